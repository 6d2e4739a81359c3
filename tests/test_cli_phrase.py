"""A visit under the team's four words, and the command as a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from peerteam.store.visit_file import VisitFile
from tests.builders import visit_file
from tests.commands import done
from tests.imports import ROOT

PHRASE = "anchor velvet orbit maple"
AS_HEARD = " ANCHOR  Velvet\torbit   maple "
DAYS = ("--from", "2026-03-10", "--to", "2026-03-13")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A visit under the phrase with a note and its tag, made by the commands alone."""
    path = tmp_path / "v.peerteam"
    done("new", path, "--council", "Marlbridge", *DAYS, "--me", "Ann Archer", phrase=PHRASE)
    done("note", path, "--by", "AA", "--tag", "1:quote", text="Kestrel savings slip", phrase=PHRASE)
    return path


def test_no_word_can_be_read_in_the_visit_or_in_what_it_hands_over(file: Path) -> None:
    out = file.with_name("out.peerteam")
    done("share", file, "-o", out, phrase=PHRASE)
    for path in (file, out):
        content = path.read_bytes()
        assert not any(word in content for word in (b"Kestrel", b"Archer", b"Marlbridge", b"SQLite", b"note"))


def test_the_phrase_may_be_typed_as_it_is_heard(file: Path) -> None:
    out, other = file.with_name("out.peerteam"), file.with_name("other.peerteam")
    done("share", file, "-o", out, phrase=AS_HEARD)
    done("merge", other, out, phrase=AS_HEARD.upper())
    assert done("search", other, "kestrel", "--json", phrase=PHRASE).json["hits"][0]["kind"] == "note"
    assert done("check", other, phrase=PHRASE).out == "Everything is as it must be.\n"


def test_a_visit_made_with_a_phrase_in_capitals_opens_with_small_letters(tmp_path: Path) -> None:
    path = tmp_path / "v.peerteam"
    assert done("new", path, "--council", "Marlbridge", *DAYS, phrase=AS_HEARD).err == ""
    assert done("info", path, "--json", phrase=PHRASE).json["council"] == "Marlbridge"


def test_a_visit_without_a_phrase_opens_whatever_phrase_is_set(tmp_path: Path) -> None:
    visit_file(tmp_path).close()
    assert done("info", tmp_path / "visit.peerteam", "--json", phrase=PHRASE).json["notes"] == 1


# --- as a program of its own


def program(*arguments: object, text: bytes = b"", encoding: str | None = None) -> subprocess.CompletedProcess[bytes]:
    """`python -m peerteam arguments…`, where the streams have the code page of the system, or `encoding`."""
    environment = {**os.environ, "PEERTEAM_PHRASE": PHRASE} | ({"PYTHONIOENCODING": encoding} if encoding else {})
    command = [sys.executable, "-m", "peerteam", *map(str, arguments)]
    return subprocess.run(command, input=text, capture_output=True, env=environment, cwd=ROOT, check=False)


def test_the_program_keeps_a_note_before_it_prints_its_id(file: Path) -> None:
    told = program("note", file, "--by", "AA", text="“Not yet” – £3.4m ’til May 😀\r\n".encode())
    assert (told.returncode, told.stderr) == (0, b"")
    with VisitFile.open(file, PHRASE) as visit:
        assert visit.notes.get(told.stdout.decode().strip()).body == "“Not yet” – £3.4m ’til May 😀"


def test_the_program_speaks_utf8_whatever_the_code_page(file: Path) -> None:
    done("note", file, "--by", "AA", text="Ynys Môn – 😀 Zażółć", phrase=PHRASE)
    told = program("search", file, "ynys", "--json", encoding="cp1252")
    assert (told.returncode, told.stderr) == (0, b"")
    assert "«Ynys» Môn – 😀 Zażółć" in json.loads(told.stdout.decode())["hits"][0]["snippet"]


def test_a_reader_that_goes_away_is_no_problem(file: Path) -> None:
    command = [sys.executable, "-m", "peerteam", "info", str(file), "--json"]
    environment = {**os.environ, "PEERTEAM_PHRASE": PHRASE}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=pipe, stderr=pipe) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
