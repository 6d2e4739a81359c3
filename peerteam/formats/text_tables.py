"""Tables as plain text: .csv in any of the usual encodings and separators, and cells pasted with tabs between them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from peerteam.domain.errors import BadTable
from peerteam.formats.table_grid import EMPTY, Cell, Grid, check_size, clean_text, filled

MOST_TEXT = 20_000_000
_SEPARATORS = ",;\t|"


def read_csv(path: Path) -> list[Grid]:
    """The one table of a .csv."""
    content = path.read_bytes()
    if len(content) > MOST_TEXT:
        check_size(1 << 30, 1)
    return read_text(decoded(content, path.name), "")


def decoded(content: bytes, name: str) -> str:
    """The words of a text file: UTF-8 with or without its mark, UTF-16 by its mark, else as Windows writes here."""
    by_mark = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not by_mark and b"\0" in content[:10_000]:
        raise BadTable(f"{name} is not a table", "Choose a file of Excel, LibreOffice or Word, or a .csv")
    for encoding in ["utf-16"] if by_mark else ["utf-8-sig", "cp1252"]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadTable(f"{name} is not text in any of the usual encodings", "Save it as CSV UTF-8")


def read_text(text: str, name: str) -> list[Grid]:
    """The table that words with separators make. Raises BadTable for what has only one column."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip("\n")
    separator = _separator(text)
    rows: list[list[Cell]] = []
    cells = 0
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=separator != "\t"):
            rows.append([Cell(words) if (words := clean_text(each)) else EMPTY for each in line])
            cells += len(line)
            check_size(len(rows), len(line), cells)
    except csv.Error:
        raise BadTable("This is not written as a table should be", "Save it as .xlsx or CSV and try again") from None
    made = filled(rows)
    if not any(cell.line for row in made for cell in row):
        raise BadTable("There is nothing in this table", "Choose the file that holds the table")
    return [Grid(name, made)]


def _separator(text: str) -> str:
    """The separator found most evenly outside quotation marks."""
    lines = [line for line in text.split("\n")[:60] if line.strip()]
    counts = {sign: [_outside_quotes(line).count(sign) for line in lines] for sign in _SEPARATORS}
    if sum(counts["\t"]) >= max(1, len(lines) // 2):
        return "\t"

    def evenness(sign: str) -> tuple[int, int]:
        most = max(set(counts[sign]) - {0}, key=counts[sign].count, default=0)
        return (counts[sign].count(most) if most else 0), sum(counts[sign])

    return max(_SEPARATORS, key=evenness)


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])
