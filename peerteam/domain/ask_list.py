"""Questions to ask: passages marked *ask again*, each at the session it belongs to.

That is the one still to come whose title the question names ("programme director: is there a cost update?"), else the
next that covers its theme, mine before another's. A question is answered when somebody says that it has been asked;
then it is no question any more. What is given here may hold private notes: they are this laptop's own, and go nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from peerteam.domain.records import Note, Session, SessionTheme, Tag, TagKind, TagState

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


def ask_list(
    me: str | None,
    coming: Sequence[Session],
    mine: Collection[str],
    notes: Iterable[Note],
    tags: Iterable[Tag],
    covers: Iterable[SessionTheme],
) -> list[Ask]:
    """My own questions, and the team's for my sessions, in the order of those sessions, the newest of each first.

    `coming` are the sessions to come in the order of the programme, `mine` the ids of those I am in. Once all is over
    there is nothing left to ask.
    """
    if not coming:
        return []
    ordered = sorted(coming, key=lambda session: session.id not in mine)
    themes = _themes(covers)
    found: list[tuple[Note, Ask]] = []
    for tag, note, words in _questions(notes, tags):
        others = [session for session in ordered if session.id != note.about]
        next_one = next((each for each in others if tag.theme in themes.get(each.id, ())), None)
        session = _named(words, others) or next_one
        if me is None or note.author == me or (session is not None and session.id in mine):
            found.append((note, Ask(tag, words, session)))
    found.sort(key=lambda each: each[0].at or "", reverse=True)
    place = {session.id: number for number, session in enumerate(ordered)}
    return sorted((ask for _, ask in found), key=lambda ask: place[ask.session.id] if ask.session else len(ordered))


def asks_for(
    about: str,
    themes: Collection[str],
    sessions: Sequence[Session],
    notes: Iterable[Note],
    tags: Iterable[Tag],
) -> list[str]:
    """What to ask in a session, or of a paper, in words: those that name it first, then those its themes cover.

    Questions of its own notes are not asked there again.
    """
    naming, covered = list[str](), list[str]()
    for tag, note, words in _questions(notes, tags):
        named = _named(words, sessions)
        if note.about != about and named is not None and named.id == about:
            naming.append(words)
        elif note.about != about and tag.theme in themes:
            covered.append(words)
    return list(dict.fromkeys(naming + covered))


def _themes(covers: Iterable[SessionTheme]) -> dict[str, set[str]]:
    themes: dict[str, set[str]] = {}
    for link in covers:
        themes.setdefault(link.session, set()).add(link.theme)
    return themes


def _questions(notes: Iterable[Note], tags: Iterable[Tag]) -> Iterator[tuple[Tag, Note, str]]:
    """The questions that are still words of a note, in the words of now."""
    by_id = {note.id: note for note in notes}
    for tag in tags:
        note = by_id.get(tag.note)
        if tag.kind != TagKind.ASK or note is None or tag.state in (TagState.GONE, TagState.WAITING):
            continue
        here = (note.body or "")[tag.at : tag.upto] if tag.at is not None and tag.upto is not None else ""
        if words := " ".join((here or tag.span.words).split()):
            yield tag, note, words


def _named(words: str, sessions: Sequence[Session]) -> Session | None:
    """The session whose title shares most telling words with a question; None if there is none."""
    asked = _telling(words)
    shared = [(len(asked & _telling(session.title or "")), session) for session in sessions]
    most, session = max(shared, key=lambda each: each[0], default=(0, None))
    return session if most else None


def _telling(text: str) -> set[str]:
    return {word.casefold() for word in _TELLING.findall(text)} - _EVERYDAY
