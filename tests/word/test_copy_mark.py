"""The mark by which a letter that comes back says which copy it once was."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from peerteam.domain.letter import draft
from peerteam.formats import letters
from peerteam.word.copy_mark import PART, copy_of
from peerteam.word.letter_write import Written, write_letter
from tests.letter_visit import tallies, visit


def a_letter(path: Path) -> Written:
    return write_letter(draft(visit(), letters.load("letter-a"), tallies()), path)


def test_a_letter_knows_which_copy_it_is_whatever_it_is_called(tmp_path: Path) -> None:
    written = a_letter(tmp_path / "letter.docx")
    renamed = written.path.rename(tmp_path / "re_ your letter (2)")
    assert copy_of(renamed) == written.copy


def test_two_letters_of_the_same_words_are_two_copies(tmp_path: Path) -> None:
    assert a_letter(tmp_path / "one.docx").copy != a_letter(tmp_path / "two.docx").copy


@pytest.mark.parametrize("content", [b"", b"PK but no more", b"words"])
def test_what_is_no_word_file_is_no_copy(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(content)
    assert copy_of(tmp_path / "x") is None
    assert copy_of(tmp_path / "nothing there") is None


@pytest.mark.parametrize("part", [None, b"<broken", b'<Properties xmlns="urn:other"/>'])
def test_a_file_that_lost_its_mark_is_no_copy(part: bytes | None, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.docx", "w") as file:
        if part is not None:
            file.writestr(PART, part)
    assert copy_of(tmp_path / "x.docx") is None
