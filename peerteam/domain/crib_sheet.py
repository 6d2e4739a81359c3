"""The crib sheet of a peer before the visit: the questions of their themes, their sessions, the papers that matter.

Whom a session meets is said by post, never by name: a crib sheet is left on tables and in trains.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from peerteam.domain.counts import WHOLE_TEAM, session_label
from peerteam.domain.letter_words import iso_day, span_words
from peerteam.domain.records import (
    Document,
    DocumentStatus,
    DocumentTheme,
    Peer,
    Presence,
    Reading,
    Session,
    SessionTheme,
    Theme,
)
from peerteam.domain.requests import is_here
from peerteam.domain.snapshot import Snapshot
from peerteam.domain.timetable import Company, called, companies, day_of, is_off, say_times, short, theme_words

READ, TO_READ = "read", "to read"
_MOST_MET, _MOST_PAPERS = 4, 20


class Part(StrEnum):
    """What a peer does in a session."""

    LEAD = "you lead"
    WRITE = "you write"
    BOTH = "you lead and write"
    THERE = "you are there"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One session of the peer: when and where, what, whom it meets by post, with whom of the team, which themes."""

    day: str
    times: str
    room: str
    title: str
    meets: str
    part: Part
    others: str
    themes: str


@dataclass(frozen=True, slots=True)
class Questions:
    """A theme of the peer, how many of their sessions are meant to cover it, and its questions."""

    theme: str
    sessions: int
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that bears on the peer's themes: `state` is *to read*, *read*, or when it is due."""

    reference: str
    title: str
    themes: str
    state: str


@dataclass(frozen=True, slots=True)
class CribSheet:
    """All of it. `own` says that the themes come from the peer's sessions, and are not simply all there are."""

    name: str
    role: str
    council: str
    kind: str
    dates: str
    marking: str
    themes: tuple[Questions, ...]
    own: bool
    meetings: tuple[Meeting, ...]
    papers: tuple[Paper, ...]
    further: tuple[str, ...]  # the references of those there is no room for
    read: tuple[str, ...]


def crib_sheet(snapshot: Snapshot, peer: Peer) -> CribSheet:
    """The sheet of one peer, from the programme and the papers as they stand."""
    mine = _sessions(snapshot, peer)
    covered = _themes(snapshot, mine)
    themes = [theme for theme, _ in covered] or list(snapshot.all(Theme))
    papers = _papers(snapshot, peer, {theme.id: dict(covered).get(theme, 1) for theme in themes})
    unread = [paper for paper in papers if paper.state != READ]
    visit = snapshot.visit
    return CribSheet(
        name=called(peer),
        role=", ".join(text for text in (peer.label, peer.post, peer.organisation) if text and text != peer.name),
        council=visit.council or "Peer challenge",
        kind=visit.kind or "Peer challenge",
        dates=span_words(iso_day(visit.first_day), iso_day(visit.last_day)) or "",
        marking=visit.marking or "",
        themes=tuple(
            Questions(theme.name or theme_words(theme), dict(covered).get(theme, 0), theme.questions or ())
            for theme in themes
        ),
        own=bool(covered),
        meetings=_meetings(snapshot, peer, mine),
        papers=tuple(unread[:_MOST_PAPERS]),
        further=_references(unread[_MOST_PAPERS:]),
        read=_references(paper for paper in papers if paper.state == READ),
    )


# --- sessions ---------------------------------------------------------------------------------------------------------


def _sessions(snapshot: Snapshot, peer: Peer) -> list[Session]:
    """The peer's own sessions; those of the whole team nobody forgets."""
    there = {link.session for link in snapshot.all(Presence) if link.peer == peer.id}
    return [
        session
        for session in snapshot.all(Session)
        if not is_off(session)
        and session.kind not in WHOLE_TEAM
        and (peer.id in (session.lead, session.writer) or session.id in there)
    ]


def _meetings(snapshot: Snapshot, peer: Peer, sessions: Iterable[Session]) -> tuple[Meeting, ...]:
    known = companies(snapshot)
    ordered = sorted(sessions, key=lambda each: (each.slot.day or "~", each.slot.start or "~"))
    return tuple(_meeting(session, known[session.id], peer) for session in ordered)


def _meeting(session: Session, company: Company, peer: Peer) -> Meeting:
    lead, write = session.lead == peer.id, session.writer == peer.id
    return Meeting(
        day=f"{day:%a} {day.day}" if (day := day_of(session.slot.day)) else "day not known",
        times=say_times(session.slot),
        room=session.slot.room or "",
        title=session_label(session),
        meets=_posts(company),
        part=Part.BOTH if lead and write else Part.LEAD if lead else Part.WRITE if write else Part.THERE,
        others=", ".join(short(each) for each in company.peers if each.id != peer.id),
        themes=", ".join(map(theme_words, company.themes)),
    )


def _posts(company: Company) -> str:
    """Whom it meets, by post; of many only the first."""
    met = []
    for person in company.people:
        words = person.post or person.organisation or (person.group or "somebody").capitalize()
        met.append(words if person.size is None else f"{words} ({person.size})")
    shown = list(dict.fromkeys(met))
    more = len(shown) - _MOST_MET
    return "; ".join([*shown[:_MOST_MET], f"and {more} more"] if more > 1 else shown)


# --- themes and papers ------------------------------------------------------------------------------------------------


def _themes(snapshot: Snapshot, sessions: Iterable[Session]) -> list[tuple[Theme, int]]:
    """The themes of the peer's sessions with how many cover each, the most covered first."""
    mine = {session.id for session in sessions}
    times = Counter(link.theme for link in snapshot.all(SessionTheme) if link.session in mine)
    found = [(theme, times[theme.id]) for theme in snapshot.all(Theme) if times[theme.id]]
    return sorted(found, key=lambda each: -each[1])


def _papers(snapshot: Snapshot, peer: Peer, weights: Mapping[str, int]) -> list[Paper]:
    """The papers of these themes and those of no theme, which are for all: first those that bear on most sessions.

    What was not provided is not there to read.
    """
    read = {reading.document for reading in snapshot.all(Reading) if reading.peer == peer.id}
    bears: dict[str, list[str]] = {}
    for link in snapshot.all(DocumentTheme):
        bears.setdefault(link.document, []).append(link.theme)
    themes = {theme.id: theme_words(theme) for theme in snapshot.all(Theme)}
    papers: list[tuple[int, Paper]] = []
    for document in snapshot.all(Document):
        on = bears.get(document.id, [])
        weight = sum(weights.get(theme, 0) for theme in on) if on else sum(weights.values())
        if document.status == DocumentStatus.NOT_PROVIDED or not weight:
            continue
        names = ", ".join(name for id, name in themes.items() if id in on) or "all themes"
        state = READ if document.id in read else TO_READ if is_here(document) else _awaited(document)
        papers.append((weight, Paper(document.reference or "", document.title or "No title", names, state)))
    return [paper for _, paper in sorted(papers, key=lambda each: (each[1].state != TO_READ, -each[0]))]


def _references(papers: Iterable[Paper]) -> tuple[str, ...]:
    """The references as one counts: D9 before D10."""
    names = (paper.reference or paper.title for paper in papers)
    return tuple(sorted(names, key=lambda name: [(len(bit), bit) for bit in re.split(r"(\d+)", name)]))


def _awaited(document: Document) -> str:
    due = iso_day(document.due)
    return f"due {due.day} {due:%B}" if due else "not received"
