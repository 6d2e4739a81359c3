"""Note sheets coming back, in words; and which Word files are none."""

from __future__ import annotations

from pathlib import Path

import docx

from peerteam.domain.note_sheets import Placed, Point, Returned, Unplaced, plain_code, sheet_code
from peerteam.domain.records import Note
from peerteam.store.note_sheets import Read
from peerteam.ui.sheets_in import in_words, is_sheet, sort_files
from peerteam.ui.tasks import Progress
from tests.imports import ROOT

TABLE = ROOT / "tests" / "data" / "programmes" / "word_list.docx"
CODES = frozenset({plain_code(sheet_code("v", "s1"))})


def placed(author: str) -> Placed:
    return Placed("a.docx", Note("n"), (), "Leader", author)


def nothing(step: int, of: int) -> None:
    """Nobody watches."""


def test_what_came_is_said_as_one_would_say_it() -> None:
    read = Read(
        ((placed("Cara Cole"), True), (placed("Cara Cole"), True), (placed("Ben"), False)),
        (Unplaced("b.docx", "nobody says who wrote it", "Words"), Unplaced("c.docx", "nothing is written on it")),
    )
    assert in_words(read) == "2 notes taken in, by Cara Cole. 1 was here already. 1 sheet is empty. 1 has no place yet."


def test_a_foot_that_looks_like_a_code_makes_no_sheet() -> None:
    assert not is_sheet(Returned("programme.docx", "2025-2026"), CODES)
    assert is_sheet(Returned("a.docx", sheet_code("v", "s1")), CODES)
    assert is_sheet(Returned("a.docx", None, points=(Point("Words"),)), CODES)


def test_a_council_s_table_is_told_from_a_sheet_by_what_is_in_it(tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    made = docx.Document()
    made.add_paragraph("Dear all")
    made.sections[0].footer.paragraphs[0].text = "Plan 2025-2026"
    made.save(str(letter))
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 cut off")
    found = sort_files((TABLE, letter, broken), CODES, Progress(nothing))
    assert found.sheets == ()
    assert found.others == (TABLE, letter)
    assert [each.file for each in found.unread] == ["broken.docx"]
