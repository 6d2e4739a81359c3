"""What another program makes of the letter: LibreOffice opens it, lays it out, and keeps every anchor on saving."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

from peerteam.domain.letter import draft
from peerteam.formats import letters
from peerteam.word.letter_write import Written, write_letter
from tests.conftest import needs_tool
from tests.letter_visit import tallies, visit


def converted(path: Path, to: str) -> Path:
    """The letter as LibreOffice saves it, with a profile of its own so that a running one is not disturbed."""
    out = path.parent / "out"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [needs_tool("soffice"), profile, "--headless", "--convert-to", to, "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out / f"{path.stem}.{to}"


def a_letter(folder: Path) -> Written:
    return write_letter(draft(visit(), letters.load("report-e"), tallies()), folder / "letter.docx")


def test_the_numbers_word_counts_are_the_ones_the_letter_speaks_of(tmp_path: Path) -> None:
    reader = needs_tool("pdftotext")
    pdf = converted(a_letter(tmp_path).path, "pdf")
    text = subprocess.run([reader, "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    assert re.search(r"R1\s+Involve scrutiny earlier", text)
    assert re.search(r"R2\s+Show the risk", text)
    assert "See recommendation R1." in text
    assert re.search(r"^\s*5\.1\s+Governance and culture$", text, re.MULTILINE)
    assert re.search(r"Page 1 of \d", text)


def test_every_anchor_survives_a_save_in_another_program(tmp_path: Path) -> None:
    written = a_letter(tmp_path)
    with zipfile.ZipFile(converted(written.path, "docx")) as file:
        saved = file.read("word/document.xml").decode()
    assert set(re.findall(r"_cpc_[0-9a-f]{16}(?=\")", saved)) == {anchor.bookmark for anchor in written.anchors}
