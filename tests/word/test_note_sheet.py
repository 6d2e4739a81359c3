"""The note sheet: valid, accessible, and with nobody's name that need not be on it; and read back with every word."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import docx
import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator

from peerteam.domain.errors import BadTable, NoSuchFile
from peerteam.domain.note_sheets import SPARE, Returned, sheet_code
from peerteam.domain.snapshot import Snapshot
from peerteam.word.letter_check import check_letter
from peerteam.word.note_sheet_read import read_note_sheet, ticked
from tests.builders import PERSON, RECORDS, THEMES, VISIT
from tests.sheets import Filled, as_libreoffice_saves_it, new_row, sheet_of

SNAPSHOT = Snapshot.of((VISIT, *THEMES, *RECORDS))
LABELS = ("1 Governance", "2 Finance")


def saved(content: bytes, folder: Path, name: str = "sheet.docx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def filled() -> Filled:
    sheet = Filled(sheet_of(SNAPSHOT, "s1"), by="BB")
    sheet.point("Papers come late.\nTwice since May.", ["Governance"], ["area to consider"])
    sheet.point("“Nobody asks us” – £3.4m", ["Governance", "Finance"], ["quote", "ask again"])
    sheet.point("No box here.")
    return sheet.else_("Lift is broken.")


# --- the sheet --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("session", ["s1", None])
def test_no_validator_has_a_complaint_but_for_the_room_to_write(session: str | None, tmp_path: Path) -> None:
    path = saved(sheet_of(SNAPSHOT, session), tmp_path)
    assert OpenXmlValidator().validate(path).errors == []
    assert ooxml_integrity.check(path) == []
    assert [told for told in check_letter(path) if not told.endswith("is empty")] == []


def test_a_sheet_names_the_posts_and_the_team_and_nobody_met() -> None:
    with zipfile.ZipFile(io.BytesIO(sheet_of(SNAPSHOT, "s1"))) as package:
        everything = "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    assert "Chair of scrutiny" in everything
    assert "Ann Archer" in everything
    assert str(PERSON.name) not in everything
    assert "reports come too late" not in everything


def test_a_sheet_says_when_where_and_its_code() -> None:
    document = docx.Document(io.BytesIO(sheet_of(SNAPSHOT, "s1")))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "Scrutiny chairs"
    assert texts[1] == "Tuesday 10 March 2026  ·  09:00–09:45  ·  Room 1  ·  Interview"
    assert sheet_code("v", "s1") in document.sections[0].footer.paragraphs[0].text
    assert document.sections[0].header.paragraphs[0].text == "OFFICIAL"


def test_every_session_has_a_code_of_its_own() -> None:
    codes = {sheet_code(visit, f"s{number}") for visit in "vw" for number in range(500)}
    assert len(codes) == 1000
    assert not set("ILOU") & set("".join(codes))


# --- reading it back --------------------------------------------------------------------------------------------------


def test_a_blank_sheet_holds_no_words(tmp_path: Path) -> None:
    read = read_note_sheet(saved(sheet_of(SNAPSHOT, "s1"), tmp_path))
    assert read == Returned(
        "sheet.docx", sheet_code("v", "s1"), "v", "s1", theme_ids=(("1 Governance", "t1"), ("2 Finance", "t2"))
    )
    assert read.words == ""


def test_a_filled_sheet_is_read_with_its_words_and_ticks(tmp_path: Path) -> None:
    read = read_note_sheet(filled().save(tmp_path / "sheet.docx"))
    assert read.author == "BB"
    assert [point.words for point in read.points] == [
        "Papers come late.\nTwice since May.",
        "“Nobody asks us” – £3.4m",
        "No box here.",
    ]
    assert [point.themes for point in read.points] == [("1 Governance",), LABELS, ()]
    assert [point.kinds for point in read.points] == [("A area to consider",), ("Q quote", "? ask again"), ()]
    assert read.rest == ("Lift is broken.",)


def test_what_libreoffice_saved_is_read_the_same(tmp_path: Path) -> None:
    path = filled().save(tmp_path / "sheet.docx")
    once = as_libreoffice_saves_it(path)
    assert read_note_sheet(once) == read_note_sheet(path)
    (tmp_path / "again").mkdir()
    again = Path(shutil.copy(once, tmp_path / "again" / path.name))
    assert read_note_sheet(as_libreoffice_saves_it(again)) == read_note_sheet(path)


def test_a_spare_sheet_saved_by_libreoffice_still_says_who_spoke(tmp_path: Path) -> None:
    sheet = Filled(sheet_of(SNAPSHOT), by="Ann Archer", groups=["staff"]).point("Overtime is unpaid.")
    read = read_note_sheet(as_libreoffice_saves_it(sheet.save(tmp_path / "sheet.docx")))
    assert (read.session, read.groups, read.words) == (SPARE, ("staff",), "Overtime is unpaid.")


def test_words_written_between_and_below_are_kept(tmp_path: Path) -> None:
    sheet = Filled(sheet_of(SNAPSHOT, "s1"), by="AA")
    sheet.document.paragraphs[1].insert_paragraph_before("They asked for an hour more.")
    sheet.document.add_paragraph("And one last thing.")
    new_row(sheet.about, "A row of my own")
    read = read_note_sheet(sheet.save(tmp_path / "sheet.docx"))
    assert read.rest == ("They asked for an hour more.", "A row of my own", "And one last thing.")


def test_a_comment_in_the_margin_is_kept(tmp_path: Path) -> None:
    sheet = Filled(sheet_of(SNAPSHOT, "s1"), by="AA").point("Said twice.")
    sheet.document.add_comment(sheet.points.rows[1].cells[0].paragraphs[0].runs, "said by both", "Ann", "AA")
    assert "said by both" in read_note_sheet(sheet.save(tmp_path / "sheet.docx")).rest


def test_a_row_that_was_added_is_a_point_like_the_others(tmp_path: Path) -> None:
    sheet = Filled(sheet_of(SNAPSHOT, "s1"), by="AA")
    new_row(sheet.points, "One more", "2", "S, Q")
    (point,) = read_note_sheet(sheet.save(tmp_path / "sheet.docx")).points
    assert (point.words, point.themes, point.kinds) == ("One more", ("2",), ("S", "Q"))


def test_a_file_that_lost_its_properties_still_has_its_code(tmp_path: Path) -> None:
    path = filled().save(tmp_path / "sheet.docx")
    bare = tmp_path / "bare.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            if name != "docProps/custom.xml":
                new.writestr(name, old.read(name))
    read = read_note_sheet(bare)
    assert (read.visit, read.session, read.code) == (None, None, sheet_code("v", "s1"))


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("☒ 1 Governance", "1 Governance"), ("x 1 Governance", "1 Governance"), ("☐x 1 Governance", "1 Governance"),
        ("x☐ 1 Governance", "1 Governance"), ("☐ x1 Governance", "1 Governance"), ("☐ 1 Governance ✓", "1 Governance"),
        ("☐ 1 Governance x", "1 Governance"), ("[X] 1 Governance", "1 Governance"), ("☑1 Governance", "1 Governance"),
        ("1 Governance", "1 Governance"), ("☐X X-ray unit", "X-ray unit"), ("S", "S"), ("?", "?"),
    ],
)  # fmt: skip
def test_a_tick_is_known_however_it_is_made(line: str, label: str) -> None:
    assert ticked([line]) == [label]


@pytest.mark.parametrize("line", ["☐ 1 Governance", " ☐  2 Finance ", "□ ? ask again", "☐ X-ray unit", "", "☐", "x"])
def test_an_empty_box_is_no_tick(line: str) -> None:
    assert ticked([line]) == []


def test_numbers_and_letters_stand_for_boxes() -> None:
    assert ticked(["1, 4 & 6", "sq"]) == ["1", "4", "6", "S", "Q"]


@pytest.mark.parametrize("content", [b"", b"PK\3\4 half", b"\xd0\xcf\x11\xe0 old Word", b"plain words"])
def test_what_is_no_word_file_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(BadTable, match="not a whole Word document"):
        read_note_sheet(saved(content, tmp_path))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile):
        read_note_sheet(tmp_path / "nowhere.docx")


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>', "no ordinary"),
        (b"<w:document", "damaged"),
        (b" " * (33 * 1024 * 1024), "far too large"),
    ],
)
def test_a_hostile_file_is_refused_in_one_sentence(document: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "sheet.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", document)
    with pytest.raises(BadTable, match=why):
        read_note_sheet(path)
