"""Planted defects, one at a time: each is caught and named, so the check itself is guarded."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from peerteam.domain.errors import FileDamaged
from peerteam.domain.letter import draft
from peerteam.formats import letters
from peerteam.word.letter_check import check_letter
from peerteam.word.letter_write import write_letter
from tests.letter_visit import tallies, visit

DOCUMENT, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("letter") / "letter.docx"
    return write_letter(draft(visit(), letters.load("report-e"), tallies()), path).path


def planted(letter: Path, into: Path, part: str, old: str, new: str) -> Path:
    """The letter with the first `old` in one part made `new`."""
    with zipfile.ZipFile(letter) as source, zipfile.ZipFile(into, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            if name == part:
                assert old.encode() in text, f"nothing to plant in: {old}"
                text = text.replace(old.encode(), new.encode(), 1)
            target.writestr(name, text)
    return into


def test_a_letter_as_written_has_no_fault(letter: Path) -> None:
    assert check_letter(letter) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        (DOCUMENT, 'w:name="_Toc20260006"', 'w:name="_Toc20260008"', "is there twice"),
        (DOCUMENT, 'w:name="_cpc_', 'w:name="_cpc_finding_', "says something about what it marks"),
        (DOCUMENT, '<w:bookmarkEnd w:id="101"/>', "", "never ends"),
        (DOCUMENT, '<w:bookmarkStart w:id="101"', '<w:bookmarkStart w:id="9999"', "that never began"),
        (DOCUMENT, 'w:fldCharType="end"', 'w:fldCharType="separate"', "a field never ends"),
        (DOCUMENT, 'w:fldCharType="begin"', 'w:fldCharType="end"', "a field ends that never began"),
        (DOCUMENT, " REF _cpc_", " REF _gone_", "a cross-reference points to _gone_"),
        (DOCUMENT, 'w:hyperlink w:anchor="_Toc', 'w:hyperlink w:anchor="_Gone', "a link points to _Gone"),
        (DOCUMENT, '<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Nowhere"/>', "the style Nowhere is not defined"),
        (STYLES, '<w:numId w:val="1"/>', '<w:numId w:val="77"/>', "the list 77 is not defined"),
        (STYLES, 'w:lang w:val="en-GB"', 'w:lang w:val="en-US"', "the language of the document is en-US"),
        (DOCUMENT, "<w:r><w:t", '<w:r><w:rPr><w:lang w:val="de-DE"/></w:rPr><w:t', "some text is marked as de-DE"),
        (CORE, "<dc:title>", "<dc:title/><dc:description>", "title is not set"),
        (DOCUMENT, '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading2"/>', "skips a level"),
        (DOCUMENT, "<w:tblHeader/>", "", "has no header row"),
        (DOCUMENT, "<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>', "has merged cells"),
        (DOCUMENT, "<w:tblCaption", "<w:tblNothing", "does not say what it holds (tblCaption)"),
        (DOCUMENT, "<w:sectPr", "<w:p/><w:sectPr", "is empty"),
        (DOCUMENT, "<w:r><w:t", "<w:r><w:rPr><w:vanish/></w:rPr><w:t", "there is hidden text"),
        (DOCUMENT, "<w:sectPr", "<w:ins/><w:sectPr", "there are tracked changes"),
    ],
)
def test_a_planted_defect_is_caught(part: str, old: str, new: str, told: str, letter: Path, tmp_path: Path) -> None:
    document = planted(letter, tmp_path / "planted.docx", part, old, new)
    if part == CORE:
        document = planted(document, tmp_path / "again.docx", part, "</dc:title>", "</dc:description>")
    assert any(told in complaint for complaint in check_letter(document)), check_letter(document)


@pytest.mark.parametrize("name", ["word/comments.xml", "customXml/item1.xml"])
def test_a_part_that_could_hold_evidence_is_told(name: str, letter: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.docx"
    copy.write_bytes(letter.read_bytes())
    with zipfile.ZipFile(copy, "a") as file:
        file.writestr(name, "<x/>")
    assert check_letter(copy) == [f"the part {name} has no business in a letter"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_stored_twice_is_told(letter: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.docx"
    copy.write_bytes(letter.read_bytes())
    with zipfile.ZipFile(copy, "a") as file:
        file.writestr(CORE, file.read(CORE))
    assert check_letter(copy) == [f"the part {CORE} is stored twice"]


def test_a_picture_without_words_is_told(letter: Path, tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    picture = f'<w:p><w:r><w:drawing><d:docPr xmlns:d="{space}" id="1" name="Logo"/></w:drawing></w:r></w:p>'
    copy = planted(letter, tmp_path / "planted.docx", DOCUMENT, "<w:sectPr", f"{picture}<w:sectPr")
    assert check_letter(copy) == ["the picture Logo has no words for those who cannot see it"]


def test_half_a_file_is_told_as_such(letter: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.docx"
    half.write_bytes(letter.read_bytes()[:4000])
    with pytest.raises(FileDamaged):
        check_letter(half)
