"""Bringing a visit somebody began alone into the team's: her notes, tags and papers, and nothing twice.

Everything keeps its id, but for links, whose ids are made of their ends; so doing it again, here or on another laptop,
adds nothing. What the team's records say stands; only what they leave open is filled in. What stays on her laptop goes
on doing so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from peerteam.domain.begun_alone import Known, Pair, Pairs, Side, pair
from peerteam.domain.errors import PeerTeamError
from peerteam.domain.ids import derived_id, position_between
from peerteam.domain.passages import span_of
from peerteam.domain.records import (
    KINDS,
    Attendance,
    Basis,
    Document,
    DocumentTheme,
    Note,
    Peer,
    Person,
    Presence,
    Reading,
    Record,
    Section,
    Session,
    SessionTheme,
    Support,
    Tag,
    TagState,
    Theme,
    Visit,
    part_fields,
    shared_fields,
)
from peerteam.store.tables import TABLES
from peerteam.store.visit_file import VisitFile

STEP = "Bring in what I began alone"
LINKS = (Attendance, Presence, SessionTheme, DocumentTheme, Reading, Support, Basis)
FILLED = (Peer, Person, Session, Document, Section)
"""Where both visits have the record, what the team's leaves open is taken from hers."""

_WHAT_OTHERS_ARE_ABOUT_FIRST: tuple[type[Record], ...] = (
    Document,
    *(kind for kind in KINDS.values() if kind not in (Visit, Document)),
)


@dataclass(frozen=True, slots=True)
class Brought:
    """What came into the team's visit."""

    notes: int = 0
    staying: int = 0  # of these notes, how many go on staying on this laptop
    tags: int = 0
    papers: int = 0
    others: int = 0  # sessions, people, findings and the rest
    files_missing: int = 0  # papers whose file could not be brought along


def known(visit: VisitFile) -> Known:
    """What tells which challenge a visit is for."""
    record = visit.record()
    return Known(record.council, record.first_day, record.last_day, record.framework)


def side(visit: VisitFile) -> Side:
    """The records that may stand in both visits."""
    rows = visit.rows
    return Side(rows.all(Theme), rows.all(Peer), rows.all(Person), rows.all(Session), rows.all(Document))


def pairs(mine: VisitFile, team: VisitFile) -> Pairs:
    """What of mine is in the team's visit already, and what looks it."""
    return pair(side(mine), side(team), (mine.me, team.me))


def bring_in(mine: VisitFile, team: VisitFile, agreed: Iterable[Pair]) -> Brought:
    """Bring everything of `mine` into `team`, in one step; `agreed` are the records that are one."""
    bringing = _Bringing(mine, team, {each.mine: each.team for each in agreed})
    missing = bringing.files()
    with team.step(STEP):
        for kind in _WHAT_OTHERS_ARE_ABOUT_FIRST:
            for record in mine.rows.all(kind):
                if not (isinstance(record, Note) and is_empty(record)):
                    bringing.bring(record)
        team.closing.brought_in(mine.id)
    return replace(bringing.brought(), files_missing=missing)


