"""The workbook: read back exactly by another library, and nothing in it ever run as a formula."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
import python_calamine
from openxml_audit import OpenXmlValidator

from peerteam.domain.errors import CannotWrite
from peerteam.domain.outgoing import Audience, outgoing
from peerteam.domain.records import Record
from peerteam.domain.snapshot import Snapshot
from peerteam.formats.workbook import workbook_of, write_workbook
from tests.builders import NOTE, PERSON, RECORDS, SESSION, THEMES, VISIT


def book(*records: Record, audience: Audience = Audience.LGA) -> bytes:
    ids = {record.id for record in records}
    kept = [record for record in (VISIT, *THEMES, *RECORDS) if record.id not in ids]
    return workbook_of(outgoing(Snapshot.of((*kept, *records)), audience))[0]


def sheet(content: bytes, name: str) -> list[list[Any]]:
    read = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows: list[list[Any]] = read.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return rows


def test_the_programme_is_read_back_exactly() -> None:
    rows = sheet(book(replace(SESSION, lead="p1", writer="p2", stream="A")), "Programme")
    head, row = rows[3], rows[4]
    assert dict(zip(head, row, strict=True)) == {
        "Day": date(2026, 3, 10), "Start": time(9), "End": time(9, 45), "Session": "Scrutiny chairs",
        "Kind": "interview", "Stream": "A", "Room": "Room 1", "Attendees": "Chris Dale, Chair of scrutiny",
        "Lead": "AA", "Writer": "BB", "Peers": "", "Themes": "", "Status": "planned", "Reason": "",
    }  # fmt: skip


@pytest.mark.parametrize("words", ["=1+1", "+44 20", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "{=1}", "http://a.b/c"])
def test_words_are_never_a_formula_or_a_link(words: str) -> None:
    content = book(replace(NOTE, body=words), replace(PERSON, name=words))
    rows = sheet(content, "Notes")
    assert rows[4][-1] == words
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in one or b"hyperlink" in one for one in sheets)


def test_a_long_note_keeps_its_lines_and_an_endless_one_is_cut_and_told() -> None:
    body = "First line.\n\nSecond — “quoted” £3.4m 😀."
    assert sheet(book(replace(NOTE, body=body)), "Notes")[4][-1] == body
    content = book(replace(NOTE, body="word " * 10_000))
    assert sheet(content, "Notes")[4][-1].endswith("[…]")
    assert "long text" in sheet(content, "Left out")[-1][0]


@pytest.mark.parametrize("audience", list(Audience))
def test_no_validator_has_a_complaint(audience: Audience, tmp_path: Path) -> None:
    path = tmp_path / "programme.xlsx"
    path.write_bytes(book(audience=audience))
    assert OpenXmlValidator().validate(path).errors == []


@pytest.mark.parametrize("audience", list(Audience))
def test_every_sheet_says_whom_it_is_for_and_the_last_what_was_left_out(audience: Audience) -> None:
    content = book(audience=audience)
    read = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert read.sheet_names[0] == "Programme"
    assert read.sheet_names[-1] == "Left out"
    marks = {sheet(content, name)[0][0] for name in read.sheet_names}
    assert marks == {outgoing(Snapshot.of((VISIT,)), audience).marking}
    assert len(sheet(content, "Left out")) > 3


def test_the_council_gets_no_evidence() -> None:
    read = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(book(audience=Audience.COUNCIL)))
    assert read.sheet_names == ["Programme", "Documents", "Recommendations", "Left out"]
    with zipfile.ZipFile(io.BytesIO(book(audience=Audience.COUNCIL))) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"Chris Dale" not in everything
    assert b"too late" not in everything


def test_the_page_is_a4_across_with_its_head_on_every_sheet_of_paper() -> None:
    with zipfile.ZipFile(io.BytesIO(book())) as package:
        first = package.read("xl/worksheets/sheet1.xml").decode()
        names = package.read("xl/workbook.xml").decode()
        about = package.read("docProps/core.xml").decode()
    assert 'paperSize="9" fitToHeight="0" orientation="landscape"' in first
    assert "Programme!$4:$4" in names
    assert 'state="frozen"' in first
    assert "Marlbridge Borough Council: programme" in about


def test_a_visit_with_nothing_in_it_still_has_its_sheets() -> None:
    content, names = workbook_of(outgoing(Snapshot.of((VISIT,)), Audience.LGA))
    assert len(names) == 8
    assert sheet(content, "Programme")[3][0] == "Day"


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "programme.xlsx"
    path.write_text("mine")
    with pytest.raises(CannotWrite, match="already a file"):
        write_workbook(outgoing(Snapshot.of((VISIT,)), Audience.LGA), path)
    assert path.read_text() == "mine"
