"""Questions to ask: passages marked *ask again*, each at the session it belongs to.

That is the one still to come whose title the question names ("programme director: is there a cost update?"), else the
next that covers its theme, mine before another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from peerteam.domain.records import Note, Session, SessionTheme, Tag, TagKind
from peerteam.ui.agenda import WRITTEN_UP, Agenda, on
from peerteam.ui.wording import ends

_TELLING = re.compile(r"[^\W\d_]{5,}")
_EVERYDAY = frozenset(
    {"focus", "group", "groups", "team", "council", "meeting", "cabinet", "member", "members", "service"}
)
"""Words of a title that stand in so many that they name none."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question somebody noted to ask elsewhere, and where; None if no session to come covers its theme."""

    tag: Tag
    words: str
    session: Session | None


def asks(agenda: Agenda, tags: Iterable[Tag], covers: Iterable[SessionTheme], now: datetime) -> list[Ask]:
    """My own questions, and the team's for my sessions, in the order of those sessions, the newest of each first.

    Once all is over there is nothing left to ask.
    """
    coming = [s for s in agenda.sessions if on(s) and s.kind in WRITTEN_UP and (ends(s.slot) or datetime.min) > now]
    mine = {session.id for session in agenda.mine()}
    coming.sort(key=lambda session: (session.id not in mine, session.slot.day or "", session.slot.start or ""))
    themes: dict[str, set[str]] = {}
    for link in covers:
        themes.setdefault(link.session, set()).add(link.theme)
    notes = {note.id: note for note in agenda.notes}
    found = list(_asks(agenda.me, tags, notes, [(s, themes.get(s.id, set())) for s in coming], mine)) if coming else []
    found.sort(key=lambda ask: notes[ask.tag.note].at or "", reverse=True)
    return sorted(found, key=lambda ask: coming.index(ask.session) if ask.session else len(coming))


def _asks(
    me: str | None,
    tags: Iterable[Tag],
    notes: dict[str, Note],
    coming: Sequence[tuple[Session, set[str]]],
    mine: set[str],
) -> Iterator[Ask]:
    for tag in tags:
        note = notes.get(tag.note)
        if tag.kind != TagKind.ASK or note is None:
            continue
        words = _words(tag, note)
        others = [(s, covered) for s, covered in coming if s.id != note.about]
        session = _named(words, [s for s, _ in others]) or next((s for s, c in others if tag.theme in c), None)
        if me is None or note.author == me or (session is not None and session.id in mine):
            yield Ask(tag, words, session)


def _named(words: str, sessions: Sequence[Session]) -> Session | None:
    """The session whose title shares most telling words with a question; None if there is none."""
    asked = _telling(words)
    shared = [(len(asked & _telling(session.title or "")), session) for session in sessions]
    most, session = max(shared, key=lambda each: each[0], default=(0, None))
    return session if most else None


def _telling(text: str) -> set[str]:
    return {word.casefold() for word in _TELLING.findall(text)} - _EVERYDAY


def _words(tag: Tag, note: Note) -> str:
    """The words as they stand now; those it was put on if they are gone."""
    here = (note.body or "")[tag.at : tag.upto] if tag.at is not None and tag.upto is not None else ""
    return " ".join((here or tag.span.words).split())
