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

    @property
    def spoken(self) -> str:
        """What it is, its words and what is said of it, for a screen reader."""
        cells = [", ".join(filter(None, row)) for row in (self.grid.header, *self.grid.rows)] if self.grid else []
        what = "Heading" if self.key.startswith(HEADING) else ""
        told = " ".join(part for part in (self.lead, self.text) if part)
        return ". ".join(part.rstrip(".") for part in (what, told, *cells, self.tip) if part)
