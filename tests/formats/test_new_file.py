"""Writing a new file where it cannot be written: told in a person's words, and never a bug of ours."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from peerteam.domain.errors import CannotWrite
from peerteam.formats.new_file import new_folder, write_new
from peerteam.word.letter_write import write_letter
from tests.word.test_letter_write import a_letter


def _letter(path: Path) -> None:
    write_letter(a_letter(), path)


def _file(path: Path) -> None:
    write_new(path, b"Headlines")


@pytest.mark.parametrize("write", [_letter, _file])
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EROFS, "cannot be written: the folder is read-only, or another program has the file open. Choose"),
        (errno.EACCES, "cannot be written: the folder is read-only, or another program has the file open. Choose"),
        (errno.ENOSPC, "cannot be written: there is no room left. Make room there, or choose another folder."),
        (errno.EIO, "cannot be written there. Choose another folder."),
    ],
)
def test_where_nothing_can_be_written_or_deleted_it_is_one_plain_sentence(
    write: Callable[[Path], None], number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "Errno in the system's own words")

    for name in ("write_bytes", "unlink"):
        monkeypatch.setattr(Path, name, refuse)
    with pytest.raises(CannotWrite) as told:
        write(tmp_path / "letter.docx")
    assert str(told.value).startswith(f"letter.docx {words}")


def _fill(folder: Path) -> None:
    """Two files, and then there is no room for the third."""
    with new_folder(folder) as filled:
        write_new(filled / "people.csv", b"name")
        write_new(filled / "notes.csv", b"note")
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_stick_leaves_no_folder_that_looks_whole_and_holds_half(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="Tables cannot be written: there is no room left"):
        _fill(tmp_path / "Tables")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_there_is_as_empty_as_it_was(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with pytest.raises(CannotWrite):
        _fill(stick)
    assert list(stick.iterdir()) == []


def test_a_folder_has_its_name_only_once_it_is_full(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "Tables"
    with new_folder(folder) as filled:
        write_new(filled / "people.csv", b"name")
        assert not folder.exists()
    assert [path.name for path in folder.iterdir()] == ["people.csv"]
    assert list(folder.parent.iterdir()) == [folder]


def test_a_folder_with_somebody_s_work_is_not_filled_and_not_emptied(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(CannotWrite, match="is not empty"):
        _fill(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
