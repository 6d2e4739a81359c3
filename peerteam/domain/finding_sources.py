"""What is behind a finding, each source once: which passages count, as what, and whose voice they are.

`findings.py` says what counts and why; this is how it is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from peerteam.domain.evidence import groups_of
from peerteam.domain.finding_rules import Rules
from peerteam.domain.records import (
    Attendance,
    Clearance,
    Note,
    Person,
    Session,
    Tag,
    TagKind,
)
from peerteam.domain.snapshot import Snapshot


@dataclass(slots=True)
class Behind:
    """The sources of one finding, each once."""

    sessions: set[str] = field(default_factory=set)
    talks: set[str] = field(default_factory=set)
    observed: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    talk_groups: set[str] = field(default_factory=set)
    peers: set[str] = field(default_factory=set)
    against: set[str] = field(default_factory=set)
    passages: int = 0
    uncleared: int = 0

    @property
    def voices(self) -> int:
        """Sessions, and one for all conversations when they bring a group no session had."""
        another = self.talks and (not self.sessions or not self.talk_groups <= self.groups)
        return len(self.sessions) + bool(another)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a passage is from: the thing that counts once, the set it counts in, who spoke, and who noted it."""

    id: str
    kept: Callable[[Behind], set[str]] | None
    groups: frozenset[str]
    talk: bool
    peer: str | None


def add_passage(here: Behind, tag: Tag, source: Source) -> None:
    """One more passage behind a finding."""
    here.passages += 1
    here.uncleared += tag.kind == TagKind.QUOTE and tag.clearance != Clearance.CLEARED
    if source.peer:
        here.peers.add(source.peer)
    if source.kept is not None:
        source.kept(here).add(source.id)
        (here.talk_groups if source.talk else here.groups).update(source.groups)


def sources_of(snapshot: Snapshot, rules: Rules, documents: Collection[str]) -> dict[str, Source]:
    """For each note that is not private, what its passages count as."""
    sessions = {session.id: session for session in snapshot.all(Session)}
    groups = groups_of(snapshot.all(Person), snapshot.all(Attendance))
    return {
        note.id: _source(note, sessions.get(note.about or ""), groups, rules, documents)
        for note in snapshot.all(Note)
        if not note.private
    }


def _source(
    note: Note, session: Session | None, groups: Mapping[str, Sequence[str]], rules: Rules, documents: Collection[str]
) -> Source:
    peer, own = note.author or note.typist, frozenset({note.group} if note.group else ())
    if note.about is not None and note.about in documents:
        return Source(note.about, _documents, frozenset(), False, peer)
    if session is None:
        return Source(note.id, _talks, own, True, peer)
    spoke = frozenset(groups.get(session.id, own))
    if session.kind is None:
        return Source(session.id, _talks, spoke, True, peer)
    if session.kind in rules.sessions:
        return Source(session.id, _sessions, spoke, False, peer)
    if session.kind in rules.observed:
        return Source(session.id, _observed, frozenset(), False, peer)
    return Source(session.id, None, frozenset(), False, peer)


def _sessions(behind: Behind) -> set[str]:
    return behind.sessions


def _talks(behind: Behind) -> set[str]:
    return behind.talks


def _observed(behind: Behind) -> set[str]:
    return behind.observed


def _documents(behind: Behind) -> set[str]:
    return behind.documents
