"""The slides as a file: valid, accessible, in real placeholders, and nothing in any part said in confidence."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import ooxml_integrity
import pptx
import pytest
from openxml_audit import OpenXmlValidator
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck

from peerteam import resources
from peerteam.domain.errors import CannotWrite
from peerteam.domain.records import Clearance, Finding, Marking, Note, Person, Point, Recommendation, Side, Tag
from peerteam.domain.snapshot import Snapshot
from peerteam.formats.slides import Written, file_name, write_slides
from peerteam.formats.visit_folder import read_visit_folder
from tests.letter_visit import AREA, NOTE, PERSON, STRENGTH, THE_NOTE, visit

SAMPLES = resources.names("samples")
_IN_A_ROW = 8


def sample(name: str) -> Snapshot:
    return Snapshot.of(read_visit_folder(resources.path("samples", name)))


def made(snapshot: Snapshot, folder: Path) -> tuple[Written, Deck]:
    written = write_slides(snapshot, folder / "slides.pptx")
    return written, pptx.Presentation(str(written.path))


def everything(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def said(deck: Deck) -> str:
    return "\n".join(shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)


def rows_of_words(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + _IN_A_ROW]) for i in range(len(words) - _IN_A_ROW + 1)}


def faults(path: Path) -> list[str]:
    """What the two validators say. PKG006 is the second one's word for "not a Word file"."""
    found = [str(each) for each in OpenXmlValidator().validate(path).errors]
    serious = [each for each in ooxml_integrity.check(path) if each.severity == ooxml_integrity.ERROR]
    return found + [str(each) for each in serious if each.code != "PKG006"]


# --- every sample -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SAMPLES)
def test_no_validator_has_a_complaint(name: str, tmp_path: Path) -> None:
    assert faults(made(sample(name), tmp_path)[0].path) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_every_slide_has_a_title_of_its_own_that_is_read_first(name: str, tmp_path: Path) -> None:
    deck = made(sample(name), tmp_path)[1]
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides if slide.shapes.title is not None]
    assert len(set(titles)) == len(deck.slides)
    assert all(slide.shapes[0]._element is slide.shapes.title._element for slide in deck.slides if slide.shapes.title)


@pytest.mark.parametrize("name", SAMPLES)
def test_everything_stands_in_placeholders_of_the_layout_and_none_is_empty(name: str, tmp_path: Path) -> None:
    for slide in made(sample(name), tmp_path)[1].slides:
        assert all(shape.is_placeholder for shape in slide.shapes)
        assert all(shape.text_frame.text.strip() for shape in slide.placeholders if shape.has_text_frame)


@pytest.mark.parametrize("name", SAMPLES)
def test_all_text_is_british_english_and_none_is_tiny(name: str, tmp_path: Path) -> None:
    for slide in made(sample(name), tmp_path)[1].slides:
        runs = list(slide._element.iter(qn("a:rPr")))
        assert {run.get("lang") for run in runs} == {"en-GB"}
        assert all(int(run.get("sz", 1800)) >= 1800 for run in runs)


@pytest.mark.parametrize("name", SAMPLES)
def test_nobody_who_was_met_and_no_note_is_in_any_part_of_the_file(name: str, tmp_path: Path) -> None:
    snapshot = sample(name)
    written, deck = made(snapshot, tmp_path)
    whole = everything(written.path)
    assert [person.id for person in snapshot.all(Person) if person.name and person.name in whole] == []
    records = [*snapshot.all(Note), *snapshot.all(Tag), *snapshot.all(Finding)]
    assert [record.id for record in records if record.id in whole] == []
    # what the team worded itself, and what was cleared, may be there; no other eight words of a note in a row may
    own = [point.text for point in snapshot.all(Point)] + [finding.wording for finding in snapshot.all(Finding)]
    own += [words for one in snapshot.all(Recommendation) for words in (one.label, one.text)]
    own += [tag.span.words for tag in snapshot.all(Tag) if tag.clearance == Clearance.CLEARED]
    worded = {row for words in own for row in rows_of_words(words or "")}
    noted = {row for note in snapshot.all(Note) for row in rows_of_words(note.body or "")}
    shown = {row for line in said(deck).split("\n") for row in rows_of_words(line)}
    assert shown & noted - worded == set()


@pytest.mark.parametrize("name", SAMPLES)
def test_there_are_no_notes_pages_comments_or_other_peoples_properties(name: str, tmp_path: Path) -> None:
    snapshot = sample(name)
    written, deck = made(snapshot, tmp_path)
    with zipfile.ZipFile(written.path) as package:
        parts = [
            part for part in package.namelist() if re.search(r"notes|comment|customXml|app\.xml|thumb|media", part)
        ]
    assert parts == []
    about = deck.core_properties
    assert about.title == f"Corporate Peer Challenge feedback: {snapshot.visit.council}"
    assert (about.author, about.last_modified_by, about.language) == ("The peer team", "Peer Team", "en-GB")
    assert (about.keywords, about.comments) == ("", "")


