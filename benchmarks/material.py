"""A visit as large as the largest there will be, always the same: real records, filled with the words of the sample.

500 notes of 300 words, 5,000 tags, 60 sessions, 400 documents, and people, findings and what is behind them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from peerteam import resources
from peerteam.domain.ids import derived_id, positions
from peerteam.domain.passages import span_of
from peerteam.domain.records import (
    Attendance,
    Clearance,
    Document,
    DocumentStatus,
    DocumentTheme,
    Finding,
    FindingState,
    Note,
    Peer,
    PeerCategory,
    Person,
    Reading,
    Record,
    Session,
    SessionKind,
    SessionStatus,
    SessionTheme,
    Side,
    Slot,
    SourceGroup,
    Stance,
    Support,
    Tag,
    TagKind,
    TagState,
    Theme,
    Visit,
)

VISIT = "0f0e0d0c0b0a0908"
NOTES, WORDS, TAGS_EACH, SESSIONS, DOCUMENTS, PERSONS, FINDINGS = 500, 300, 10, 60, 400, 150, 60

WORD = re.compile(r"\S+")
_MARKUP = re.compile(r"^===.*$|\{[^:{}]*:|[{}]", re.MULTILINE)


def prose() -> list[str]:
    """The words of the sample visit's notes, in order, their mark-up taken off."""
    files = sorted(resources.path("samples", "marlbridge", "notes").glob("*.txt"))
    return [word for file in files for word in _MARKUP.sub(" ", file.read_text(encoding="utf-8")).split()]


class Material:
    """The records of one visit; the same seed makes the same ones."""

    def __init__(self, seed: int = 1, notes: int = NOTES, findings: int = FINDINGS) -> None:
        self.random = random.Random(seed)
        self.prose = prose()
        self.notes = notes
        self.findings = findings
        self.peers = [self.id() for _ in range(7)]
        self.themes = [self.id() for _ in range(8)]
        self.sessions = [self.id() for _ in range(SESSIONS)]
        self.documents = [self.id() for _ in range(DOCUMENTS)]
        self.persons = [self.id() for _ in range(PERSONS)]

    def id(self) -> str:
        """An id like a random one."""
        return f"{self.random.getrandbits(64):016x}"

    def text(self, count: int = WORDS) -> str:
        """So many words of prose, from several places, in paragraphs."""
        words: list[str] = []
        while len(words) < count:
            at = self.random.randrange(len(self.prose) - 60)
            words += self.prose[at : at + self.random.randint(20, 60)]
            words[-1] += self.random.choice([" ", "\n\n"])
        return " ".join(words[:count]).strip().replace("\n ", "\n").replace("  ", " ")

    def records(self) -> list[Record]:
        """The whole visit."""
        notes = [self.note() for _ in range(self.notes)]
        tags = [tag for note in notes for tag in self.tags(note, TAGS_EACH)]
        return [*self._head(), *self._programme(), *self._papers(), *notes, *tags, *self._findings(tags)]

    def note(self) -> Note:
        """A note about some session."""
        about = self.random.choice(self.sessions)
        at = f"2026-03-{self.random.randint(10, 13)}T{self.random.randint(9, 17):02}:15:00"
        author = self.random.choice(self.peers)
        return Note(self.id(), author=author, typist=author, about=about, at=at, body=self.text())

    def tags(self, note: Note, count: int) -> Iterator[Tag]:
        """Tags on passages of a note, of a few to twenty words."""
        body = note.body or ""
        words = list(WORD.finditer(body))
        for _ in range(count):
            first = self.random.randrange(len(words) - 20)
            at, upto = words[first].start(), words[first + self.random.randint(4, 20)].end()
            kind = self.random.choice(list(TagKind))
            clearance = Clearance.RAW if kind == TagKind.QUOTE else None
            theme, state = self.random.choice(self.themes), TagState.OK
            span = span_of(body, at, upto)
            yield Tag(self.id(), note.id, span, theme, kind, clearance, at=at, upto=upto, state=state)

    def _head(self) -> Iterator[Record]:
        yield Visit(VISIT, "Marlbridge Borough Council", "Corporate Peer Challenge", "2026-03-10", "2026-03-13")
        for index, (theme, position) in enumerate(zip(self.themes, positions(len(self.themes)), strict=True)):
            name = self.text(4)
            yield Theme(theme, name, name.split()[0], position, index + 1, True, False, (self.text(12), self.text(15)))
        for peer, position in zip(self.peers, positions(len(self.peers)), strict=True):
            yield Peer(peer, self.text(2), "AB", PeerCategory.OFFICER, "Peer", self.text(3), self.text(2), position)
        for person in self.persons:
            yield Person(person, self.text(2), self.text(4), self.text(3), self.random.choice(list(SourceGroup)))

    def _programme(self) -> Iterator[Record]:
        for number, session in enumerate(self.sessions):
            slot = Slot(f"2026-03-{10 + number // 15}", f"{9 + number % 15 // 2:02}:00", None, f"Room {number % 3 + 1}")
            yield Session(
                session, self.text(5), slot, SessionKind.INTERVIEW, "A", SessionStatus.DONE,
                lead=self.random.choice(self.peers), writer=self.random.choice(self.peers), source_row=f"Row {number}",
            )  # fmt: skip
            for person in self.random.sample(self.persons, 3):
                yield Attendance(derived_id("attendance", session, person), session, person)
            theme = self.random.choice(self.themes)
            yield SessionTheme(derived_id("session_theme", session, theme), session, theme)

    def _papers(self) -> Iterator[Record]:
        for number, paper in enumerate(self.documents):
            yield Document(
                paper, f"D{number + 1}", self.text(7), "report", "the council", "2026-01-12", "2026-02-09",
                "2026-02-06", DocumentStatus.RECEIVED, self.text(30),
            )  # fmt: skip
            theme, peer = self.random.choice(self.themes), self.random.choice(self.peers)
            yield DocumentTheme(derived_id("document_theme", paper, theme), paper, theme)
            yield Reading(derived_id("reading", paper, peer), paper, peer)

    def _findings(self, tags: list[Tag]) -> Iterator[Record]:
        for position in positions(self.findings):
            finding, side = self.id(), self.random.choice(list(Side))
            theme = self.random.choice(self.themes)
            yield Finding(finding, theme, side, self.text(14), position, FindingState.OPEN)
            for tag in self.random.sample(tags, 8):
                yield Support(derived_id("support", finding, tag.id), finding, tag.id, Stance.FOR)
