"""LibreOffice spreadsheets (.ods) as grids, read from their XML: merged, struck out and hidden are all told there."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from peerteam.formats import safe_zip
from peerteam.formats.safe_zip import attribute, local
from peerteam.formats.table_grid import (
    EMPTY,
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Grid,
    Merge,
    Value,
    check_size,
    clean_text,
    filled,
)

_TIME = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")


def read_ods(path: Path) -> list[Grid]:
    """The sheets of an .ods, hidden ones included and marked."""
    with safe_zip.open_zip(path) as archive:
        root = safe_zip.parse(safe_zip.read_part(archive, "content.xml", path), path)
    styles = {attribute(e, "name"): e for e in root.iter() if local(e) == "style"}
    struck = {name for name, style in styles.items() if _says(style, "text-line-through-style", "none")}
    hidden = {name for name, style in styles.items() if any(attribute(e, "display") == "false" for e in style)}
    return [_sheet(table, struck, hidden) for table in root.iter() if local(table) == "table"]


def _says(style: Any, name: str, nothing: str) -> bool:
    return any((value := attribute(part, name)) is not None and value != nothing for part in style)


def _sheet(table: Any, struck: set[str | None], hidden: set[str | None]) -> Grid:
    rows: list[list[Cell]] = []
    merges: list[Merge] = []
    out_of_sight: set[int] = set()
    cells = 0
    for element in _row_elements(table):
        row = _row(element, len(rows), merges, struck)
        cells += len(row)
        repeat = _count(element, "number-rows-repeated")
        repeat = repeat if row else min(repeat, MOST_ROWS)
        if row:
            check_size(len(rows) + repeat, len(row), cells * repeat if repeat > 1 else cells)
        if attribute(element, "visibility") in {"collapse", "filter"}:
            out_of_sight.update(range(len(rows), len(rows) + repeat))
        if len(rows) + repeat <= MOST_ROWS or row:
            rows.append(row)  # a repeated cell is no merged one: each square has a cell of its own
            rows.extend([_again(cell) for cell in row] for _ in range(repeat - 1))
    return Grid(
        attribute(table, "name") or "",
        filled(rows, merges),
        hidden=attribute(table, "style-name") in hidden,
        hidden_rows=frozenset(out_of_sight),
    )


def _row_elements(table: Any) -> Iterator[Any]:
    for part in table:
        if local(part) == "table-row":
            yield part
        elif local(part) in {"table-header-rows", "table-row-group", "table-rows"}:
            yield from _row_elements(part)


def _row(element: Any, number: int, merges: list[Merge], struck: set[str | None]) -> list[Cell]:
    row: list[Cell] = []
    for part in element:
        if local(part) not in {"table-cell", "covered-table-cell"}:
            continue
        cell = _cell(part, struck)
        repeat = _count(part, "number-columns-repeated")
        height, width = _count(part, "number-rows-spanned"), _count(part, "number-columns-spanned")
        if (height > 1 or width > 1) and local(part) == "table-cell":
            merges.append(((number, len(row)), (number + height - 1, len(row) + width - 1)))
        if cell is not EMPTY:
            check_size(1, len(row) + repeat)
        row.append(cell)
        row.extend(_again(cell) for _ in range(min(repeat - 1, MOST_COLUMNS - min(len(row), MOST_COLUMNS))))
    while row and row[-1] is EMPTY and not _merged_at(merges, number, len(row) - 1):
        row.pop()
    return row


def _again(cell: Cell) -> Cell:
    return cell if cell is EMPTY else replace(cell)


def _merged_at(merges: list[Merge], row: int, column: int) -> bool:
    return bool(merges) and merges[-1][0] == (row, column)


def _count(element: Any, name: str) -> int:
    value = attribute(element, name) or "1"
    return max(int(value), 1) if value.isdecimal() and len(value) < 9 else 1


def _cell(element: Any, struck: set[str | None]) -> Cell:
    lines = [_text(p) for p in element if local(p) in {"p", "h"}]
    text = clean_text("\n".join(lines))
    value = _value(element)
    if not text and value is None:
        return EMPTY
    spans = [e for p in element if local(p) == "p" for e in p.iter() if local(e) == "span"]
    all_struck = bool(spans) and all(attribute(e, "style-name") in struck for e in spans)
    return Cell(text or str(value), value, attribute(element, "style-name") in struck or all_struck)


def _text(element: Any) -> str:
    """The words of a paragraph; comments to it are not part of it."""
    words = element.text or ""
    for part in element:
        name = local(part)
        if name == "line-break":
            words += "\n"
        elif name == "s":
            words += " " * min(_count(part, "c"), 20)
        elif name == "tab":
            words += " "
        elif name not in {"annotation", "note"}:
            words += _text(part)
        words += part.tail or ""
    return words


def _value(element: Any) -> Value:
    kind = attribute(element, "value-type")
    if kind == "time" and (found := _TIME.fullmatch(attribute(element, "time-value") or "")):
        hour, minute, second = (int(part) for part in found.groups())
        return datetime.time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None
    if kind == "date":
        return _date(attribute(element, "date-value") or "")
    if kind in {"float", "percentage"}:
        try:
            return float(attribute(element, "value") or "")
        except ValueError:
            return None
    return None


def _date(words: str) -> Value:
    try:
        found = datetime.datetime.fromisoformat(words[:19])
    except ValueError:
        return None
    return found if "T" in words and found.time() != datetime.time() else found.date()
