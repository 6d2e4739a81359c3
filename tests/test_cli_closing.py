"""`peerteam close`, as a script would call it."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerteam.domain.records import Finding, Note
from peerteam.store.visit_file import VisitFile
from tests.builders import visit_file
from tests.commands import done, files_in, refused, run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A visit with a note and a headline."""
    with visit_file(tmp_path) as file:
        file.findings.add("t1", "strength", "Members work well together")
    return file.path


def test_without_being_told_to_nothing_is_erased(path: Path) -> None:
    before = path.read_bytes()
    told = done("close", path)
    assert "Would be erased for good:\n  1 note\n" in told.out
    assert "Would stay:\n  1 headline\n" in told.out
    assert "Nothing was erased" in told.out
    assert "No letter is marked" in told.err
    with VisitFile.open(path) as file:
        assert len(file.rows.all(Note)) == 1
    assert len(before) == len(path.read_bytes())


@pytest.mark.parametrize("name", ["receipt.html", "receipt.txt"])
def test_closing_erases_and_writes_a_receipt(path: Path, name: str) -> None:
    receipt = path.parent / name
    said = done("close", path, "--erase", "--receipt", receipt).out
    with VisitFile.open(path) as file:
        assert file.rows.all(Note) == []
        assert len(file.rows.all(Finding)) == 1
    written = receipt.read_text("utf-8")
    for words in ("Marlbridge Borough Council", "1 note", "1 headline", "Cannot be recalled", "Ann Archer"):
        assert words in written
        assert words in said
    assert "Chris Dale" not in written
    assert done("info", path, "--json").json["closed"]


def test_a_receipt_that_cannot_be_written_stops_it_before_anything_is_gone(path: Path) -> None:
    there = path.parent / "receipt.txt"
    there.write_text("mine")
    assert "already a file" in refused(path.parent, "close", path, "--erase", "--receipt", there)
    with VisitFile.open(path) as file:
        assert len(file.rows.all(Note)) == 1


def test_a_receipt_goes_with_erasing(path: Path) -> None:
    assert run("close", path, "--receipt", path.parent / "r.txt").code == 2
    assert files_in(path.parent).keys() == {path}


def test_closed_again_it_says_so(path: Path) -> None:
    done("close", path, "--erase")
    said = done("close", path).out
    assert "was closed on" in said
    assert "there is nothing left to erase" in said
