"""What may be dropped on a window: one file of ours, tables and note sheets, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from peerteam.store.visit_file import VisitFile
from peerteam.ui.dropped import dropped_file, dropped_tables, is_table
from tests.imports import ROOT

DATA = ROOT / "tests" / "data" / "programmes"
TABLES = ("list.xlsx", "old.xls", "calc.ods", "word_list.docx", "cp1252.csv", "utf16.csv", "from_word.html")


def dropping(*paths: Path) -> QMimeData:
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return made


@pytest.mark.parametrize("name", TABLES)
def test_every_kind_of_table_may_be_dropped(name: str) -> None:
    assert dropped_tables(dropping(DATA / name)) == (DATA / name,)
    assert dropped_file(dropping(DATA / name)) is None


def test_a_workbook_under_a_wrong_name_is_known_by_its_content(tmp_path: Path) -> None:
    odd = tmp_path / "download"
    odd.write_bytes((DATA / "list.xlsx").read_bytes())
    assert is_table(odd)


def test_a_visit_is_ours_and_no_table_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "visit.csv"
    with VisitFile.empty(path, "visit") as visit:
        assert dropped_file(dropping(path), visit.path) == path
        assert dropped_tables(dropping(path), visit.path) == ()


def test_several_tables_may_come_together_but_nothing_else_among_them(tmp_path: Path) -> None:
    picture = tmp_path / "map.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    two = (DATA / "list.xlsx", DATA / "word_list.docx")
    assert dropped_tables(dropping(*two)) == two
    assert dropped_tables(dropping(*two, picture)) == ()
    assert dropped_tables(dropping()) == ()
