"""The Word file of a letter: valid, complete, accessible, and holding nothing but the letter."""

from __future__ import annotations

import itertools
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import ooxml_integrity
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from peerteam.domain.errors import CannotWrite
from peerteam.domain.letter import Letter, draft
from peerteam.domain.records import Marking, Record
from peerteam.formats import letters
from peerteam.word.letter_check import check_letter
from peerteam.word.letter_write import draft_name_of, next_draft_name, write_letter
from tests.letter_visit import AREA, HEADLINE, LOWER, NOTE, PERSON, SESSION, THE_NOTE, tallies, visit

ALL = [found.id for found in letters.load_all()]


def a_letter(*others: Record, format: str = "report-e", marking: Marking | None = Marking.OFFICIAL) -> Letter:
    return draft(visit(*others, marking=marking), letters.load(format), tallies())


def parts_of(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name).decode("utf-8", "replace") for name in file.namelist()}


# --- the file ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ALL)
def test_no_validator_has_a_complaint(format: str, tmp_path: Path) -> None:
    path = write_letter(a_letter(format=format), tmp_path / "letter.docx").path
    assert OpenXmlValidator().validate(path).errors == []
    assert ooxml_integrity.check(path) == []
    assert check_letter(path) == []


def test_a_letter_with_published_numbers_is_as_valid(tmp_path: Path) -> None:
    published = (replace(HEADLINE, number="R8.1"), replace(LOWER, number="13"))
    path = write_letter(a_letter(*published, format="report-c"), tmp_path / "letter.docx").path
    assert OpenXmlValidator().validate(path).errors == []
    assert check_letter(path) == []


@pytest.mark.parametrize("format", ALL)
def test_the_words_of_the_letter_are_in_the_file_in_order(format: str, tmp_path: Path) -> None:
    letter = a_letter(format=format)
    document = docx.Document(str(write_letter(letter, tmp_path / "letter.docx").path))
    written = [paragraph.text for paragraph in document.paragraphs]
    wanted = [paragraph.text for _, paragraph in letter.paragraphs()]
    rest = iter(written)
    assert [text for text in wanted if text in rest] == wanted


def test_every_paragraph_written_stands_in_a_hidden_bookmark_of_its_own(tmp_path: Path) -> None:
    written = write_letter(a_letter(), tmp_path / "letter.docx")
    document = docx.Document(str(written.path))
    names = [mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))]
    ours = [name for name in names if name.startswith("_cpc_")]
    assert sorted(ours) == sorted(f"_cpc_{each.anchor}" for each in written.anchors)
    assert all(re.fullmatch(r"_cpc_[0-9a-f]{16}", name) for name in ours)


def test_the_anchors_carry_the_words_as_written_and_what_is_behind_them(tmp_path: Path) -> None:
    written = write_letter(a_letter(), tmp_path / "letter.docx")
    area = next(anchor for anchor in written.anchors if anchor.role == "area" and "f2" in anchor.sources)
    assert area.text == "Scrutiny comes to decisions too late to shape them. See recommendation R1."
    cell = next(anchor for anchor in written.anchors if anchor.text == "Helen Marsh")
    assert (cell.role, cell.sources) == ("cell", ("p1",))


def test_nothing_of_the_evidence_is_in_any_part_of_the_file(tmp_path: Path) -> None:
    everything = "".join(parts_of(write_letter(a_letter(), tmp_path / "letter.docx").path).values())
    for secret in (PERSON.name, SESSION.title, NOTE[:20], THE_NOTE.at, "Room 2", "Scrutiny meets too late"):
        assert secret is not None
        assert secret not in everything


def test_the_only_looks_outside_styles_are_breaks_and_what_belongs_together(tmp_path: Path) -> None:
    document = docx.Document(str(write_letter(a_letter(), tmp_path / "letter.docx").path))
    direct = {child.tag for properties in document.element.body.iter(qn("w:pPr")) for child in properties}
    assert direct <= {qn(f"w:{name}") for name in ("pStyle", "keepNext", "pageBreakBefore", "numPr", "outlineLvl")}
    assert {child.tag for run in document.element.body.iter(qn("w:rPr")) for child in run} <= {qn("w:rStyle")}


def test_the_properties_come_from_the_visit(tmp_path: Path) -> None:
    about = docx.Document(str(write_letter(a_letter(), tmp_path / "x.docx", draft_name="Draft 3").path)).core_properties
    assert about.title == "Corporate Peer Challenge: feedback report, Marlbridge Borough Council"
    assert (about.language, about.author, about.category, about.version) == (
        "en-GB", "The peer team", "OFFICIAL", "Draft 3",
    )  # fmt: skip


