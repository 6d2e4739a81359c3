"""The words of a text, of slides and of an OpenDocument file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from peerteam.domain.errors import BadTable, NoSuchFile
from peerteam.formats.read_words import read_words, text_paras

_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def texts(path: Path) -> list[str]:
    return [para.text for para in read_words(path)]


def from_text(text: str) -> list[tuple[str, str]]:
    return [(para.text, para.where) for para in text_paras(text)]


def zipped(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return path


def test_each_line_is_a_paragraph_known_by_its_line() -> None:
    assert from_text("First.\n\nSecond\nThird") == [("First.", "line 1"), ("Second", "line 3"), ("Third", "line 4")]


def test_lines_that_were_only_wrapped_are_joined() -> None:
    long = "In the second week of the visit we heard from the Director of"
    assert from_text(f"{long}\nPlace that it is late.") == [(f"{long} Place that it is late.", "line 1")]
    assert [text for text, _ in from_text("One\nand two")] == ["One and two"]
    assert len(from_text(f"{long}\n- Place that is a point")) == 2


def test_marks_of_markdown_are_no_words() -> None:
    assert [text for text, _ in from_text("## Governance\n- **Cllr** King\n> It *is* snake_case")] == [
        "Governance", "Cllr King", "It is snake_case",
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_in_any_usual_encoding_is_read(tmp_path: Path, code: str) -> None:
    (path := tmp_path / "a.txt").write_bytes("Siân said “no”.".encode(code))
    assert texts(path) == ["Siân said “no”."]


def test_slides_and_their_notes_are_read_in_order(tmp_path: Path) -> None:
    def slide(words: str) -> str:
        bits = "".join(f"<a:r><a:t>{bit}</a:t></a:r>" for bit in words.split("|"))
        return f'<p:sld xmlns:p="{_P}" xmlns:a="{_A}"><a:p>{bits}</a:p></p:sld>'

    path = zipped(
        tmp_path / "a.pptx",
        ppt__slides__slide10=slide("Ten"), ppt__slides__slide2=slide("Cllr Ki|ng"),
        ppt__notesSlides__notesSlide2=slide("Say it slowly"),
    )  # fmt: skip
    assert [(para.text, para.where) for para in read_words(path)] == [
        ("Say it slowly", "notes of slide 2"), ("Cllr King", "slide 2"), ("Ten", "slide 10"),
    ]  # fmt: skip


def test_an_open_document_is_read(tmp_path: Path) -> None:
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    path = zipped(tmp_path / "a.odt", content=f'<d xmlns:t="{text}"><t:p>Cllr <t:s>Ki</t:s>ng</t:p></d>')
    assert texts(path) == ["Cllr King"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"{\\rtf1", "rich text"),
        (b"\xd0\xcf\x11\xe0", "old-style"),
        (b"", "no words"),
        (b"a\0b", "not a text"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path: Path, content: bytes, why: str) -> None:
    (path := tmp_path / "a.bin").write_bytes(content)
    with pytest.raises(BadTable, match=why):
        read_words(path)


@pytest.mark.parametrize("parts", [{"a": "b"}, {"xl__workbook": "<a/>", "[Content_Types]": "<a/>"}])
def test_another_kind_of_archive_is_refused(tmp_path: Path, parts: dict[str, str]) -> None:
    with pytest.raises(BadTable):
        read_words(zipped(tmp_path / "a.zip", **parts))


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile):
        read_words(tmp_path / "none.txt")
