"""Files that mean harm, or are not what they seem: one sentence, soon, and without eating the laptop's memory."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from peerteam.domain.errors import BadTable, PeerTeamError
from peerteam.formats.programme_table import read_programme
from tests.imports import ROOT

DATA = ROOT / "tests" / "data" / "programmes"
MEMORY = 1 << 30

_READ = """
import sys
from pathlib import Path
try:
    import resource
except ImportError:
    resource = None
else:
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
from peerteam.domain.errors import BadTable
from peerteam.formats.programme_table import read_programme
try:
    read_programme(Path(sys.argv[1]))
except BadTable as problem:
    print(problem)
"""


def refused_in_bounds(path: Path) -> str:
    """What reading the file says, in a process of its own with a gibibyte and twenty seconds."""
    command = [sys.executable, "-c", _READ, str(path), str(MEMORY)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=20, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.count("\n") == 1, done.stdout
    return done.stdout


def replaced(source: str, target: Path, parts: dict[str, Callable[[bytes], bytes]]) -> Path:
    """A copy of an office file with some parts rewritten."""
    with zipfile.ZipFile(DATA / source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, bytes)(old.read(name)))
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name](b""))
    return target


SHEET = "xl/worksheets/sheet1.xml"
_ENTITY = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hosts">]>'
)


def with_doctype(content: bytes) -> bytes:
    head, mark, rest = content.partition(b"?>")
    return head + mark + _ENTITY + rest


def rows_of_cells(count: int) -> Callable[[bytes], bytes]:
    def made(content: bytes) -> bytes:
        head, _, _ = content.partition(b"<sheetData>")
        row = b'<row r="%d"><c r="A%d"><v>1</v></c><c r="B%d"><v>2</v></c></row>'
        return head + b"<sheetData>" + b"".join(row % (n, n, n) for n in range(1, count)) + b"</sheetData></worksheet>"

    return made


def one_row(columns: int) -> Callable[[bytes], bytes]:
    def made(content: bytes) -> bytes:
        head, _, _ = content.partition(b"<sheetData>")
        return head + b'<sheetData><row r="1">' + b"<c><v>1</v></c>" * columns + b"</row></sheetData></worksheet>"

    return made


def far_apart(content: bytes) -> bytes:
    head, _, _ = content.partition(b"<sheetData>")
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return head + b"<sheetData>" + cells + b"</sheetData></worksheet>"


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    def huge(content: bytes) -> bytes:
        return content + b" " * 300_000_000

    assert "unpacks to far more" in refused_in_bounds(replaced("list.xlsx", tmp_path / "bomb.xlsx", {SHEET: huge}))


def test_a_bomb_in_a_word_file_is_refused(tmp_path: Path) -> None:
    def huge(content: bytes) -> bytes:
        return content.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 8_000_000)

    path = replaced("word_list.docx", tmp_path / "bomb.docx", {"word/document.xml": huge})
    assert "far more than a programme can" in refused_in_bounds(path)


def test_two_hundred_thousand_rows_are_refused(tmp_path: Path) -> None:
    path = replaced("list.xlsx", tmp_path / "long.xlsx", {SHEET: rows_of_cells(200_000)})
    assert "far too large" in refused_in_bounds(path)


def test_two_hundred_thousand_lines_of_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Time,Session\n" + "9.00,Leader\n" * 200_000)
    assert "far too large" in refused_in_bounds(path)


def test_sixteen_thousand_columns_are_refused(tmp_path: Path) -> None:
    path = replaced("list.xlsx", tmp_path / "wide.xlsx", {SHEET: one_row(16_384)})
    assert "far too large" in refused_in_bounds(path)


def test_two_cells_far_apart_cost_no_memory(tmp_path: Path) -> None:
    path = replaced("list.xlsx", tmp_path / "corners.xlsx", {SHEET: far_apart})
    assert "far too large" in refused_in_bounds(path)


def test_a_huge_span_in_pasted_html_is_refused() -> None:
    cell = '<td rowspan="99999999" colspan="99999999">x</td>'
    with pytest.raises(BadTable, match="far too large"):
        read_programme(f"<table><tr>{cell}</tr></table>")


@pytest.mark.parametrize(
    ("source", "part"),
    [("list.xlsx", SHEET), ("list.xlsx", "xl/sharedStrings.xml"), ("word_list.docx", "word/document.xml"),
     ("calc.ods", "content.xml")],
)  # fmt: skip
def test_entities_are_refused_wherever_they_stand(source: str, part: str, tmp_path: Path) -> None:
    path = replaced(source, tmp_path / f"x{Path(source).suffix}", {part: with_doctype})
    with pytest.raises(BadTable, match="no programme needs"):
        read_programme(path)


def test_a_file_with_macros_is_refused(tmp_path: Path) -> None:
    path = replaced("list.xlsx", tmp_path / "macros.xlsx", {"xl/vbaProject.bin": lambda _: b"code"})
    with pytest.raises(BadTable, match="holds macros"):
        read_programme(path)


def test_a_locked_office_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(BadTable, match="locked with a password"):
        read_programme(path)


@pytest.mark.parametrize(("source", "ending"), [("list.xlsx", ".csv"), ("word_list.docx", ".xls"), ("old.xls", ".ods")])
def test_a_wrong_ending_does_not_matter(source: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"programme{ending}"
    path.write_bytes((DATA / source).read_bytes())
    assert read_programme(path, first_day="2026-03-10", last_day="2026-03-12").sessions


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7 rest", b"{\\rtf1 hello}", b"\x89PNG\r\n", b"PK\x03\x04 cut off", b"\0\1\2\3" * 40,
     b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, b"<html><body>no table</body></html>", b"just words", b"\n\n"],
    ids=["empty", "pdf", "rtf", "picture", "cut zip", "bytes", "cut xls", "no table", "words", "blank lines"],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_one_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "programme.xlsx"
    path.write_bytes(content)
    with pytest.raises(BadTable) as problem:
        read_programme(path)
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize("source", ["list.xlsx", "old.xls", "calc.ods", "word_list.docx", "streams.xlsx"])
def test_a_damaged_file_is_read_or_refused_but_never_a_failure(source: str, tmp_path: Path) -> None:
    content = (DATA / source).read_bytes()
    path = tmp_path / source
    for number in range(40):
        at = len(content) * number // 40
        path.write_bytes(content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :])
        with suppress(BadTable):
            assert read_programme(path).mapping is not None


@pytest.mark.parametrize("name", ["missing.xlsx", ""])
def test_a_file_that_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(PeerTeamError):
        read_programme(tmp_path / name)
