"""Filling a note sheet as somebody in Word would: type, tick, write below, save."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.table import _Cell as Cell

from peerteam.domain.records import Peer, Session, Theme
from peerteam.domain.snapshot import Snapshot
from peerteam.domain.timetable import Company, companies
from peerteam.word.note_sheet import AUTHOR, GROUP, TYPIST, Sheet, note_sheet
from tests.conftest import needs_tool

TickMade = Callable[[str], str]


def ticked(line: str) -> str:
    """The usual way: an x in place of the box."""
    return line.replace("☐", "x")


def as_libreoffice_saves_it(path: Path) -> Path:
    """The same file, opened in LibreOffice and saved from there."""
    out = path.parent / "out"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [needs_tool("soffice"), profile, "--headless", "--convert-to", "docx", "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out / path.name


def sheet_of(snapshot: Snapshot, session: str | None = None, **more: str) -> bytes:
    """The sheet of a session, or a spare one."""
    found = snapshot.get(Session, session)
    company = companies(snapshot)[found.id] if found else Company()
    team, themes = snapshot.all(Peer), snapshot.all(Theme)
    return note_sheet(Sheet(snapshot.visit, team, themes, "OFFICIAL", found, company, **more))  # type: ignore[arg-type]


class Filled:
    """A sheet being filled in."""

    def __init__(self, content: bytes, by: str = "", typed: str = "", groups: Sequence[str] = ()) -> None:
        self.document: Document = docx.Document(io.BytesIO(content))
        self.about, self.points, self.rest = self.document.tables
        self._write(AUTHOR, by)
        self._write(TYPIST, typed)
        for group in groups:
            self.tick(self._beside(GROUP), group)
        self._row = 0

    def point(
        self, words: str, themes: Sequence[str] = (), kinds: Sequence[str] = (), how: TickMade = ticked
    ) -> Filled:
        """The next row: its words, and the boxes whose line holds these words."""
        self._row += 1
        space, theme_cell, kind_cell = self.points.rows[self._row].cells
        space.paragraphs[0].text = words
        for label in themes:
            self.tick(theme_cell, label, how)
        for label in kinds:
            self.tick(kind_cell, label, how)
        return self

    def else_(self, words: str) -> Filled:
        """Something in the room at the end."""
        self.rest.rows[1].cells[0].paragraphs[0].text = words
        return self

    def save(self, path: Path) -> Path:
        """As a file."""
        self.document.save(str(path))
        return path

    def tick(self, cell: Cell, label: str, how: TickMade = ticked) -> None:
        """Tick the line with this label."""
        (line,) = [par for par in cell.paragraphs if par.text.endswith(label)]
        line.text = how(line.text)

    def _write(self, label: str, words: str) -> None:
        if words:
            self._beside(label).paragraphs[0].text = words

    def _beside(self, label: str) -> Cell:
        found: Cell = next(row.cells[1] for row in self.about.rows if row.cells[0].text == label)
        return found


def new_row(table: Any, *words: str) -> None:
    """One more row at the end of a table, as the tab key makes it."""
    for cell, text in zip(table.add_row().cells, words, strict=False):
        cell.text = text
