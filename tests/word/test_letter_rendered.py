"""What another program makes of the letter: LibreOffice opens it, lays it out, and keeps every anchor on saving."""

from __future__ import annotations

import re
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import page
from openxml_audit import OpenXmlValidator

from peerteam.domain.letter import draft
from peerteam.formats import letters
from peerteam.word.copy_mark import copy_of
from peerteam.word.letter_check import check_letter
from peerteam.word.letter_write import Written, write_letter
from tests.conftest import needs_tool
from tests.letter_visit import tallies, visit

READ_ALOUD = '{"PDFUACompliance":{"type":"boolean","value":"true"},"UseTaggedPDF":{"type":"boolean","value":"true"}}'
OF_THE_EXPORTER = {"PDFUA1-CONTENT-TAGGING-001", "PDFUA1-PAGE-TABS-001"}
"""What LibreOffice itself does not do: it leaves the lines it draws untagged, and says no tab order of a page."""


def converted(*paths: Path, to: str = "pdf", how: str = "") -> list[Path]:
    """The letters as LibreOffice saves them, with a profile of its own so that a running one is not disturbed."""
    folder = paths[0].parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "out"
    command = [needs_tool("soffice"), profile, "--headless", "--convert-to", to + how, "--outdir", str(out)]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=180)
    return [out / f"{path.stem}.{to}" for path in paths]


def a_letter(folder: Path) -> Written:
    return write_letter(draft(visit(), letters.load("report-e"), tallies()), folder / "letter.docx")


def test_the_numbers_word_counts_are_the_ones_the_letter_speaks_of(tmp_path: Path) -> None:
    reader = needs_tool("pdftotext")
    (pdf,) = converted(a_letter(tmp_path).path)
    text = subprocess.run([reader, "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    assert re.search(r"R1\s+Involve scrutiny earlier", text)
    assert re.search(r"R2\s+Show the risk", text)
    assert "See recommendation R1." in text
    assert re.search(r"^\s*5\.1\s+Governance and culture$", text, re.MULTILINE)
    assert re.search(r"Page 1 of \d", text)


def in_every_format(folder: Path) -> list[Written]:
    made = date(2026, 3, 20)
    return [
        write_letter(draft(visit(), format, tallies(), made), folder / f"{format.id}.docx")
        for format in letters.load_all()
    ]


def test_every_anchor_and_the_mark_of_the_copy_survive_a_save_in_another_program(tmp_path: Path) -> None:
    written = in_every_format(tmp_path)
    for letter, again in zip(written, converted(*(each.path for each in written), to="docx"), strict=True):
        with zipfile.ZipFile(again) as file:
            saved = file.read("word/document.xml").decode()
        kept = set(re.findall(r"_cpc_[0-9a-f]{16}(?=\")", saved))
        assert kept == {f"_cpc_{each.anchor}" for each in letter.anchors}, again.name
        assert copy_of(again) == copy_of(letter.path) == letter.copy


def test_as_a_pdf_every_format_can_be_read_aloud(tmp_path: Path) -> None:
    made = (written.path for written in in_every_format(tmp_path))
    for pdf in converted(*made, how=f":writer_pdf_Export:{READ_ALOUD}"):
        told = page.validate_pdf(str(pdf), profile=page.ValidationProfile.PDF_UA_1)
        assert {failure.rule_id for failure in told.failures} <= OF_THE_EXPORTER, pdf.name


def test_a_template_saved_in_another_program_serves_and_the_letter_has_no_fault_it_had_not(tmp_path: Path) -> None:
    (template,) = converted(a_letter(tmp_path).path, to="docx")
    path = write_letter(draft(visit(), letters.load("report-e"), tallies()), tmp_path / "again.docx", template).path
    assert check_letter(path) == []
    before = {(error.part_uri, error.description) for error in OpenXmlValidator().validate(template).errors}
    after = {(error.part_uri, error.description) for error in OpenXmlValidator().validate(path).errors}
    assert after <= before