def test_the_marking_stands_at_the_head_and_foot_of_every_page(tmp_path: Path) -> None:
    path = write_letter(a_letter(), tmp_path / "x.docx", marking=Marking.OFFICIAL_SENSITIVE).path
    section = docx.Document(str(path)).sections[0]
    places = (section.header, section.first_page_header, section.footer, section.first_page_footer)
    assert all("OFFICIAL-SENSITIVE" in "".join(p.text for p in place.paragraphs) for place in places)


def test_without_a_marking_none_is_written(tmp_path: Path) -> None:
    path = write_letter(a_letter(marking=None), tmp_path / "x.docx").path
    assert "OFFICIAL" not in "".join(parts_of(path).values())


def test_the_contents_list_is_filled_in_and_asks_no_question_on_opening(tmp_path: Path) -> None:
    path = write_letter(a_letter(), tmp_path / "x.docx").path
    paragraphs = [(p.style.name if p.style else "", p.text) for p in docx.Document(str(path)).paragraphs]
    contents = [text for style, text in paragraphs if style and style.startswith("TOC ")]
    assert contents[1:4] == ["1\tIntroduction", "2\tExecutive summary", "3\tRecommendations"]
    assert contents[-2:] == ["Appendix A: What a peer challenge is", "Scope and focus"]
    assert "updateFields" not in parts_of(path)["word/settings.xml"]


def test_page_numbers_stand_in_the_contents_when_a_rendering_told_them(tmp_path: Path) -> None:
    path = write_letter(a_letter(), tmp_path / "x.docx", pages={"introduction": 2}).path
    assert "1\tIntroduction\t2" in [p.text for p in docx.Document(str(path)).paragraphs]
    assert check_letter(path) == []


def test_pasted_and_outlandish_characters_do_no_harm(tmp_path: Path) -> None:
    odd = replace(AREA, wording="Café – £3m 😀 & <b>\x00\x0bnext\ud800 line")
    letter = replace(a_letter(odd), title="t\x07" + "long " * 100)
    path = write_letter(letter, tmp_path / "x.docx").path
    assert OpenXmlValidator().validate(path).errors == []
    assert any(p.text.startswith("Café – £3m 😀 & <b>\nnext line.") for p in docx.Document(str(path)).paragraphs)


# --- where it goes ----------------------------------------------------------------------------------------------------


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(b"somebody's work")
    with pytest.raises(CannotWrite, match="already a file letter"):
        write_letter(a_letter(), path)
    assert path.read_bytes() == b"somebody's work"
    assert write_letter(a_letter(), path, replace=True).path == path
    assert check_letter(path) == []


def test_a_letter_open_in_word_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "~$rlbridge letter.docx").write_bytes(b"")
    with pytest.raises(CannotWrite, match="Word has Marlbridge letter"):
        write_letter(a_letter(), tmp_path / "Marlbridge letter.docx")


@pytest.mark.parametrize("place", ["missing/letter.docx", "folder"])
def test_a_place_that_cannot_be_written_is_told_plainly(place: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotWrite):
        write_letter(a_letter(), tmp_path / place)


def test_a_disk_that_refuses_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(CannotWrite, match="there is no room left"):
        write_letter(a_letter(), tmp_path / "letter.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_folder_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(CannotWrite, match="read-only, or another program has the file open"):
        write_letter(a_letter(), tmp_path / "letter.docx")


def test_the_next_draft_takes_the_first_free_name(tmp_path: Path) -> None:
    path = tmp_path / "Marlbridge letter.docx"
    names = []
    for _ in itertools.repeat(None, 3):
        free = next_draft_name(path)
        free.touch()
        names.append(free.name)
    assert names == ["Marlbridge letter.docx", "Marlbridge letter Draft 2.docx", "Marlbridge letter Draft 3.docx"]
    assert next_draft_name(tmp_path / names[1]).name == "Marlbridge letter Draft 4.docx"


def test_a_draft_that_was_thrown_away_does_not_give_its_number_to_a_newer_one(tmp_path: Path) -> None:
    for name in ("Wexley Draft 2.docx", "Wexley Draft 7.docx", "Other Draft 9.docx", "Wexley Draft 12.pdf"):
        (tmp_path / name).touch()
    assert next_draft_name(tmp_path / "Wexley Draft 1.docx").name == "Wexley Draft 8.docx"
    assert next_draft_name(tmp_path / "Fernleigh Draft 1.docx").name == "Fernleigh Draft 1.docx"


@pytest.mark.parametrize(
    ("name", "draft"),
    [("Letter.docx", "Draft 1"), ("Letter Draft 3.docx", "Draft 3"), ("letter-draft-12.docx", "Draft 12")],
)
def test_a_file_says_which_draft_it_is(name: str, draft: str) -> None:
    assert draft_name_of(Path(name)) == draft
