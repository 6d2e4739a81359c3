"""The crib sheets and the speaking note in Word: valid, accessible, marked, and with nobody's name who was met."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import docx
import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator

from peerteam import resources
from peerteam.domain.crib_sheet import crib_sheet
from peerteam.domain.errors import CannotWrite
from peerteam.domain.records import Note, Peer, Person
from peerteam.domain.snapshot import Snapshot
from peerteam.domain.speaking_note import speaking_note
from peerteam.formats.visit_folder import read_visit_folder
from peerteam.word.crib_sheet import crib_sheets, write_crib_sheet
from peerteam.word.letter_check import check_letter
from peerteam.word.speaking_note import write_speaking_note
from tests.conftest import needs_tool
from tests.letter_visit import LEAD, NOTE, PERSON, visit

SAMPLES = resources.names("samples")


def sample(name: str) -> Snapshot:
    return Snapshot.of(read_visit_folder(resources.path("samples", name)))


def everything(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def faults(path: Path) -> list[str]:
    found = [str(each) for each in OpenXmlValidator().validate(path).errors]
    return found + [str(each) for each in ooxml_integrity.check(path)] + check_letter(path)


def papers(snapshot: Snapshot, folder: Path) -> list[Path]:
    made = [write_speaking_note(speaking_note(snapshot), folder / "note.docx")]
    for number, peer in enumerate(snapshot.all(Peer)[:1]):
        made.append(write_crib_sheet(crib_sheet(snapshot, peer), folder / f"crib {number}.docx"))
    return made


@pytest.mark.parametrize("name", SAMPLES)
def test_no_validator_has_a_complaint(name: str, tmp_path: Path) -> None:
    assert [fault for path in papers(sample(name), tmp_path) for fault in faults(path)] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_nobody_who_was_met_and_no_note_is_in_them(name: str, tmp_path: Path) -> None:
    snapshot = sample(name)
    whole = "".join(map(everything, papers(snapshot, tmp_path)))
    assert [person.id for person in snapshot.all(Person) if person.name and person.name in whole] == []
    assert [note.id for note in snapshot.all(Note) if note.id in whole] == []


def test_they_say_that_they_are_for_the_team_only(tmp_path: Path) -> None:
    for path in papers(visit(), tmp_path):
        section = docx.Document(str(path)).sections[0]
        assert section.header.paragraphs[0].text == "OFFICIAL  ·  For the peer team only"
        assert "Page 1 of 1" in section.footer.paragraphs[0].text


def test_the_crib_sheet_begins_with_whose_it_is_and_what_to_ask(tmp_path: Path) -> None:
    path = write_crib_sheet(crib_sheet(visit(), LEAD), tmp_path / "crib.docx")
    document = docx.Document(str(path))
    assert [paragraph.text for paragraph in document.paragraphs[:4]] == [
        "Helen Marsh", "Lead Chief Executive Peer, Chief Executive, Eastmoor",
        "Marlbridge Borough Council  ·  Corporate Peer Challenge  ·  10 to 13 March 2026", "Your themes",
    ]  # fmt: skip
    assert document.tables[0].cell(1, 1).text == "Are there clear and robust arrangements?"
    assert "Chair of scrutiny" in document.tables[1].cell(1, 1).text


def test_the_speaking_note_has_both_sides_of_each_theme(tmp_path: Path) -> None:
    document = docx.Document(str(write_speaking_note(speaking_note(visit()), tmp_path / "note.docx")))
    row = document.tables[0].rows[1]
    assert [cell.text for cell in row.cells] == [
        "Governance and culture\nHelen Marsh",
        "+ Statutory officers meet often and are listened to",
        "→ Scrutiny comes to decisions too late to shape them",
    ]
    assert document.tables[0].rows[2].cells[2].text == "–"


def test_there_is_a_sheet_for_each_peer() -> None:
    assert [name for name, _ in crib_sheets(visit())] == [
        "Crib sheet Helen Marsh", "Crib sheet Cllr Rajiv Menon", "Crib sheet Morgan Reid",
    ]  # fmt: skip
    assert [name for name, _ in crib_sheets(visit(), LEAD)] == ["Crib sheet Helen Marsh"]


def test_the_words_of_a_note_are_in_neither(tmp_path: Path) -> None:
    whole = "".join(map(everything, papers(visit(), tmp_path)))
    assert NOTE[:30] not in whole
    assert str(PERSON.name) not in whole


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "note.docx"
    path.write_bytes(b"somebody's work")
    with pytest.raises(CannotWrite):
        write_speaking_note(speaking_note(visit()), path)
    with pytest.raises(CannotWrite):
        write_crib_sheet(crib_sheet(visit(), LEAD), path)
    assert path.read_bytes() == b"somebody's work"


def test_the_speaking_note_of_a_full_visit_is_one_page(tmp_path: Path) -> None:
    office, counter = needs_tool("soffice"), needs_tool("pdfinfo")
    path = write_speaking_note(speaking_note(sample("marlbridge")), tmp_path / "note.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    told = subprocess.run([counter, str(tmp_path / "note.pdf")], check=True, capture_output=True, text=True).stdout
    assert "Pages:           1\n" in told
