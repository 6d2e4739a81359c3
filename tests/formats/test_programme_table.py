"""Reading messy programmes: fourteen files of every kind, scored, and nothing in them guessed."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from peerteam.domain.errors import BadTable
from peerteam.domain.programme import Mapping, ProgrammeTable, SessionRow
from peerteam.formats.open_table import grids_of
from peerteam.formats.programme_table import read_programme

FOLDER = Path(__file__).resolve().parents[1] / "data" / "programmes"
NAMES = sorted(path.name.removesuffix(".json") for path in FOLDER.glob("*.json"))
PASTED = (".html", ".txt")


def source_of(name: str) -> Path | str:
    """A file as it is opened, or as it is pasted."""
    path = FOLDER / name
    return path.read_text(encoding="utf-8") if path.suffix in PASTED else path


def read(name: str, **more: Any) -> ProgrammeTable:
    return read_programme(source_of(name), first_day="2026-03-10", last_day="2026-03-12", **more)


def expected(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


def as_expected(row: SessionRow) -> dict[str, Any]:
    people = [person.name or person.post for person in row.people]
    plain = {name: getattr(row, name) for name in ("day", "start", "end", "title")}
    return {**plain, "people": people, "room": row.room, "stream": row.stream, "status": row.status}


# --- as a whole


def test_there_are_at_least_twelve_messy_files() -> None:
    assert len(NAMES) >= 12
    assert {Path(name).suffix for name in NAMES} >= {".xlsx", ".xls", ".ods", ".csv", ".docx", ".html", ".txt"}


@pytest.mark.parametrize("name", NAMES)
def test_every_session_of_a_messy_file_is_read_as_it_is_meant(name: str) -> None:
    def key(row: dict[str, Any]) -> str:
        return json.dumps(row, sort_keys=True)

    assert sorted(map(as_expected, read(name).sessions), key=key) == sorted(expected(name), key=key)


def test_together_the_files_reach_what_was_promised() -> None:
    found: Counter[tuple[Any, ...]] = Counter()
    wanted: Counter[tuple[Any, ...]] = Counter()
    names_found: Counter[tuple[Any, ...]] = Counter()
    names_wanted: Counter[tuple[Any, ...]] = Counter()
    for name in NAMES:
        for rows, slots, names in (
            (expected(name), wanted, names_wanted),
            ([as_expected(row) for row in read(name).sessions], found, names_found),
        ):
            for row in rows:
                slots[name, row["day"], row["start"], row["end"]] += 1
                names.update((name, row["day"], row["start"], row["title"], person) for person in row["people"])
    right = sum((found & wanted).values())
    assert right / sum(wanted.values()) >= 0.95
    assert right / sum(found.values()) >= 0.97
    assert sum((names_found & names_wanted).values()) / sum(names_wanted.values()) >= 0.95


# --- nothing guessed


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def all_words(name: str) -> str:
    grids = grids_of(source_of(name))
    return " ".join(w for g in grids for w in (g.name, *g.heading, *(cell.text for row in g.rows for cell in row)))


@pytest.mark.parametrize("name", NAMES)
def test_every_word_read_stands_in_the_file(name: str) -> None:
    there = letters(all_words(name))
    for row in read(name).sessions:
        said = [row.title, row.room, row.stream, *row.peers]
        said += [words for p in row.people for words in (p.name, p.post, p.organisation)]
        assert not [words for words in said if words and letters(words) not in there]


@pytest.mark.parametrize("name", NAMES)
def test_every_day_and_time_read_stands_in_the_file_in_some_form(name: str) -> None:
    numbers = {int(n) for n in re.findall(r"\d+", all_words(name))}
    joined = {int(n[:2]) for n in re.findall(r"\b\d{4}\b", all_words(name))}
    noon = {12} if "noon" in all_words(name) else set()
    fractions = {11, 12} if "0.479" in all_words(name) else set()
    for row in read(name).sessions:
        if row.day:
            assert int(row.day[-2:]) in numbers
        for time in filter(None, (row.start, row.end)):
            hour = int(time[:2])
            assert {hour, hour - 12} & (numbers | joined | noon | fractions)


def test_what_is_not_certain_is_empty_and_asked() -> None:
    table = read("unsure.csv")
    asked = {(question.field, question.text) for question in table.questions}
    assert {("time", "7-8"), ("time", "TBC"), ("time", "9.30 or 10.15"), ("day", "Wednesday 12 March")} <= asked
    assert ("time", "11.00-10.00") in asked
    assert table.sessions[1].end is None


def test_no_status_or_kind_is_made_up() -> None:
    table = read("no_heads.csv")
    assert {row.status for row in table.sessions} == {None}
    assert {row.kind for row in table.sessions} == {None}


# --- what is left out


def test_a_break_is_listed_once_with_its_reason() -> None:
    skipped = [(each.text, each.why) for each in read("streams.xlsx").skipped]
    assert skipped == [("9.45 – 10.00 | BREAK", "it is a break"), ("12.30 – 1.30 | Lunch", "it is a break")]


def test_a_hidden_sheet_is_asked_about_and_read_only_when_told() -> None:
    asked = read("list.xlsx")
    assert "v3 superseded" in [each.where for each in asked.skipped]
    assert any("hidden" in question.ask for question in asked.questions)
    told = read("list.xlsx", hidden_too=True)
    assert "Something given up" in [row.title for row in told.sessions]


def test_every_row_with_words_is_a_session_or_is_listed() -> None:
    table = read_programme("Time\tSession\tRoom\n9.00\tLeader\tR1\nSee the map\t\t\n11.00\t\t\n\tJust words\t\n")
    assert [row.title for row in table.sessions] == ["Leader"]
    assert [each.where for each in table.skipped] == ["row 3", "row 4", "row 5"]


def test_the_same_sessions_on_an_overview_sheet_are_read_once(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(tmp_path / "two.xlsx")) as book:
        for name in ("Overview", "Tuesday 10 March"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Day", "Time", "Session"])
            sheet.write_row(1, 0, ["10/03/2026", "9.00-9.45", "Leader"])
    table = read_programme(tmp_path / "two.xlsx")
    assert len(table.sessions) == 1
    assert table.skipped[0].why == "it is the same session as in Overview, row 2"


# --- the mapping


def test_the_mapping_used_can_be_corrected_and_used_again() -> None:
    text = "Time\tBlurb\tBods\n9.00-9.45\tLeader\tCllr Tom Ashdown\n"
    mapping = Mapping().with_role("Blurb", "title").with_role("BODS ", "people")
    table = read_programme(text, mapping=mapping)
    assert [(row.title, row.people[0].name) for row in table.sessions] == [("Leader", "Cllr Tom Ashdown")]
    assert dict(table.mapping.roles) == {"time": "time", "blurb": "title", "bods": "people"}


def test_a_column_can_be_left_out() -> None:
    text = "Time\tSession\tRoom\n9.00-9.45\tLeader\tsecret\n"
    assert read_programme(text).sessions[0].room == "secret"
    assert read_programme(text, mapping=Mapping().with_role("Room", "")).sessions[0].room is None


# --- layouts


def test_lead_and_writer_and_other_peers_are_told_apart() -> None:
    table = read_programme("Time\tSession\tLead\tNote taker\tPeers\n9.00-9.45\tLeader\tHM\tRM\tSP, DO & CW\n")
    row = table.sessions[0]
    assert (row.lead, row.writer, row.peers) == ("HM", "RM", ("HM", "RM", "SP", "DO", "CW"))


def test_a_second_row_of_people_belongs_to_the_session_above() -> None:
    table = read_programme("Time\tSession\tName\tJob title\n9.00\tHR\tAnn Lee\tHead of HR\n\t\tBo Cox\tHR Manager\n")
    assert [(p.name, p.post) for p in table.sessions[0].people] == [("Ann Lee", "Head of HR"), ("Bo Cox", "HR Manager")]


def test_a_second_session_without_a_time_is_asked_about() -> None:
    table = read_programme("Time\tSession\tRoom\n9.00\tHR\tR1\n\tIT\tR2\n")
    assert (table.sessions[1].title, table.sessions[1].start) == ("IT", None)
    assert [question.ask for question in table.questions if question.field == "time"] == ["no time is stated"]


def test_a_file_without_a_programme_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "budget.csv"
    path.write_text("Service,2024,2025\nHousing,1.2,1.4\n")
    with pytest.raises(BadTable, match=r"There is no programme in budget\.csv"):
        read_programme(path)


def test_a_day_outside_the_visit_is_told() -> None:
    table = read_programme(
        "Day\tTime\tSession\n3 May 2026\t9.00\tLeader\n", first_day="2026-03-10", last_day="2026-03-12"
    )
    assert table.sessions[0].day == "2026-05-03"
    assert "These days are outside the visit: 2026-05-03" in table.warnings


def test_the_json_has_exactly_the_fields_that_were_promised() -> None:
    told = read("list.xlsx").as_json()
    assert list(told) == ["sessions", "skipped", "warnings"]
    fields = {"day", "start", "end", "title", "kind", "room", "stream", "status", "people", "peers"}
    assert {*told["sessions"][0]} == fields
    assert {*told["sessions"][0]["people"][0]} == {"name", "post", "organisation"}


def test_days_over_streams_are_both_read() -> None:
    table = read_programme(
        "\tTuesday 10 March\t\tWednesday 11 March\t\nTime\tTeam A\tTeam B\tTeam A\tTeam B\n"
        "9.00-9.45\tLeader\tChief Executive\tHousing\tPlanning\n",
        first_day="2026-03-10",
        last_day="2026-03-12",
    )
    assert [(row.day, row.stream, row.title) for row in table.sessions] == [
        ("2026-03-10", "Team A", "Leader"),
        ("2026-03-10", "Team B", "Chief Executive"),
        ("2026-03-11", "Team A", "Housing"),
        ("2026-03-11", "Team B", "Planning"),
    ]


def test_streams_over_times_without_a_head_are_read() -> None:
    table = read_programme("\tStream 1\tStream 2\n9.30 – 10.15\tLeader\tTBC\n")
    assert [(row.stream, row.title, row.start) for row in table.sessions] == [
        ("Stream 1", "Leader", "09:30"),
        ("Stream 2", None, "09:30"),
    ]
    assert ("title", "TBC") in {(question.field, question.text) for question in table.questions}


def test_a_day_and_a_time_in_one_column_are_both_read() -> None:
    table = read_programme("Session\tDate & time\nLeader\tTuesday 10 March 2026, 9.00-9.45am\n")
    assert table.sessions[0].day == "2026-03-10"
    assert (table.sessions[0].start, table.sessions[0].end) == ("09:00", "09:45")


def test_names_in_one_column_and_posts_in_the_next_are_one_person_each() -> None:
    table = read_programme("Time\tInterviewee\tRole\tInterviewers\n9.00\tJane Reed\tChief Executive\tHM/RM\n")
    row = table.sessions[0]
    assert (row.title, row.peers) == ("Chief Executive", ("HM", "RM"))
    assert [(person.name, person.post) for person in row.people] == [("Jane Reed", "Chief Executive")]
