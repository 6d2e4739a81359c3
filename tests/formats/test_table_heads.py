"""What the columns were taken for, as a person is shown it, and what comes of putting one right."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerteam.domain.programme import Mapping
from peerteam.formats.documents_table import paper_heads, read_documents_table
from peerteam.formats.open_table import PASTED, name_of, open_table
from peerteam.formats.people_table import people_heads
from peerteam.formats.programme_table import read_programme, read_with_heads
from peerteam.formats.table_grid import no_head
from tests.imports import ROOT

DATA = ROOT / "tests" / "data" / "programmes"
YEAR = {"first_day": "2026-03-10", "last_day": "2026-03-12"}


def test_every_column_in_use_has_a_key_by_which_it_can_be_corrected() -> None:
    for path in sorted(DATA.glob("*.*")):
        if path.suffix in (".py", ".json"):
            continue
        _, heads = read_with_heads(open_table(path), **YEAR)  # type: ignore[arg-type]
        used = [(key, role) for each in heads for key, role in zip(each.keys, each.roles, strict=True) if role]
        assert used, path.name
        assert all(key for key, _ in used), path.name


def test_heads_in_two_rows_are_each_named_by_the_words_that_say_what_they_are() -> None:
    _, (heads,) = read_with_heads(open_table(DATA / "two_row_head.xlsx"), **YEAR)  # type: ignore[arg-type]
    assert heads.row == 1
    assert heads.keys[:4] == ("Date", "Time", "Session", "Who")
    assert heads.roles[:4] == ("day", "time", "title", "people")


def test_a_sheet_that_is_not_read_has_no_roles() -> None:
    opened = open_table(DATA / "list.xlsx")
    _, heads = read_with_heads(opened, **YEAR)  # type: ignore[arg-type]
    assert [any(each.roles) for each in heads] == [not grid.hidden for grid in opened.grids]


def test_a_file_opened_once_reads_as_the_file_does() -> None:
    path = DATA / "streams.xlsx"
    assert read_programme(open_table(path), **YEAR) == read_programme(path, **YEAR)  # type: ignore[arg-type]


def test_a_column_without_a_head_can_be_put_to_use() -> None:
    table = open_table("Day\tTime\tSession\t\nTue 10 March 2026\t9.00-9.45\tLeader\tHarbour Room\n")
    assert read_programme(table).sessions[0].room is None
    mapping = Mapping().with_role(no_head(3), "room")
    read, (heads,) = read_with_heads(table, mapping=mapping)
    assert read.sessions[0].room == "Harbour Room"
    assert heads.roles == ("day", "time", "title", "room")


def test_what_is_said_about_a_column_without_a_head_disturbs_no_other_table() -> None:
    mapping = Mapping().with_role(no_head(3), "room")
    path = DATA / "list.xlsx"
    assert read_programme(path, mapping=mapping, **YEAR).sessions == read_programme(path, **YEAR).sessions  # type: ignore[arg-type]


def test_a_column_of_a_list_is_put_right_by_its_head() -> None:
    table = open_table("Ref\tWhat we want\nD1\tReserves paper\n")
    (heads,) = paper_heads(table, Mapping())
    assert (heads.row, heads.keys, heads.roles) == (0, ("Ref", "What we want"), ("", ""))
    mapping = Mapping().with_role("What we want", "title")
    assert paper_heads(table, mapping)[0].roles == ("reference", "title")
    assert [row.title for row in read_documents_table(table, mapping=mapping).documents] == ["Reserves paper"]


def test_people_are_shown_by_what_their_columns_are_for() -> None:
    (heads,) = people_heads(open_table("Forename\tSurname\tRole\nAnn\tLee\tLeader\n"), Mapping())
    assert heads.roles == ("first", "last", "post")


@pytest.mark.parametrize(("source", "name"), [("a\tb", PASTED), (Path("in/there/v6.xlsx"), "v6.xlsx")])
def test_a_table_is_called_by_its_file_or_as_pasted(source: Path | str, name: str) -> None:
    assert name_of(source) == name
