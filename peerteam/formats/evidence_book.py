"""The TEAM ONLY evidence book as a table: a row for each passage or paper behind a paragraph, to sort and to filter."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from peerteam.domain.evidence_book import TEAM_ONLY, EvidenceBook
from peerteam.formats.new_file import check_new_file, write_new

_COLUMNS = (
    ("Paragraph", 18), ("Part", 26), ("Text of the letter", 60), ("Finding", 44), ("Side", 14), ("For or against", 11),
    ("Evidence", 60), ("What", 20), ("Where from", 34), ("Who", 20), ("Noted by", 10),
)  # fmt: skip
_NAVY, _RED, _RULE = "#14304F", "#8C1D18", "#C5D0DA"
_HEAD = 3
"""The row of the column names: the marking, the title and what the file is stand above."""
_LONGEST = 32_000
_ABOUT = "For the peer team. It goes to nobody in the council, and it is not part of the letter."


def write_book_table(book: EvidenceBook, path: Path) -> Path:
    """Write the table to a new file. Raises CannotWrite."""
    check_new_file(path)
    write_new(path, book_table(book))
    return path


def book_table(book: EvidenceBook) -> bytes:
    """The bytes of the workbook. Words are written as text, so that no cell is ever run as a formula."""
    from xlsxwriter import Workbook

    held = io.BytesIO()
    made = Workbook(
        held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    title = f"{TEAM_ONLY}: evidence by paragraph, {book.council}"
    made.set_properties({
        "title": title, "subject": "Evidence by paragraph", "author": "Peer Team", "category": book.marked,
        "created": datetime.now(UTC).replace(tzinfo=None),
    })  # fmt: skip
    marking = made.add_format({"bold": True, "font_color": _RED})
    heading = made.add_format({"bold": True, "font_size": 15, "font_color": _NAVY})
    head = made.add_format({"bold": True, "font_color": "white", "bg_color": _NAVY, "text_wrap": True})
    text = made.add_format({"text_wrap": True, "valign": "top", "border": 1, "border_color": _RULE})
    sheet = made.add_worksheet(TEAM_ONLY)
    sheet.write_string(0, 0, book.marked, marking)
    sheet.write_string(1, 0, f"{title}, {book.made}", heading)
    sheet.write_string(2, 0, _ABOUT)
    for column, (name, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEAD, column, name, head)
    last = _HEAD
    for last, row in enumerate(_rows(book), _HEAD + 1):
        for column, cell in enumerate(row):
            sheet.write_string(last, column, cell[:_LONGEST], text)
    sheet.freeze_panes(_HEAD + 1, 1)
    sheet.autofilter(_HEAD, 0, last, len(_COLUMNS) - 1)
    sheet.repeat_rows(_HEAD)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f'&C&"Arial,Bold"{book.marked.replace("&", "&&")}')
    sheet.set_footer(f"&C{book.marked.replace('&', '&&')}&RPage &P of &N")
    made.close()
    return held.getvalue()


def _rows(book: EvidenceBook) -> Iterator[tuple[str, ...]]:
    for entry in book.entries:
        if not entry.grounds:
            yield (entry.name, entry.part, entry.text, "rests on no finding", *[""] * 7)
        for grounds in entry.grounds:
            before = (entry.name, entry.part, entry.text, grounds.finding.wording or "", grounds.side)
            for behind in grounds.behind:
                stance = "against" if behind.against else "for"
                yield (*before, stance, behind.words, behind.what, behind.where, behind.who, behind.by)
            if not grounds.behind:
                yield (*before, "", "nothing behind it yet", "", "", "", "")
