"""The copy made when the program is left: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerteam.store.backup import KEPT
from peerteam.ui.closing import ClosedCopy


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    path = tmp_path / "visit.peerteam"
    path.write_bytes(b"x" * 5_000_000)
    return path


def test_the_copy_is_the_file_and_nothing_else_is_left(visit: Path, tmp_path: Path) -> None:
    copy = ClosedCopy(visit, tmp_path / "copies")
    copy.start()
    made = copy.wait(20)
    assert made is not None
    assert made.read_bytes() == visit.read_bytes()
    assert list((tmp_path / "copies").iterdir()) == [made]


def test_the_oldest_copies_go(visit: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for number in range(KEPT + 2):
        (folder / f"visit 2020-01-{number + 1:02} 10-00-00.peerteam").touch()
    copy = ClosedCopy(visit, folder)
    copy.start()
    assert copy.wait(20)
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == KEPT
    assert names[0] == "visit 2020-01-04 10-00-00.peerteam"


def test_a_copy_that_is_not_ready_in_time_leaves_nothing(visit: Path, tmp_path: Path) -> None:
    copy = ClosedCopy(visit, tmp_path / "copies")
    copy.give_up()
    copy.start()
    assert copy.wait(20) is None
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_place_that_cannot_be_written_is_named_in_the_log(
    visit: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "copies").write_text("a file where the folder should be")
    copy = ClosedCopy(visit, tmp_path / "copies")
    copy.start()
    assert copy.wait(20) is None
    assert "no safe copy was made" in caplog.text
