"""Excel workbooks as grids: .xlsx and .xls through calamine, with what calamine does not tell read beside it.

calamine keeps a sheet as one block from its first to its last cell, so two far-apart cells would cost gigabytes: the
cells of an .xlsx are counted first. The same look finds what is struck out and what is hidden.
"""

from __future__ import annotations

import datetime
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peerteam.domain.errors import BadTable
from peerteam.formats import safe_zip
from peerteam.formats.safe_zip import attribute, local
from peerteam.formats.table_grid import EMPTY, Cell, Grid, Merge, Value, check_size, clean_text, filled

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"


@dataclass(slots=True)
class _Looks:
    """What is seen of a sheet and not said by its values."""

    struck: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def read_xlsx(path: Path) -> list[Grid]:
    """The sheets of an .xlsx, hidden ones included and marked."""
    with safe_zip.open_zip(path) as archive:
        safe_zip.check_parts(archive, path)
        looks = _looks(archive, path)
    with _calamine(path) as book:
        return [_grid(book, n, looks.get(sheet.name, _Looks())) for n, sheet in enumerate(book.sheets_metadata)]


def read_xls(path: Path) -> list[Grid]:
    """The sheets of an old .xls."""
    with _calamine(path) as book:
        return [_grid(book, n, _Looks()) for n in range(len(book.sheets_metadata))]


@contextmanager
def _calamine(path: Path) -> Iterator[CalamineWorkbook]:
    """The workbook, and whatever goes wrong in reading it told in one sentence."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())) as book:
            yield book
    except PasswordError:
        raise locked(path) from None
    except (CalamineError, ValueError, OverflowError, OSError, KeyError) as problem:
        raise safe_zip.damaged(path) from problem
    except BaseException as problem:  # a mistake inside calamine comes as a bare BaseException of this name
        if type(problem).__name__ == "PanicException":
            raise safe_zip.damaged(path) from None
        raise


def locked(path: Path) -> BadTable:
    """The error for a file under a password."""
    return BadTable(f"{path.name} is locked with a password", "Ask the council for one without, or save it without")


def _grid(book: CalamineWorkbook, number: int, looks: _Looks) -> Grid:
    about = book.sheets_metadata[number]
    if not str(about.typ).endswith("WorkSheet"):
        return Grid(about.name, ())
    sheet = book.get_sheet_by_index(number)
    rows = _rows(sheet, looks)
    return Grid(
        about.name,
        filled(rows, _merges(sheet)),
        hidden=not str(about.visible).endswith(".Visible"),
        hidden_rows=frozenset(looks.hidden_rows),
        hidden_columns=frozenset(looks.hidden_columns),
    )


def _rows(sheet: CalamineSheet, looks: _Looks) -> list[list[Cell]]:
    if sheet.start is None or sheet.end is None:
        return []
    rows, columns = sheet.end[0] + 1, sheet.end[1] + 1
    check_size(rows, columns)
    made = sheet.to_python(skip_empty_area=False)
    return [[_cell(value, (r, c) in looks.struck) for c, value in enumerate(row)] for r, row in enumerate(made)]


def _cell(value: Any, struck: bool) -> Cell:
    if value is None or value == "":
        return EMPTY
    if isinstance(value, str):
        return Cell(clean_text(value), None, struck)
    if isinstance(value, bool):
        return Cell("yes" if value else "no", None, struck)
    if isinstance(value, datetime.timedelta):
        return Cell(str(value), value.total_seconds() / 86400, struck)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time() and value.year > 1904:
        return Cell(value.date().isoformat(), value.date(), struck)
    return Cell(_words(value), _value(value), struck)


def _value(value: Any) -> Value:
    if isinstance(value, datetime.datetime) and value.year <= 1904:
        return value.time()  # a time alone, counted from the first day of the calendar
    return float(value) if isinstance(value, int | float) else value


def _words(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime.datetime) else str(value)


def _merges(sheet: CalamineSheet) -> list[Merge]:
    return list(sheet.merged_cell_ranges or ())


# --- what the values do not say ---------------------------------------------------------------------------------------


def _looks(archive: zipfile.ZipFile, path: Path) -> dict[str, _Looks]:
    names = set(archive.namelist())
    struck = _struck_styles(archive, path) if "xl/styles.xml" in names else frozenset()
    return {
        name: _sheet_looks(archive, part, struck, path)
        for name, part in _sheet_parts(archive, path).items()
        if part in names
    }


def _sheet_parts(archive: zipfile.ZipFile, path: Path) -> dict[str, str]:
    """The part of the archive that holds each sheet, by the sheet's name."""
    book = safe_zip.parse(safe_zip.read_part(archive, "xl/workbook.xml", path), path)
    links = safe_zip.parse(safe_zip.read_part(archive, "xl/_rels/workbook.xml.rels", path), path)
    targets = {link.get("Id"): link.get("Target") or "" for link in links}
    return {
        sheet.get("name") or "": _inside(targets.get(attribute(sheet, "id"), ""))
        for sheet in book.iter()
        if local(sheet) == "sheet"
    }


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _struck_styles(archive: zipfile.ZipFile, path: Path) -> frozenset[int]:
    """The numbers of the cell styles whose letters are struck out."""
    root = safe_zip.parse(safe_zip.read_part(archive, "xl/styles.xml", path), path)
    parts = {local(part): part for part in root}
    fonts = [
        any(local(e) == "strike" and e.get("val") not in {"0", "false"} for e in f) for f in parts.get("fonts", ())
    ]
    struck = set()
    for number, style in enumerate(parts.get("cellXfs", ())):
        font = style.get("fontId") or ""
        if font.isdecimal() and int(font) < len(fonts) and fonts[int(font)]:
            struck.add(number)
    return frozenset(struck)


_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def _sheet_looks(archive: zipfile.ZipFile, part: str, struck: frozenset[int], path: Path) -> _Looks:
    """One pass over a sheet: how large it is, and what is struck out or hidden in it. Raises BadTable if too large."""
    looks = _Looks()
    tags = tuple(f"{space}{name}" for space in (_MAIN, _STRICT) for name in ("row", "c", "col"))
    row = column = cells = 0
    with archive.open(part) as content:
        for event, element in safe_zip.elements(content, tags, path):
            name = local(element)
            if event == "start":
                if name == "row":
                    row, column = _number(element.get("r"), row + 1), 0
                    if element.get("hidden") in {"1", "true"}:
                        looks.hidden_rows.add(row - 1)
            elif name == "c":
                column = _column(element.get("r"), column + 1)
                if len(element):
                    cells += 1
                    check_size(row, column, cells)
                    if _number(element.get("s"), 0) in struck:
                        looks.struck.add((row - 1, column - 1))
            elif name == "col" and element.get("hidden") in {"1", "true"}:
                upto = min(_number(element.get("max"), 0), 400)
                looks.hidden_columns.update(range(_number(element.get("min"), 1) - 1, upto))
    return looks


def _number(words: str | None, otherwise: int) -> int:
    return int(words) if words and words.isdecimal() and len(words) < 9 else otherwise


def _column(reference: str | None, otherwise: int) -> int:
    found = _REFERENCE.fullmatch(reference or "")
    if found is None:
        return otherwise
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - 64
    return number
