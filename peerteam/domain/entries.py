"""Reading a table of settings strictly: every key is asked for by name, and what nobody asked for is a mistake.

Frameworks, letter formats and visit folders are written by people in a plain editor. A slip of theirs must be told by
file, place and reason, never passed over and never shown as a failure of the program.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar, cast

from peerteam.domain.errors import BadResource

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

_KINDS: dict[type, str] = {
    str: "a text in quotes",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    datetime.datetime: "a day and time such as 2026-03-13T14:00:00",
    datetime.date: "a day such as 2026-03-10",
    list: "a list",
    dict: "a table",
}


def mistake(source: str, where: str, why: str) -> BadResource:
    """The error for a mistake at a place of a file: `mistake("a.toml", "theme 2, key “name”", "is missing")`."""
    place = f"{source}, {where}" if where else source
    return BadResource(f"{place}: {why}", "Put it right in the file and try again")


def one_of(kind: type[E], words: str) -> E | None:
    """The member of an enumeration with this value, or None."""
    return next((member for member in kind if member.value == words), None)


def choices(kind: type[StrEnum]) -> str:
    """The values of an enumeration, as a list to show."""
    return ", ".join(member.value or '""' for member in kind)


class Entry:
    """One table of a file. Ask for each key it may have, then `close()` it."""

    def __init__(self, data: object, source: str, where: str = "") -> None:
        if not isinstance(data, Mapping):
            raise mistake(source, where, "must be a table")
        self._data: Mapping[str, object] = data
        self._asked: set[str] = set()
        self.source, self.where = source, where

    def has(self, key: str) -> bool:
        """Whether the key is there at all."""
        return key in self._data

    def bad(self, key: str, why: str) -> BadResource:
        """The error for a mistake in the value of a key; raise it."""
        return mistake(self.source, f"{self.where}, key “{key}”" if self.where else f"key “{key}”", why)

    def close(self) -> None:
        """Say that everything has been asked for: any key left is unknown."""
        for key in self._data:
            if key not in self._asked:
                known = ", ".join(sorted(self._asked))
                raise self.bad(key, f"is not known here; known are {known}")

    # --- required

    def text(self, key: str) -> str:
        """A text that must be there and must not be empty."""
        return self._required(key, self.maybe_text(key))

    def day(self, key: str) -> str:
        """A day, as ISO text."""
        return self._required(key, self.maybe_day(key))

    def whole(self, key: str, least: int, most: int) -> int:
        """A whole number from `least` to `most`."""
        return self._required(key, self.maybe_whole(key, least, most))

    def choice(self, key: str, kind: type[E]) -> E:
        """A value of an enumeration."""
        return self._required(key, self.maybe_choice(key, kind))

    # --- optional

    def maybe_text(self, key: str) -> str | None:
        """A text, which must say something if it is there."""
        value = self._take(key, str)
        if value is not None and not value.strip():
            raise self.bad(key, "is empty")
        return value

    def any_text(self, key: str, default: str = "") -> str:
        """A text that may be empty."""
        value = self._take(key, str)
        return default if value is None else value

    def maybe_day(self, key: str) -> str | None:
        """A day, as ISO text, if it is there."""
        value = self._take(key, datetime.date)
        return None if value is None else value.isoformat()

    def maybe_time(self, key: str) -> str | None:
        """A day and time, as ISO text to the second, if it is there."""
        value = self._take(key, datetime.datetime)
        return None if value is None else value.replace(tzinfo=None).isoformat(timespec="seconds")

    def maybe_whole(self, key: str, least: int, most: int) -> int | None:
        """A whole number from `least` to `most`, if it is there."""
        value = self._take(key, int)
        if value is not None and not least <= value <= most:
            raise self.bad(key, f"must be from {least} to {most}, not {value}")
        return value

    def maybe_number(self, key: str, most: float) -> float | None:
        """A number above nought, up to `most`, if it is there."""
        value = self._take(key, float)
        if value is not None and not 0 < value <= most:
            raise self.bad(key, f"must be more than 0 and at most {most:g}, not {value:g}")
        return value

    def maybe_choice(self, key: str, kind: type[E]) -> E | None:
        """A value of an enumeration, if it is there."""
        value = self._take(key, str)
        if value is None:
            return None
        found = one_of(kind, value)
        if found is None:
            raise self.bad(key, f"“{value}” is not one of {choices(kind)}")
        return found

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        value = self._take(key, bool)
        return default if value is None else value

    def maybe_texts(self, key: str) -> tuple[str, ...] | None:
        """A list of texts, none of them empty, if it is there."""
        values = self._take(key, list)
        if values is None:
            return None
        for number, value in enumerate(values, 1):
            if not isinstance(value, str) or not value.strip():
                raise self.bad(key, f"entry {number} must be {_KINDS[str]} that says something")
        return tuple(values)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; none if it is not there."""
        return self.maybe_texts(key) or ()

    # --- tables inside

    def entry(self, key: str) -> Entry | None:
        """The table of this name, if it is there."""
        value = self._take(key, dict)
        return None if value is None else Entry(value, self.source, self._inner(f"[{key}]"))

    def entries(self, key: str) -> list[Entry]:
        """Every table of this name, in order: `[[theme]]`."""
        values = self._take(key, list) or []
        return [Entry(value, self.source, self._inner(f"{key} {n}")) for n, value in enumerate(values, 1)]

    def _inner(self, where: str) -> str:
        return f"{self.where}, {where}" if self.where else where

    def _required(self, key: str, value: T | None) -> T:
        if value is None:
            raise self.bad(key, "is missing")
        return value

    def _take(self, key: str, kind: type[T]) -> T | None:
        self._asked.add(key)
        if key not in self._data:
            return None
        value = self._data[key]
        if kind is float and type(value) is int:
            value = float(value)
        # exact types: to Python, true is a number and a time is a day
        if type(value) is kind or (kind is dict and isinstance(value, Mapping)):
            return cast(T, value)
        raise self.bad(key, f"must be {_KINDS[kind]}, not {_described(value)}")


def _described(value: object) -> str:
    return next((words for kind, words in _KINDS.items() if type(value) is kind), f"a {type(value).__name__}")
