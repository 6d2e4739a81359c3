"""What a programme lacks: whom such a visit usually meets and has not, and themes no session is meant to cover.

The list of whom one usually meets is a file anybody can edit (`resources/whom_to_meet.toml`); it asks, it never blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from peerteam.domain.entries import Entry
from peerteam.domain.records import Session, SessionKind, SessionTheme, SourceGroup, Theme
from peerteam.domain.snapshot import Snapshot
from peerteam.domain.timetable import Company, companies, is_off


@dataclass(frozen=True, slots=True)
class Usual:
    """Somebody such a visit usually meets, known by words in a post or a session's title, or by group and kind."""

    words: str
    named: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    group: str | None = None
    kind: str | None = None


def parse_usual(data: object, source: str) -> tuple[Usual, ...]:
    """The list from the content of its file. Raises BadResource for a mistake in it."""
    top = Entry(data, source)
    entries = top.entries("usually")
    top.close()
    return tuple(map(_usual, entries))


def _usual(entry: Entry) -> Usual:
    made = Usual(
        entry.text("words"),
        entry.texts("named"),
        entry.texts("but_not"),
        entry.maybe_choice("group", SourceGroup),
        entry.maybe_choice("kind", SessionKind),
    )
    entry.close()
    if not (made.named or made.group or made.kind):
        raise entry.bad("named", "is missing, and so are “group” and “kind”: nobody could be recognised")
    return made


def not_met(snapshot: Snapshot, usual: Iterable[Usual]) -> list[Usual]:
    """Those of the list for whom there is no session, cancelled ones apart."""
    known = companies(snapshot)
    there = [(session, known[session.id]) for session in snapshot.all(Session) if not is_off(session)]
    return [each for each in usual if not any(_meets(session, company, each) for session, company in there)]


def session_with(usual: Usual) -> Session:
    """A session to be arranged with them, called so that they are recognised in it; its id is still to be given."""
    plain = usual.words if _says(usual.words, usual.named, usual.but_not) or not usual.named else usual.named[0]
    title = re.sub(r"^(the|a) ", "", plain)
    return Session("", f"{title[:1].upper()}{title[1:]}", kind=usual.kind or SessionKind.INTERVIEW)


def _meets(session: Session, company: Company, usual: Usual) -> bool:
    if usual.kind and session.kind != usual.kind:
        return False
    if usual.group and usual.group in {person.group for person in company.people}:
        return True
    posts = (person.post for person in company.people)
    return any(_says(words, usual.named, usual.but_not) for words in (session.title, *posts))


def _says(words: str | None, named: tuple[str, ...], but_not: tuple[str, ...]) -> bool:
    """Whether one of the names stands in the words as whole words, once what is not meant is taken out of them."""
    left = _plain(words)
    if but_not:
        left = _any_of(but_not, in_turn=True).sub(" | ", left)
    return bool(named) and _any_of(named).search(left) is not None


@cache
def _any_of(names: tuple[str, ...], *, in_turn: bool = False) -> re.Pattern[str]:
    """Any of these as whole words; of two that begin alike the longer one."""
    ordered = sorted(map(_plain, names), key=len, reverse=True) if in_turn else map(_plain, names)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")


def _plain(words: str | None) -> str:
    return " ".join((words or "").casefold().replace("’", "'").replace("-", " ").split())


def themes_without_session(snapshot: Snapshot) -> list[Theme]:
    """The themes no session is meant to cover, cancelled sessions apart."""
    off = {session.id for session in snapshot.all(Session) if is_off(session)}
    covered = {link.theme for link in snapshot.all(SessionTheme) if link.session not in off}
    return [theme for theme in snapshot.all(Theme) if theme.id not in covered]
