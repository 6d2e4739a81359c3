"""The rows of People."""

from __future__ import annotations

from peerteam.domain.records import Attendance, Peer, Person, Session
from peerteam.ui.people_rows import (
    MET_COLUMNS,
    TEAM_COLUMNS,
    Member,
    everybody_met,
    group_name,
    of_groups,
    told_apart,
    values_of,
)

SESSIONS = [Session("s1"), Session("s2")]
PEOPLE = [
    Person("joined", "J. Pryor", group="member", same_as="main"),
    Person("crew", None, "Depot crews", "Marlbridge", "staff", 8),
    Person("main", "Janet Pryor", "Leader", "Marlbridge", "member"),
]
LINKS = [
    Attendance("1", "s2", "joined"),
    Attendance("2", "s1", "main"),
    Attendance("3", "s1", "joined"),
    Attendance("4", "gone", "crew"),
]
ROWS = everybody_met(PEOPLE, LINKS, SESSIONS)


def cells(row: object, columns: object = MET_COLUMNS) -> list[str]:
    return [column.text(row) for column in columns]  # type: ignore[attr-defined]


def test_an_entry_joined_to_another_follows_it_and_adds_nobody() -> None:
    assert [(row.id, row.heads) for row in ROWS] == [("crew", 8), ("main", 1), ("joined", 0)]


def test_the_sessions_of_one_person_are_those_of_all_their_entries_each_once() -> None:
    assert ROWS[1].sessions == ROWS[2].sessions == ("s1", "s2")
    assert ROWS[0].sessions == ()


def test_a_row_says_what_is_known_and_leaves_the_rest_empty() -> None:
    assert cells(ROWS[0]) == ["–", "Depot crews", "Marlbridge", "Staff", "0", "8"]
    assert cells(ROWS[2]) == ["J. Pryor", "", "", "Member", "2", "as one"]


def test_groups_are_counted_in_people_each_once() -> None:
    assert {group: count for group, count in of_groups(ROWS).items() if count} == {"member": 1, "staff": 8}


def test_a_group_of_a_newer_version_is_named_as_it_came() -> None:
    assert group_name("staff", many=True) == "Staff"
    assert group_name("business", many=True) == "Businesses"
    assert group_name("union") == "Union"
    assert of_groups([*ROWS, *everybody_met([Person("u", group="union")], (), ())])["union"] == 1


def test_a_row_is_found_by_any_of_its_words_and_by_its_group() -> None:
    assert ROWS[1].matches(["leader", "pry"], "")
    assert ROWS[1].matches([], "member")
    assert not ROWS[1].matches(["leader"], "staff")
    assert not ROWS[0].matches(["janet"], "")


def test_two_of_one_name_are_told_apart_by_their_posts() -> None:
    one, other = Person("a", "Jo Ash", "Chair"), Person("b", "Jo Ash")
    assert told_apart(one, other) == "Jo Ash (Chair) and Jo Ash (nothing more known)"
    assert told_apart(one, PEOPLE[2]) == "Jo Ash and Janet Pryor"


def test_what_is_not_known_sorts_last() -> None:
    by_name = MET_COLUMNS[0].sort
    assert [row.id for row in sorted(ROWS, key=by_name)] == ["joined", "main", "crew"]


def test_a_member_of_the_team_is_listed_as_published_and_you_are_marked() -> None:
    peer = Peer("p", "Ann Archer", "AA", "lead officer", "Lead Peer", "Chief Executive", "Eastmoor")
    assert cells(Member(peer, 2, is_me=True), TEAM_COLUMNS) == [
        "2", "Ann Archer  (you)", "AA", "Lead Peer", "Lead officer", "Chief Executive", "Eastmoor",
    ]  # fmt: skip
    assert cells(Member(Peer("q", category="observer"), 1), TEAM_COLUMNS)[:5] == ["1", "–", "", "", "observer"]


def test_a_form_shows_what_is_not_known_as_nothing() -> None:
    assert values_of(PEOPLE[1], ("name", "size")) == {"name": "", "size": "8"}
