"""Whether a line names somebody the team met: for what is shown to a whole council on the last day.

A full name, or a title and a surname, is surely a name. A surname alone may be a word like any other (Green, Hart), so
it is only pointed out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from peerteam.domain.people import bare_name
from peerteam.domain.records import Peer, Person
from peerteam.domain.snapshot import Snapshot

_TITLES = r"(?:cllrs?|councillors?|dr|mr|mrs|ms|miss|sir|dame|prof|professor|rev)\.?"
_SHORTEST = 3


class People:
    """The names of everybody the team met; the team itself may be named."""

    def __init__(self, snapshot: Snapshot) -> None:
        team = {bare_name(peer.name) for peer in snapshot.all(Peer)}
        names = {bare_name(person.name) for person in snapshot.all(Person)} - team - {()}
        surnames = {name[-1] for name in names if len(name[-1]) >= _SHORTEST}
        full = [r"\s+".join(map(re.escape, name)) for name in sorted(names) if len(name) > 1]
        titled = [rf"{_TITLES}\s+(?:\w+\s+)?(?:{_any(surnames)})"] if surnames else []
        self._surely = _pattern([*full, *titled])
        self._perhaps = _pattern([_any(surnames)] if surnames else [])

    def are_named(self, words: str) -> bool:
        """Whether somebody is surely named."""
        return bool(self._surely and self._surely.search(_plain(words)))

    def may_be_named(self, words: str) -> bool:
        """Whether a surname stands there with a capital letter: "a green space" is none."""
        return bool(self._perhaps and any(found[0][0].isupper() for found in self._perhaps.finditer(_plain(words))))


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))


def _pattern(ways: list[str]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)", re.IGNORECASE) if ways else None


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").split())
