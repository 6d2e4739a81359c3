"""What waits to be settled, as it is asked: whose versions these are, of when, and what each of them says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from peerteam.domain.differences import both_changes
from peerteam.domain.records import Note, Peer, Person, Slot, Span
from peerteam.store.settling import THERE, Case, Side
from peerteam.ui.dialogs.settle import Question
from peerteam.ui.dialogs.two_versions import Shown
from peerteam.ui.handover_words import Names, slot_words
from peerteam.ui.people_rows import told_apart
from peerteam.ui.wording import day_name, person_words

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

FIELDS: Mapping[tuple[str, str], str] = {
    ("session", "slot"): "when and where",
    ("session", "lead"): "who leads",
    ("session", "writer"): "who writes",
    ("session", "kind"): "what it is",
    ("session", "status"): "where it stands",
    ("session", "status_reason"): "the reason given",
    ("session", "headcount"): "how many came",
    ("theme", "key"): "its number",
    ("theme", "short_name"): "its short name",
    ("theme", "threaded"): "whether it is reported within the core themes",
    ("theme", "questions"): "its questions",
    ("note", "body"): "two versions of the text",
    ("note", "author"): "whose words these are",
    ("note", "about"): "what it is about",
    ("note", "group"): "who spoke",
    ("tag", "span"): "the words it is on",
    ("tag", "kind"): "what kind of passage",
    ("tag", "clearance"): "how far the quote is cleared",
    ("person", "group"): "whom they speak for",
    ("person", "same_as"): "whether it is somebody else’s entry too",
    ("finding", "wording"): "the words of the headline",
    ("finding", "side"): "which column",
    ("finding", "state"): "kept or dropped",
    ("document", "asked_of"): "who was asked",
    ("document", "asked_on"): "when it was asked for",
    ("recommendation", "council_position"): "the council’s position",
    ("recommendation", "council_reason"): "the council’s reason",
    ("section", "edited"): "its words",
    ("section", "words"): "its words as drafted",
}
"""What a field is called where its name alone would not do."""
ORDER = "its place in the order"
_TEXTS = frozenset(
    {"title", "wording", "text", "label", "explanation", "summary", "edited", "reason", "name", "post", "organisation"}
    | {"status_reason", "asked_of", "stream", "council", "short_name", "council_reason", "timescale", "progress"}
)
"""Fields one may write anew; of a note's text only its author may."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that may be one person."""

    one: Person
    other: Person


Matter = Case | Pair


def question(visit: VisitFile, matter: Matter) -> Question:
    """A thing to settle as it is asked."""
    if isinstance(matter, Pair):
        here, other = (Shown("", person_words(person)) for person in (matter.one, matter.other))
        title = f"May this be one person? {told_apart(matter.one, matter.other)}"
        return Question(title, here, (other,), "One person", "Two people")
    return _deletion(visit, matter) if matter.field == THERE else _versions(visit, matter)


def _deletion(visit: VisitFile, case: Case) -> Question:
    names = Names(visit)
    words, detail = names.record(case.kind, case.record)
    said = "\n".join(part for part in (words, detail) if part)
    gone, there = (case.here, case.others[0]) if case.deleted_here else (case.others[0], case.here)
    title = f"{names.title(case.kind, case.record)}: deleted by {_by(names, gone)}, changed by {_by(names, there)}"
    kept = Shown(f"Changed: {_heading(names, there)}", said)
    away = Shown(f"Deleted: {_heading(names, gone)}", "It is not there.")
    if case.deleted_here:
        return Question(title, away, (kept,), "Leave it deleted", "Bring it back", compared=False)
    return Question(title, kept, (away,), "Keep it", "Delete it", compared=False)


def _versions(visit: VisitFile, case: Case) -> Question:
    names = Names(visit)
    what = ORDER if case.field == "position" else FIELDS.get((case.kind, case.field), case.field.replace("_", " "))
    both = together(visit, case)
    return Question(
        f"{names.title(case.kind, case.record)}: {what}",
        Shown(f"Shown here: {_heading(names, case.here)}", value_words(names, case, case.here)),
        tuple(Shown(_heading(names, side), value_words(names, case, side)) for side in case.others),
        both=slot_words(both) if both is not None else "",
        editable=_may_write(visit, case),
    )


def together(visit: VisitFile, case: Case) -> Slot | None:
    """A slot with what both changed, where one moved the time and the other the room."""
    if case.field != "slot" or len(case.others) != 1:
        return None
    return both_changes(visit.settling.before(case) or Slot(), case.here.value, case.others[0].value)


def _may_write(visit: VisitFile, case: Case) -> bool:
    if case.field == "body":
        note = visit.rows.get(Note, case.record)
        return note is not None and visit.me in (note.author, note.typist)
    return case.field in _TEXTS


def _by(names: Names, side: Side) -> str:
    who = names.who(side.who)
    return "you" if who == "You" else who


def _heading(names: Names, side: Side) -> str:
    """ "Ben, handed over Tuesday 10 March, 16:40"."""
    if side.when is None:
        return f"{names.who(side.who)}, not handed over yet"
    return f"{names.who(side.who)}, handed over {day_name(side.when.date().isoformat())}, {side.when:%H:%M}"


def value_words(names: Names, case: Case, side: Side) -> str:
    """A version as one reads it."""
    value = side.value
    if isinstance(value, Slot):
        return slot_words(value)
    if isinstance(value, Span):
        return value.words
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if case.field == "position":
        return _place(names, case, str(value or ""))
    if isinstance(value, tuple):
        return "\n".join(str(part) for part in value) or "Nothing"
    return _linked(names, case, value) or (str(value) if value not in (None, "") else "Nothing")


def _linked(names: Names, case: Case, value: Any) -> str:
    """What a link leads to, in words."""
    if case.field in ("lead", "writer", "author", "typist", "peer", "made_by"):
        peer = names.get(Peer, value)
        return (peer.name or names.who(value)) if peer else ""
    if case.field == "theme":
        return names.theme(value) if value else ""
    if case.field == "about":
        return names.about(value)
    return person_words(found) if case.field == "same_as" and (found := names.get(Person, value)) else ""


def _place(names: Names, case: Case, position: str) -> str:
    before = names.before_in_order(case.kind, case.record, position)
    return f"After “{before}”" if before else "First"