class _Bringing:
    """One visit going into another. `same` says under which id something of hers stands there."""

    def __init__(self, mine: VisitFile, team: VisitFile, same: dict[str, str]) -> None:
        self.mine, self.team, self.same = mine, team, same
        self.added: list[Record] = []
        self._me = (mine.me, team.me)

    def bring(self, record: Record) -> None:
        """Bring in one record, unless it is there, or was there and has been taken away."""
        record = self._as_there(record)
        there = self.team.rows.get(type(record), record.id)
        if there is not None:
            self._fill(there, record)
        elif not self._was_there(record.id) and self._has_its_ends(record):
            self.added.append(self.team.rows.add(self._fitted(record)))

    def brought(self) -> Brought:
        """What has been added so far."""
        notes = [each for each in self.added if isinstance(each, Note)]
        tags = sum(isinstance(each, Tag) for each in self.added)
        papers = sum(isinstance(each, Document) for each in self.added)
        links = sum(isinstance(each, LINKS) for each in self.added)
        others = len(self.added) - len(notes) - tags - papers - links
        return Brought(len(notes), sum(note.private for note in notes), tags, papers, others)

    # --- what it is there

    def _as_there(self, record: Record) -> Record:
        """The record with the ids things have in the team's visit."""
        linked = {f.name: self._id(getattr(record, f.name)) for f in fields(record) if "link" in f.metadata}
        changed = replace(record, id=self._id(record.id), **linked)
        if isinstance(changed, LINKS):
            ends = [getattr(changed, name) for name in part_fields(type(changed))]
            return replace(changed, id=derived_id(changed.kind_name, *ends))
        return self._mine(changed) if isinstance(changed, Note) else changed

    def _id(self, id: Any) -> Any:
        return self.same.get(id, id)

    def _mine(self, note: Note) -> Note:
        """A note of a visit that never asked who I am is mine."""
        author = note.author or (self.team.me if self._me[0] is None else None)
        return replace(note, author=author, typist=note.typist or author)

    def _was_there(self, id: str) -> bool:
        """Whether somebody in the team has deleted or erased it: then it does not come again by this door."""
        ask = "select 1 from change where record = :id union select 1 from erased where record = :id"
        return self.team.connection.execute(ask, {"id": id}).fetchone() is not None

    def _has_its_ends(self, record: Record) -> bool:
        return all(self.team.rows.find(getattr(record, name)) for name in part_fields(type(record)))

    # --- what is made to fit

    def _fitted(self, record: Record) -> Record:
        if isinstance(record, Theme):
            return self._theme(record)
        if isinstance(record, Document):
            taken = self.team.rows.where(Document, reference=record.reference)
            return replace(record, reference=self.team.evidence.next_reference()) if taken else record
        if isinstance(record, Note) and record.about and self.team.rows.find(record.about) is None:
            return replace(record, about=None)  # the team has deleted what it was about; the words are still hers
        return self._tag(record) if isinstance(record, Tag) else record

    def _theme(self, theme: Theme) -> Theme:
        """A theme of her own comes last, under a key nobody else's has."""
        there = self.team.rows.all(Theme)
        keys = {each.key for each in there}
        last = max((each.position for each in there if each.position), default=None)
        key = theme.key if theme.key not in keys else min(set(range(1, 10)) - keys, default=None)
        return replace(theme, key=key, position=position_between(last, None))

    def _tag(self, tag: Tag) -> Tag:
        """Nobody here knows the text it was made on, so it is a tag of the words as they now stand."""
        note = self.team.rows.get(Note, tag.note)
        body = (note.body if note else None) or ""
        if tag.at is None or tag.upto is None or tag.state in (TagState.GONE, TagState.WAITING):
            return tag
        return replace(tag, span=span_of(body, tag.at, tag.upto), state=TagState.OK)

    def _fill(self, there: Record, mine: Record) -> None:
        """What the team's record leaves open, mine may say; nothing it says is written over."""
        if not isinstance(there, FILLED):
            return
        empty = {c.name: c.default for c in TABLES[there.kind_name].columns if c.name in shared_fields(type(there))}
        filled = {
            name: getattr(mine, name)
            for name, nothing in empty.items()
            if getattr(there, name) in (None, nothing)
            and getattr(mine, name) not in (None, nothing)
            and getattr(mine, name) != there.id  # the same as itself, now that the two are one
        }
        if filled:
            self.team.rows.change(type(there), there.id, **filled)

    # --- papers

    def files(self) -> int:
        """Bring the papers' own files along, under the team's words; returns how many could not be."""
        missing = 0
        for key in {d.file for d in self.mine.rows.all(Document) if d.file and self.mine.attachments.has(d.file)}:
            try:
                self.team.attachments.take_over(self.mine.attachments, key)
            except PeerTeamError:
                missing += 1
        return missing


def is_empty(note: Note) -> bool:
    """A note that was begun and never written."""
    return not (note.body or "").strip()
