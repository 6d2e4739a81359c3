"""A strict table of comma-separated values: known columns, known values, every mistake told by its line."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from peerteam.domain.entries import choices, mistake, one_of
from peerteam.domain.errors import BadResource
from peerteam.formats.toml_file import read_text, source_of

E = TypeVar("E", bound=StrEnum)

_MOST = 999_999
_WHOLE = re.compile(r"[0-9]{1,6}")
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


class Row:
    """One line of a table. An empty cell is None: not known."""

    def __init__(self, source: str, line: int, cells: dict[str, str]) -> None:
        self.source, self.line, self._cells = source, line, cells

    def text(self, column: str) -> str | None:
        """The words of a cell."""
        return self._cells.get(column, "").strip() or None

    def required(self, column: str) -> str:
        """The words of a cell that must not be empty."""
        value = self.text(column)
        if value is None:
            raise self.bad(column, "is empty")
        return value

    def words(self, column: str) -> list[str]:
        """The words of a cell, separated by blanks; none of them twice."""
        values = self._cells.get(column, "").split()
        for value in values:
            if values.count(value) > 1:
                raise self.bad(column, f"“{value}” is there twice")
        return values

    def whole(self, column: str, least: int = 0) -> int | None:
        """A whole number."""
        value = self.text(column)
        if value is None:
            return None
        if not _WHOLE.fullmatch(value) or int(value) < least:
            raise self.bad(column, f"“{value}” is not a whole number from {least} to {_MOST}")
        return int(value)

    def day(self, column: str) -> str | None:
        """A day, in ISO form."""
        value = self.text(column)
        if value is None:
            return None
        try:
            if datetime.date.fromisoformat(value).isoformat() == value:
                return value
        except ValueError:
            pass
        raise self.bad(column, f"“{value}” is not a day such as 2026-03-10")

    def time(self, column: str) -> str | None:
        """A time of day, `HH:MM`."""
        value = self.text(column)
        if value is not None and not _TIME.fullmatch(value):
            raise self.bad(column, f"“{value}” is not a time such as 09:05")
        return value

    def choice(self, column: str, kind: type[E]) -> E | None:
        """A value of an enumeration."""
        value = self.text(column)
        if value is None:
            return None
        found = one_of(kind, value)
        if found is None:
            raise self.bad(column, f"“{value}” is not one of {choices(kind)}")
        return found

    def bad(self, column: str, why: str) -> BadResource:
        """The error for a mistake in a cell; raise it."""
        return mistake(self.source, f"line {self.line}, column “{column}”", why)


def read_rows(path: Path, columns: Sequence[str]) -> list[Row]:
    """The rows of a table whose first line names its columns, in any order; none if there is no file."""
    if not path.exists():
        return []
    source = source_of(path)
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    rows: list[Row] = []
    header: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            if header is None:
                header = _header(cells, columns, source)
            elif any(cell.strip() for cell in cells):
                if len(cells) != len(header):
                    raise mistake(source, f"line {line}", f"has {len(cells)} cells where the head has {len(header)}")
                rows.append(Row(source, line, dict(zip(header, cells, strict=True))))
            line = reader.line_num + 1
    except csv.Error as error:
        raise mistake(source, f"line {line}", f"is not written as CSV should be ({error})") from None
    return rows


def _header(cells: list[str], columns: Sequence[str], source: str) -> list[str]:
    header = [cell.strip() for cell in cells]
    for name in header:
        if name not in columns:
            raise mistake(source, f"line 1, column “{name}”", f"is not known; known are {', '.join(columns)}")
        if header.count(name) > 1:
            raise mistake(source, f"line 1, column “{name}”", "is there twice")
    if columns[0] not in header:
        raise mistake(source, "line 1", f"has no column “{columns[0]}”")
    return header
