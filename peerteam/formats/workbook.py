"""The programme as a workbook, and behind it what else its readers may have; the last sheet says what was left out.

Words of people are written as text, whatever they begin with, so that no cell is ever run as a formula. Days and times
are real ones: they sort, and they are read back exactly.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from peerteam.domain.outgoing import Audience, Outgoing
from peerteam.domain.timetable import day_of, minute_of
from peerteam.formats.new_file import check_new_file, write_new
from peerteam.formats.nouns import Cell, Table, programme, tables

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

NAVY, TINT, RULE, RED = "#14304F", "#EEF3F7", "#C5D0DA", "#8C1D18"
_LONGEST = 32_000
_HEAD = 3
"""The row of the column names: marking and title stand above."""

SHEETS: dict[Audience, tuple[str, ...]] = {
    Audience.LGA: ("people", "notes", "tags", "documents", "findings", "recommendations"),
    Audience.TEAM: ("tags", "documents", "findings", "recommendations"),
    Audience.COUNCIL: ("documents", "recommendations"),
}
_WIDTHS = {
    "Day": 16, "Start": 8, "End": 8, "Session": 34, "Kind": 13, "Stream": 8, "Room": 22, "Attendees": 38, "Lead": 7,
    "Writer": 7, "Peers": 12, "Themes": 20, "Status": 11, "Reason": 24, "id": 18, "body": 80, "words": 60,
    "wording": 60, "text": 60, "explanation": 40, "summary": 40, "title": 40, "name": 26, "post": 38,
    "organisation": 30, "label": 30,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Looks:
    title: Format
    marking: Format
    head: Format
    text: Format
    day: Format
    time: Format
    number: Format


def write_workbook(out: Outgoing, path: Path, made: datetime | None = None) -> list[str]:
    """Write the workbook to a new file; returns the names of its sheets. Raises CannotWrite."""
    check_new_file(path)
    content, names = workbook_of(out, made)
    write_new(path, content)
    return names


def workbook_of(out: Outgoing, made: datetime | None = None) -> tuple[bytes, list[str]]:
    """The bytes of the workbook and the names of its sheets."""
    from xlsxwriter import Workbook

    held = io.BytesIO()
    book = Workbook(
        held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    title = f"{out.snapshot.visit.council or 'Peer challenge'}: programme"
    book.set_properties({
        "title": title, "subject": out.snapshot.visit.kind or "Peer challenge", "author": "Peer Team",
        "category": out.marking, "created": (made or datetime.now(UTC)).replace(tzinfo=None),
    })  # fmt: skip
    looks = _looks(book)
    cut: list[str] = []
    wanted = SHEETS[out.audience]
    parts = [programme(out), *(table for table in tables(out) if table.noun in wanted)]
    for table in parts:
        _write_table(book, table, out, looks, cut)
    _write_left_out(book, out, looks, cut)
    book.close()
    return held.getvalue(), [sheet.get_name() for sheet in book.worksheets()]


def _looks(book: Workbook) -> _Looks:
    base: dict[str, object] = {"font_name": "Arial", "font_size": 10, "valign": "top"}
    text = base | {"text_wrap": True, "bottom": 1, "bottom_color": RULE}
    return _Looks(
        title=book.add_format(base | {"bold": True, "font_size": 15, "font_color": NAVY}),
        marking=book.add_format(base | {"bold": True, "font_size": 9, "font_color": RED}),
        head=book.add_format(base | {"bold": True, "font_color": "#FFFFFF", "bg_color": NAVY, "text_wrap": True}),
        text=book.add_format(text),
        day=book.add_format(text | {"num_format": "ddd d mmm yyyy", "align": "left"}),
        time=book.add_format(text | {"num_format": "hh:mm", "align": "left"}),
        number=book.add_format(text | {"align": "left"}),
    )


def _write_table(book: Workbook, table: Table, out: Outgoing, looks: _Looks, cut: list[str]) -> None:
    sheet = book.add_worksheet(table.noun.capitalize())
    _head(sheet, f"{out.snapshot.visit.council or 'Peer challenge'}: {table.noun}", out, looks)
    for number, row in enumerate(table.rows, _HEAD + 1):
        for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            _write_cell(sheet, number, place, column, cell, looks, cut)
    last = _HEAD + max(1, len(table.rows))
    sheet.add_table(_HEAD, 0, last, len(table.columns) - 1, {
        "name": table.noun.capitalize(), "style": "Table Style Light 1", "banded_rows": True,
        "columns": [{"header": column, "header_format": looks.head} for column in table.columns],
    })  # fmt: skip
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _WIDTHS.get(column, 14))
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.repeat_rows(_HEAD)
    _page(sheet, out)


def _head(sheet: Worksheet, title: str, out: Outgoing, looks: _Looks) -> None:
    sheet.write_string(0, 0, out.marking, looks.marking)
    sheet.write_string(1, 0, title, looks.title)
    sheet.set_row(1, 22)


def _page(sheet: Worksheet, out: Outgoing) -> None:
    marking = out.marking.replace("&", "&&")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    sheet.set_header(f"&C{marking}")
    sheet.set_footer(f"&L&A&C{marking}&RPage &P of &N")


def _write_cell(sheet: Worksheet, row: int, place: int, column: str, cell: Cell, looks: _Looks, cut: list[str]) -> None:
    """One cell as what it is; what is not known stays empty."""
    if cell is None or cell == "":
        sheet.write_blank(row, place, None, looks.text)
    elif isinstance(cell, int | float):
        sheet.write_number(row, place, cell, looks.number)
    elif column in ("Day", "day") and (day := day_of(cell)) is not None and day >= date(1900, 3, 1):
        sheet.write_datetime(row, place, datetime.combine(day, time()), looks.day)
    elif column in ("Start", "End", "start", "end") and (minute := minute_of(cell)) is not None and minute < 24 * 60:
        sheet.write_datetime(row, place, time(*divmod(minute, 60)), looks.time)
    else:
        if len(cell) > _LONGEST:
            cell = f"{cell[:_LONGEST]} […]"
            cut.append(column)
        sheet.write_string(row, place, cell, looks.text)


def _write_left_out(book: Workbook, out: Outgoing, looks: _Looks, cut: Sequence[str]) -> None:
    sheet = book.add_worksheet("Left out")
    _head(sheet, "What is not in this workbook", out, looks)
    lines = [*out.left_out]
    if cut:
        lines.append(f"The end of {len(cut)} long text{'s' * (len(cut) > 1)}: a cell holds no more (marked […])")
    for number, line in enumerate(lines, _HEAD):
        sheet.write_string(number, 0, line, looks.text)
    sheet.set_column(0, 0, 110)
    _page(sheet, out)
