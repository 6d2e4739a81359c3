"""What the view of the letter is made of: headings, paragraphs and tables, ready to be painted one after another."""

from __future__ import annotations

from dataclasses import dataclass, field

HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that open something: from where up to where, and what."""

    at: int
    upto: int
    to: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. In a panel of figures each cell of the only row may open the list behind it."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    panel: bool = False
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to read: whose part it is, what it is, its words, what stands before it, and what is behind it."""

    key: str
    part: str
    look: str
    runs: tuple[tuple[str, bool], ...] = ()
    lead: str = ""
    standing: bool = False
    tip: str = ""
    links: tuple[Link, ...] = field(default=())
    grid: Grid | None = None

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(words for words, _ in self.runs)