# --- what is on them --------------------------------------------------------------------------------------------------


def test_strengths_and_areas_are_paragraphs_under_their_headings(tmp_path: Path) -> None:
    deck = made(visit(), tmp_path)[1]
    slide = next(each for each in deck.slides if each.shapes.title.text_frame.text == "Governance and culture")
    assert slide.slide_layout.name == "Strengths and Areas"
    texts = [box.text_frame.text for box in slide.placeholders]
    assert texts[:5] == [
        "Governance and culture", "Strengths", STRENGTH.wording, "Areas for consideration", AREA.wording,
    ]  # fmt: skip


def test_the_marking_stands_at_the_head_and_foot_of_every_slide(tmp_path: Path) -> None:
    deck = made(visit(marking=Marking.OFFICIAL_SENSITIVE), tmp_path)[1]
    for slide in deck.slides:
        texts = [shape.text_frame.text for shape in slide.placeholders]
        assert "OFFICIAL-SENSITIVE" in texts
        assert sum(text.startswith("OFFICIAL-SENSITIVE") for text in texts) == 2
    assert deck.core_properties.category == "OFFICIAL-SENSITIVE"


def test_without_a_marking_no_empty_box_is_left(tmp_path: Path) -> None:
    deck = made(visit(marking=None), tmp_path)[1]
    assert not any(shape.name == "Handling marking" for slide in deck.slides for shape in slide.shapes)


def test_every_slide_has_its_number(tmp_path: Path) -> None:
    deck = made(visit(), tmp_path)[1]
    assert all(slide._element.xpath(".//a:fld[@type='slidenum']") for slide in deck.slides)


def test_a_long_list_is_continued_and_nothing_is_lost(tmp_path: Path) -> None:
    many = [
        Finding(f"x{n}", "t4", Side.AREA, f"Area number {n} in rather many words. " * 4, f"b{n}") for n in range(12)
    ]
    written, deck = made(visit(*many), tmp_path)
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides if slide.shapes.title]
    assert "Financial planning and management (continued)" in titles
    assert all(f"Area number {n} in" in said(deck) for n in range(12))
    assert written.slides == len(deck.slides)


def test_what_was_typed_is_never_taken_for_markup(tmp_path: Path) -> None:
    odd = replace(AREA, wording="Members & officers <never> meet\x07;\x0b “not once” {council}")
    written, deck = made(visit(odd), tmp_path)
    assert "Members & officers <never> meet ; “not once” {council}" in said(deck)
    assert faults(written.path) == []


def test_the_words_of_the_little_visits_note_are_nowhere(tmp_path: Path) -> None:
    whole = everything(made(visit(), tmp_path)[0].path)
    assert all(secret not in whole for secret in (NOTE[:30], str(PERSON.name), "Chair of Scrutiny", THE_NOTE.at or ""))


# --- where they go ----------------------------------------------------------------------------------------------------


def test_the_first_slides_are_called_after_the_council() -> None:
    assert file_name(visit()) == "Marlbridge Borough Council slides Draft 1.pptx"
    assert file_name(visit(council="A/B: council")) == "A B council slides Draft 1.pptx"


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    path = tmp_path / "slides.pptx"
    path.write_bytes(b"somebody's work")
    with pytest.raises(CannotWrite, match="already a file"):
        write_slides(visit(), path)
    assert path.read_bytes() == b"somebody's work"


@pytest.mark.parametrize("lock", ["~$slides.pptx", ".~lock.slides.pptx#"])
def test_slides_that_are_open_elsewhere_are_told(lock: str, tmp_path: Path) -> None:
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(CannotWrite, match="open in another program"):
        write_slides(visit(), tmp_path / "slides.pptx")


def test_a_name_that_powerpoint_would_not_open_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"ends in \.pptx"):
        write_slides(visit(), tmp_path / "slides.potx")


def test_a_disk_that_refuses_leaves_no_half_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(CannotWrite, match="there is no room left"):
        write_slides(visit(), tmp_path / "slides.pptx")
    assert list(tmp_path.iterdir()) == []


def test_the_same_visit_gives_the_same_slides(tmp_path: Path) -> None:
    first, second = (io.BytesIO(write_slides(visit(), tmp_path / f"{n}.pptx").path.read_bytes()) for n in "ab")
    assert said(pptx.Presentation(first)) == said(pptx.Presentation(second))
