"""The TEAM ONLY evidence book as a Word file: each paragraph of the letter by its number, and what is behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from peerteam.domain.evidence_book import TEAM_ONLY, Entry, EvidenceBook
from peerteam.domain.letter_behind import Behind
from peerteam.word.letter_write import refuse, save_bytes
from peerteam.word.ooxml import Element
from peerteam.word.team_paper import LINE, Cell, Paper

_HEAD = ("Evidence", "Where from", "Who")
_WIDTHS = (9.0, 5.4, 3.6)
_ABOUT = (
    "This file is for the peer team. It goes to nobody in the council, and it is not part of the letter. The numbers "
    "are those of the letter as it stood when this file was made."
)
_NOTHING = "Nothing is behind it yet."
_NO_FINDING = "It rests on no finding."


def book_file(book: EvidenceBook) -> bytes:
    """The book as the bytes of a Word file."""
    paper = Paper(margin=1.5, top=1.7, bottom=1.5)
    paper.add(paper.heading(f"{TEAM_ONLY}: evidence by paragraph", "Letter Title"))
    paper.add(paper.line(LINE, "", f"{book.council}, {book.made}"), paper.line(LINE, _ABOUT))
    part = ""
    for number, entry in enumerate(book.entries, 1):
        if entry.part != part:
            part = entry.part
            paper.add(paper.heading(part or "At the beginning", "Heading 1"))
        paper.add(*_entry(paper, entry, number))
    title = f"{TEAM_ONLY}: evidence, {book.council}"
    return paper.finish(title, "Evidence by paragraph", f"{TEAM_ONLY}: {book.council}", book.marked)


def write_book(book: EvidenceBook, path: Path) -> Path:
    """Write the book to a new file. Raises CannotWrite."""
    refuse(path)
    save_bytes(book_file(book), path)
    return path


def _entry(paper: Paper, entry: Entry, number: int) -> Iterator[Element]:
    name = entry.name[:1].upper() + entry.name[1:]
    yield paper.line("Table Text", " ".join(entry.text.split()), f"{name}.")
    rows = [row for grounds in entry.grounds for row in map(_row, grounds.behind)]
    if not rows:
        yield paper.line(LINE, _NOTHING if entry.grounds else _NO_FINDING)
        return
    told = f"What the team has behind {entry.name}: the words, where they are from and who spoke"
    yield paper.table(f"Evidence {number}: {entry.name}", told, _HEAD, rows, _WIDTHS)
    yield paper.line(LINE, "")


def _row(behind: Behind) -> tuple[Cell, ...]:
    words = f"“{behind.words.strip('“” ')}”" if behind.kind == "tag" else behind.words
    what = f"{'Speaks against: ' if behind.against else ''}{words}"
    more = tuple(text for text in (behind.what, f"noted by {behind.by}" if behind.by else "") if text)
    return Cell((what, *((", ".join(more),) if more else ()))), Cell((behind.where or "–",)), Cell((behind.who or "–",))
