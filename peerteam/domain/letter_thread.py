"""The thread: from a paragraph of the letter back through finding, passage and note to the slot in the programme.

It is for the team's eyes: it names passages of notes, so it is shown in the program and never written into the letter.
People are given by their group alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from peerteam.domain.group_words import plural
from peerteam.domain.letter_blocks import Paragraph
from peerteam.domain.letter_words import day_words, iso_day
from peerteam.domain.records import (
    Attendance,
    Basis,
    Document,
    Finding,
    Note,
    Peer,
    Person,
    Recommendation,
    Record,
    Session,
    Stance,
    Support,
    Tag,
    Theme,
)
from peerteam.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Step:
    """One station on the way back: how deep, what kind of thing, its id, and words for a line of print."""

    depth: int
    kind: str
    id: str
    label: str


def thread(snapshot: Snapshot, paragraph: Paragraph) -> tuple[Step, ...]:
    """The stations behind a paragraph in the order one would walk them; what came before is not walked again."""
    seen: set[str] = set()
    steps = [Step(0, "paragraph", paragraph.anchor, paragraph.text)]
    for source in paragraph.sources:
        if source not in seen:
            steps += _walk(snapshot, source, 1, seen)
    return tuple(steps)


def _walk(snapshot: Snapshot, id: str, depth: int, seen: set[str], how: str = "") -> Iterator[Step]:
    record = snapshot.find(id)
    if record is None:
        return
    if id in seen:
        yield Step(depth, record.kind_name, id, f"{_label(snapshot, record)} (as above)")
        return
    seen.add(id)
    yield Step(depth, record.kind_name, id, _label(snapshot, record) + how)
    for next_id, next_how in _behind(snapshot, record):
        yield from _walk(snapshot, next_id, depth + 1, seen, next_how)
    if isinstance(record, Session):
        yield from _groups(snapshot, record, depth + 1)


def _behind(snapshot: Snapshot, record: Record) -> list[tuple[str, str]]:
    """What stands directly behind a record, each with a remark on how."""
    if isinstance(record, Recommendation):
        return [(b.finding, "") for b in snapshot.all(Basis) if b.recommendation == record.id]
    if isinstance(record, Finding):
        supports = [s for s in snapshot.all(Support) if s.finding == record.id]
        return [(s.evidence, " (speaks against)" if s.stance == Stance.AGAINST else "") for s in supports]
    if isinstance(record, Tag):
        return [(record.note, "")]
    if isinstance(record, Note) and record.about:
        return [(record.about, "")]
    return []


def _label(snapshot: Snapshot, record: Record) -> str:
    match record:
        case Recommendation():
            return record.label or record.text or ""
        case Finding():
            theme = snapshot.get(Theme, record.theme)
            about = f", {theme.short_name or theme.name}" if theme else ""
            return f"{(record.side or 'finding').capitalize()}{about}: {record.wording}"
        case Tag():
            return f"“{record.span.words.strip('“” ')}”"
        case Note():
            return _note_label(snapshot, record)
        case Session():
            return f"{_slot_words(record)}: {record.title or record.kind or 'session'}"
        case Document():
            return " ".join(text for text in (record.reference, record.title) if text)
        case Theme():
            return record.name or ""
        case Peer():
            return record.initials or record.label or ""
        case _:
            return record.kind_name


def _note_label(snapshot: Snapshot, note: Note) -> str:
    author = snapshot.get(Peer, note.author)
    who = f"Note by {author.initials or author.label}" if author else "Note"
    day = iso_day((note.at or "")[:10])
    when = f", {day_words(day)}" + (f" at {note.at[11:16]}" if note.at and len(note.at) > 15 else "") if day else ""
    group = f", {plural(note.group)}" if note.group and not note.about else ""
    return who + when + group


def _slot_words(session: Session) -> str:
    slot = session.slot
    day = iso_day(slot.day)
    times = "–".join(time for time in (slot.start, slot.end) if time)
    known = [f"{day:%A} {day_words(day)}" if day else "", times, slot.room or ""]
    return ", ".join(text for text in known if text) or "Slot not known"


def _groups(snapshot: Snapshot, session: Session, depth: int) -> Iterator[Step]:
    people = [snapshot.get(Person, a.person) for a in snapshot.all(Attendance) if a.session == session.id]
    groups = dict.fromkeys(person.group for person in people if person and person.group)
    if groups:
        yield Step(depth, "people", session.id, ", ".join(plural(group) for group in groups))
