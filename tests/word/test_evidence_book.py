"""The evidence book for Word and as a table: everything is behind its paragraph, and nobody can mistake whose it is."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import docx
import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator
from python_calamine import CalamineWorkbook

from peerteam.domain.errors import CannotWrite
from peerteam.domain.evidence_book import EvidenceBook, evidence_book
from peerteam.domain.letter import draft
from peerteam.domain.letter_numbers import names
from peerteam.domain.records import Note, Support
from peerteam.formats import letters
from peerteam.formats.evidence_book import write_book_table
from peerteam.word.evidence_book import write_book
from tests.letter_visit import PERSON, tallies, visit

TODAY = date(2026, 3, 18)


def a_book(council: str = "Marlbridge Borough Council") -> EvidenceBook:
    snapshot = visit(council=council)
    return evidence_book(snapshot, draft(snapshot, letters.load("report-e"), tallies(), TODAY), TODAY)


def words_of(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return "".join(package.read(name).decode(errors="replace") for name in package.namelist())


def rows(path: Path) -> list[list[object]]:
    return [list(row) for row in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()]


def test_every_paragraph_that_rests_on_a_finding_is_in_it_under_its_number() -> None:
    book = a_book()
    assert [entry.name for entry in book.entries] == [
        "R1", "5.1, strength 1", "5.1, area 1", "5.2, strength 1", "R2", "5.3, area 1",
    ]  # fmt: skip
    snapshot = visit()
    letter = draft(snapshot, letters.load("report-e"), tallies(), TODAY)
    assert {entry.name for entry in book.entries} <= set(names(letter).values())
    supports = {support.evidence for support in snapshot.all(Support)}
    assert {b.id for entry in book.entries for grounds in entry.grounds for b in grounds.behind} == supports


def test_the_word_file_is_valid_and_marked_on_every_page(tmp_path: Path) -> None:
    path = write_book(a_book(), tmp_path / "book.docx")
    assert list(OpenXmlValidator().validate(str(path)).errors) == []
    assert [str(each) for each in ooxml_integrity.check(path)] == []
    document = docx.Document(str(path))
    (section,) = document.sections
    assert "OFFICIAL  ·  TEAM ONLY: not for the council" in section.header.paragraphs[0].text
    assert "TEAM ONLY" in section.footer.paragraphs[0].text
    assert document.core_properties.title == "TEAM ONLY: evidence, Marlbridge Borough Council"
    assert "“Scrutiny meets too late”" in words_of(path)


def test_the_table_has_a_row_for_each_passage_and_paper(tmp_path: Path) -> None:
    found = rows(write_book_table(a_book(), tmp_path / "book.xlsx"))
    assert str(found[0][0]) == "OFFICIAL  ·  TEAM ONLY: not for the council"
    assert found[3][:3] == ["Paragraph", "Part", "Text of the letter"]
    row = next(row for row in found if row[6] == "Scrutiny meets too late" and "area" in str(row[0]))
    assert row[5:11] == ["for", "Scrutiny meets too late", "area for consideration",
                         "Chair of scrutiny, 10 March 2026 09:00", "members", "HM"]  # fmt: skip
    assert any(row[6] == "nothing behind it yet" for row in found)
    assert [row[0] for row in found if row[3] == "rests on no finding"] == ["R2"]


def test_words_that_begin_like_a_formula_stay_words(tmp_path: Path) -> None:
    book = a_book(council="=cmd()")
    path = write_book_table(book, tmp_path / "book.xlsx")
    assert "<f>" not in words_of(path)


def test_its_name_cannot_be_mistaken_and_suits_any_system() -> None:
    assert a_book().file_name == "TEAM ONLY Marlbridge Borough Council evidence"
    assert a_book(council="East/West: Council").file_name == "TEAM ONLY East West Council evidence"


def test_who_spoke_is_told_by_group_and_no_whole_note_is_in_it(tmp_path: Path) -> None:
    path = write_book(a_book(), tmp_path / "book.docx")
    whole = words_of(path)
    assert PERSON.name not in (None, "")
    assert str(PERSON.name) not in whole
    (note,) = visit().all(Note)
    assert str(note.body) not in whole


@pytest.mark.parametrize("write", [write_book, write_book_table])
def test_nothing_is_written_over(write: object, tmp_path: Path) -> None:
    assert callable(write)
    path = tmp_path / "book"
    path.write_bytes(b"mine")
    with pytest.raises(CannotWrite):
        write(a_book(), path)
    assert path.read_bytes() == b"mine"
