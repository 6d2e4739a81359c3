"""The test of a finding: how many independent voices are behind it, of which groups, and what speaks against it.

What counts:

* A session in which the council's people talk to the team is one voice, however many passages of it are behind the
  finding and however many people were in it.
* A conversation outside the programme (a note about nothing, or about a session whose kind nobody has said) is no
  session. All such conversations together are one more voice, and only if a group speaks there that spoke in none of
  the sessions: who speaks in the corridor may be who was interviewed.
* What was observed is evidence and no voice; so is a paper. Either beside an interview makes a second kind of source,
  so the finding does not hang on one voice. The team's own time and the feedback are passages and nothing else.
* Groups are those of the people in the session; a paper has none.
* A passage whose words are gone from their note does not count, nor does anything private, which no snapshot holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from peerteam.domain.finding_rules import PLAIN, FlagKind, Rules
from peerteam.domain.finding_sources import Behind, add_passage, sources_of
from peerteam.domain.group_words import in_order, plural
from peerteam.domain.records import (
    Document,
    Finding,
    Stance,
    Support,
    Tag,
    TagState,
)
from peerteam.domain.snapshot import Snapshot

_NOWHERE = frozenset({TagState.GONE.value, TagState.WAITING.value})


@dataclass(frozen=True, slots=True)
class Flag:
    """A warning: its words on the card, and one sentence that explains it and says what would cure it."""

    kind: FlagKind
    words: str
    why: str
    mild: bool = False


@dataclass(frozen=True, slots=True)
class Tested:
    """What is behind one finding, in numbers and in words."""

    finding: str
    sessions: int = 0
    groups: tuple[str, ...] = ()
    documents: int = 0
    peers: int = 0  # whose notes it stands in
    against: int = 0  # sessions, papers and conversations that contradict it
    quotes_uncleared: int = 0
    passages: int = 0
    flags: tuple[Flag, ...] = ()
    voices: int = 0
    observed: int = 0
    talks: int = 0  # conversations outside the programme

    @property
    def in_words(self) -> str:
        """The grey line: "4 sessions · members, staff · 1 document"; empty when nothing is behind it."""
        said = [
            _number(self.sessions, "session"),
            _number(self.talks, "conversation"),
            ", ".join(map(plural, self.groups)),
            _number(self.observed, "meeting observed", "meetings observed"),
            _number(self.documents, "document"),
        ]
        return " · ".join(filter(None, said))

    @property
    def warnings(self) -> tuple[Flag, ...]:
        """What a card shows: of one voice it goes without saying that it is one group."""
        one = any(flag.kind is FlagKind.ONE_VOICE for flag in self.flags)
        return tuple(flag for flag in self.flags if not (one and flag.kind is FlagKind.ONE_GROUP))

    def has(self, kind: FlagKind) -> bool:
        """Whether it is warned of this."""
        return any(flag.kind is kind for flag in self.flags)


def test_findings(snapshot: Snapshot, rules: Rules | None = None) -> dict[str, Tested]:  # noqa: PT028 – no pytest
    """Every finding tested, the dropped ones too, by id."""
    rules = rules or PLAIN
    tags = {tag.id: tag for tag in snapshot.all(Tag)}
    documents = {document.id for document in snapshot.all(Document)}
    sources = sources_of(snapshot, rules, documents)
    behind = {finding.id: Behind() for finding in snapshot.all(Finding)}
    for support in snapshot.all(Support):
        here = behind.get(support.finding)
        if here is None:
            continue
        if support.evidence in documents:
            (here.against if support.stance == Stance.AGAINST else here.documents).add(support.evidence)
            continue
        tag = tags.get(support.evidence)
        source = sources.get(tag.note) if tag is not None else None
        if tag is None or source is None or tag.state in _NOWHERE or tag.stays_here:
            continue
        if support.stance == Stance.AGAINST:
            here.against.add(source.id)
        else:
            add_passage(here, tag, source)
    warned = not snapshot.closed
    return {id: _tested(id, each, rules, warned=warned) for id, each in behind.items()}


# --- what it is warned of ---------------------------------------------------------------------------------------------


def _tested(id: str, behind: Behind, rules: Rules, *, warned: bool) -> Tested:
    groups = in_order(behind.groups | behind.talk_groups)
    warnings = _warned(behind, len(groups), rules) if warned else ()
    return Tested(
        finding=id,
        sessions=len(behind.sessions),
        groups=groups,
        documents=len(behind.documents),
        peers=len(behind.peers),
        against=len(behind.against),
        quotes_uncleared=behind.uncleared,
        passages=behind.passages,
        flags=tuple(_flag(kind, number, rules) for kind, number in warnings),
        voices=behind.voices,
        observed=len(behind.observed),
        talks=len(behind.talks),
    )


def _warned(behind: Behind, groups: int, rules: Rules) -> Iterable[tuple[FlagKind, int]]:
    """The gravest first."""
    voices = behind.voices
    if not (behind.passages or behind.documents):
        yield FlagKind.NOTHING, 0
    elif rules.voices and not voices:
        yield FlagKind.NOBODY, 0
    elif voices < rules.voices and not (behind.documents or behind.observed):
        yield FlagKind.ONE_VOICE, voices
    if behind.against:
        yield FlagKind.AGAINST, len(behind.against)
    if voices and rules.groups and not groups:
        yield FlagKind.NO_GROUP, 0
    elif voices and groups < rules.groups:
        yield FlagKind.ONE_GROUP, groups
    if behind.uncleared:
        yield FlagKind.QUOTE, behind.uncleared
    if behind.passages and len(behind.documents) < rules.documents:
        yield FlagKind.NO_DOCUMENT, 0


def _flag(kind: FlagKind, number: int, rules: Rules) -> Flag:
    wording = rules.wordings[kind]
    return Flag(kind, wording.say(number), wording.why.replace("{n}", str(number)), wording.mild)


def _number(count: int, one: str, many: str = "") -> str:
    if not count:
        return ""
    return f"{count} {one if count == 1 else many or one + 's'}"
