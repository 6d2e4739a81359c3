"""A folder with one table of comma-separated values for each noun, for whoever counts with other tools.

A spreadsheet takes a text that begins with one of `= + - @` for a formula, and runs it. Such a cell is written with an
apostrophe before it, which a spreadsheet shows as what it is: text.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from peerteam.domain.outgoing import Outgoing
from peerteam.formats.new_file import new_folder, write_new
from peerteam.formats.nouns import Cell, Table, tables

_RISKY = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Their full-width forms too, which some spreadsheets take for the same."""
_NOT_SEEN = " \t\r\n\v\f\u00a0\u200b\u2060\ufeff"
"""Blanks, and what is not seen at all: a spreadsheet may take them away before it looks."""
LEFT_OUT = "leftout.txt"


def write_csv_folder(out: Outgoing, folder: Path) -> list[Path]:
    """Fill a new or empty folder; returns the files. Raises CannotWrite."""
    with new_folder(folder) as filled:
        made = []
        for table in tables(out):
            path = filled / f"{table.noun}.csv"
            write_new(path, csv_of(table))
            made.append(path)
        made.append(write_left_out(out, filled))
    return [folder / path.name for path in made]


def write_left_out(out: Outgoing, folder: Path) -> Path:
    """The marking, and what is not in these files."""
    lines = [out.marking, "", "Left out of these files:", *(f"- {what}." for what in out.left_out), "", out.marking]
    path = folder / LEFT_OUT
    write_new(path, ("\r\n".join(lines) + "\r\n").encode("utf-8-sig"))
    return path


def csv_of(table: Table) -> bytes:
    """A table as a spreadsheet opens it: UTF-8 with its mark, so that £ and ’ stay what they are."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(table.columns)
    writer.writerows([safe(cell) for cell in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def safe(cell: Cell) -> Cell:
    """A cell no spreadsheet takes for a formula."""
    if isinstance(cell, str) and (cell.startswith(("\t", "\r", "\n")) or cell.lstrip(_NOT_SEEN).startswith(_RISKY)):
        return f"'{cell}"
    return cell
