"""The tables of a Word file as grids, each `w:tc` taken once.

Only the text that stands in the file is read: what was deleted with tracked changes is gone, what was inserted is
there. A cell whose letters are all struck out is struck out; of one partly struck, the struck words are left away.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from peerteam.domain.errors import BadTable
from peerteam.formats import safe_zip
from peerteam.formats.safe_zip import attribute, local
from peerteam.formats.table_grid import EMPTY, MOST_COLUMNS, Cell, Grid, Merge, check_size, clean_text, filled

_THROUGH = frozenset({"sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple"})
"""Wrappers whose content stands in the file as if they were not there."""


def read_docx(path: Path) -> list[Grid]:
    """The tables of a .docx in order, each with the words that stand above it."""
    with safe_zip.open_zip(path) as archive:
        root = safe_zip.parse(safe_zip.read_part(archive, "word/document.xml", path), path)
    grids: list[Grid] = []
    heading: list[str] = []
    body = next((e for e in root if local(e) == "body"), root)
    for element in _through(body):
        if local(element) == "p":
            text = clean_text(_text(element)[0])
            heading += [text] if text else []
        elif local(element) == "tbl":
            grids.append(_table(element, f"table {len(grids) + 1}", heading))
            heading = []
    if not grids:
        raise BadTable(f"There is no table in {path.name}", "Choose the file that holds the programme as a table")
    return grids


def _through(parent: Any) -> Iterator[Any]:
    for element in parent:
        if local(element) in _THROUGH:
            yield from _through(element)
        else:
            yield element


def _table(table: Any, name: str, heading: list[str]) -> Grid:
    rows: list[list[Cell]] = []
    merges: list[Merge] = []
    begun: dict[int, tuple[int, int, int]] = {}  # where a cell merged downwards began, by its column
    for element in _through(table):
        if local(element) == "tr":
            _row(element, rows, merges, begun)
            check_size(len(rows), len(rows[-1]), sum(map(len, rows[-1:])) * len(rows))
    merges += [((top, left), (bottom, right)) for left, (top, bottom, right) in begun.items()]
    return Grid(name, filled(rows, merges), heading=tuple(heading[-4:]))


def _row(element: Any, rows: list[list[Cell]], merges: list[Merge], begun: dict[int, tuple[int, int, int]]) -> None:
    number, row = len(rows), list[Cell]()
    properties = _child(element, "trPr")
    gone = properties is not None and _child(properties, "del") is not None
    row += [EMPTY] * _value(properties, "gridBefore", 0)
    for cell in (part for part in _through(element) if local(part) == "tc"):
        about = _child(cell, "tcPr")
        left, width = len(row), _value(about, "gridSpan", 1)
        down = _child(about, "vMerge") if about is not None else None
        goes_on = down is not None and attribute(down, "val") != "restart" and left in begun
        if goes_on:
            top, _, right = begun[left]
            begun[left] = top, number, right
        else:
            _close(left, width, merges, begun)
            if down is not None or width > 1:
                begun[left] = number, number, left + width - 1
        row += [EMPTY if goes_on else _cell(cell, gone)] + [EMPTY] * (min(width, MOST_COLUMNS) - 1)
    rows.append(row)


def _close(left: int, width: int, merges: list[Merge], begun: dict[int, tuple[int, int, int]]) -> None:
    for column in range(left, left + min(width, MOST_COLUMNS)):
        if column in begun:
            top, bottom, right = begun.pop(column)
            merges.append(((top, column), (bottom, right)))


def _child(element: Any, name: str) -> Any:
    return next((part for part in element if local(part) == name), None)


def _value(properties: Any, name: str, otherwise: int) -> int:
    found = _child(properties, name) if properties is not None else None
    value = attribute(found, "val") if found is not None else None
    return min(int(value), MOST_COLUMNS + 1) if value and value.isdecimal() and len(value) < 9 else otherwise


def _cell(cell: Any, gone: bool) -> Cell:
    kept: list[str] = []
    everything: list[str] = []
    for paragraph in (e for e in cell.iter() if local(e) == "p"):
        shown, struck_too = _text(paragraph)
        kept.append(shown)
        everything.append(struck_too)
    text, whole = clean_text("\n".join(kept)), clean_text("\n".join(everything))
    if not whole:
        return EMPTY
    return Cell(text or whole, None, gone or not text)


def _text(paragraph: Any) -> tuple[str, str]:
    """The words of a paragraph without what is struck out, and with it."""
    kept, everything = "", ""
    for run in paragraph.iter():
        if local(run) != "r" or any(local(above) in {"del", "moveFrom"} for above in run.iterancestors()):
            continue
        words = "".join(_piece(part) for part in run)
        everything += words
        kept += "" if _struck(run) else words
    return kept, everything


_PIECES = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}


def _piece(part: Any) -> str:
    return (part.text or "") if local(part) == "t" else _PIECES.get(local(part), "")


def _struck(run: Any) -> bool:
    about = _child(run, "rPr")
    marks = [e for e in about if local(e) in {"strike", "dstrike"}] if about is not None else []
    return any(attribute(mark, "val") not in {"0", "false", "off"} for mark in marks)
