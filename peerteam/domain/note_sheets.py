"""Note sheets: a Word page per session for an iPad, a pen, a locked laptop; and where a filled one belongs.

A sheet knows its session by a code, in the file's properties and in print, so it finds its place whatever the file is
called and whichever program saved it. Everything about a note made of a sheet is worked out from the sheet, its author
and its words: the same sheet read twice, or on two laptops, is one note. What has no certain place is not placed: it is
told with the reason, and all its words.
"""

from __future__ import annotations

from dataclasses import dataclass

from peerteam.domain.ids import derived_id
from peerteam.domain.records import (
    Note,
    Tag,
    TagKind,
    Theme,
)
from peerteam.domain.timetable import theme_words

SPARE = "spare"
"""Stands for the session on a sheet for conversations that are not in the programme."""

KINDS: tuple[tuple[str, str, TagKind], ...] = (
    ("S", "strength", TagKind.STRENGTH),
    ("A", "area to consider", TagKind.AREA),
    ("Q", "quote", TagKind.QUOTE),
    ("?", "ask again", TagKind.ASK),
)
"""What a point can be marked as: the letter for a pen, the words beside the box, what it becomes."""

BOX = "☐"
"""What is ticked on the sheet, when it is new."""

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("OIL", "011")


@dataclass(frozen=True, slots=True)
class Point:
    """One row of a filled sheet: the words, and what is ticked beside them, as it stands there."""

    words: str
    themes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """A filled sheet as it was read. `visit` and `session` are None where the file has lost its properties."""

    file: str
    code: str | None
    visit: str | None = None
    session: str | None = None
    author: str = ""
    typist: str = ""
    groups: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    rest: tuple[str, ...] = ()
    theme_ids: tuple[tuple[str, str], ...] = ()  # what the sheet called a theme, and its id

    @property
    def words(self) -> str:
        """Everything somebody wrote on it."""
        return "\n\n".join(part for part in (*(point.words for point in self.points), *self.rest) if part.strip())


@dataclass(frozen=True, slots=True)
class Placed:
    """The note a sheet becomes, its tags, and what should be looked at."""

    file: str
    note: Note
    tags: tuple[Tag, ...]
    title: str
    author: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A sheet without a certain place: why, and its words, to be kept as a note of a conversation."""

    file: str
    why: str
    text: str = ""


def sheet_code(visit: str, session: str) -> str:
    """The code in print: “7K3F-MD2Q”, without letters that are taken for digits."""
    number = int(derived_id("note-sheet", visit, session), 16)
    letters = "".join(_LETTERS[number >> shift & 31] for shift in range(0, 40, 5))
    return f"{letters[:4]}-{letters[4:]}"


def plain_code(typed: str) -> str:
    """A code as it is compared: a slip between O and 0 does no harm."""
    return "".join(letter for letter in typed.upper() if letter.isalnum()).translate(_MISREAD)


def theme_label(theme: Theme) -> str:
    """A theme beside its box: “4 Finance”."""
    return f"{theme.key} {theme_words(theme)}" if theme.key else theme_words(theme)


def kind_label(letter: str, words: str) -> str:
    """A kind beside its box: “S strength”."""
    return f"{letter} {words}"
