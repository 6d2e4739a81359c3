"""One file for each noun: columns named as the fields, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from peerteam.domain.errors import CannotWrite
from peerteam.domain.outgoing import Audience, outgoing
from peerteam.domain.records import Note, Session, Tag
from peerteam.domain.snapshot import Snapshot
from peerteam.formats.csv_folder import csv_of, safe, write_csv_folder
from peerteam.formats.nouns import Table
from tests.letter_visit import visit

NOUNS = ("people", "sessions", "notes", "tags", "documents", "findings", "recommendations")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("audience", list(Audience))
def test_every_noun_has_its_file_whoever_it_is_for(audience: Audience, tmp_path: Path) -> None:
    made = write_csv_folder(outgoing(visit(), audience), tmp_path / "out")
    assert [path.name for path in made] == [*(f"{noun}.csv" for noun in NOUNS), "leftout.txt"]
    said = (tmp_path / "out" / "leftout.txt").read_text("utf-8-sig")
    assert said.startswith(outgoing(visit(), audience).marking)
    assert "Left out" in said


def test_records_keep_their_ids_and_every_record_is_a_row(tmp_path: Path) -> None:
    write_csv_folder(outgoing(visit(), Audience.LGA), tmp_path / "out")
    (note,) = rows(tmp_path / "out" / "notes.csv")
    assert (note["id"], note["about"], note["author"]) == ("n1", "s1", "HM")
    assert note["body"] == visit().all(Note)[0].body
    tags = rows(tmp_path / "out" / "tags.csv")
    assert [tag["id"] for tag in tags] == [tag.id for tag in visit().all(Tag)]
    assert {tag["group"] for tag in tags} == {"member"}
    (session,) = rows(tmp_path / "out" / "sessions.csv")
    assert (session["day"], session["start"], session["lead"], session["people"]) == ("2026-03-10", "09:00", "HM", "w1")


def test_for_the_council_the_files_of_evidence_are_empty(tmp_path: Path) -> None:
    write_csv_folder(outgoing(visit(), Audience.COUNCIL), tmp_path / "out")
    for noun in ("people", "notes", "tags", "findings"):
        assert rows(tmp_path / "out" / f"{noun}.csv") == []


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\uff1d1"])
def test_a_text_that_looks_like_a_formula_is_text(words: str) -> None:
    assert safe(words) == f"'{words}"


@pytest.mark.parametrize("cell", ["Papers come late", "a=b", "1-2", "", None, 5, -3])
def test_every_other_cell_stays_as_it_is(cell: str | int | None) -> None:
    assert safe(cell) == cell


def test_commas_quotes_and_lines_come_back_whole() -> None:
    body = 'One, "two"\nthree; “four” £5'
    content = csv_of(Table("notes", ("id", "body"), (("n1", body),))).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(content, newline=""))) == [["id", "body"], ["n1", body]]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(CannotWrite, match="not empty"):
        write_csv_folder(outgoing(visit(), Audience.LGA), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_session_nobody_knows_much_about_is_a_row_of_empty_cells(tmp_path: Path) -> None:
    bare = Snapshot.of((visit().visit, Session("s9")))
    write_csv_folder(outgoing(bare, Audience.LGA), tmp_path / "out")
    (session,) = rows(tmp_path / "out" / "sessions.csv")
    assert {name: value for name, value in session.items() if value} == {"id": "s9"}
