"""Whether a visit begun alone is the team's, and what in it is there already."""

from __future__ import annotations

import pytest

from peerteam.domain.begun_alone import Known, Pairs, Side, looks_same, pair
from peerteam.domain.records import Document, Peer, Person, Session, Slot, Theme

TEAM = Known("Marlbridge Borough Council", "2026-03-10", "2026-03-13")


@pytest.mark.parametrize(
    "mine",
    [
        Known("Marlbridge Borough Council", "2026-03-10", "2026-03-13"),
        Known("marlbridge"),
        Known("Marlbridge borough", "2026-03-09"),
        Known("The Borough of Marlbridge", "2026-03-24", "2026-03-26"),
    ],
)
def test_the_same_council_on_days_that_are_near_is_the_same_visit(mine: Known) -> None:
    assert looks_same(mine, TEAM)


@pytest.mark.parametrize(
    "mine",
    [
        Known("Rotherham", "2026-03-10", "2026-03-13"),
        Known("Marlbridge Borough Council", "2023-03-10", "2023-03-13"),
        Known("East Marlbridge District Council", "2026-03-10", "2026-03-13"),
        Known(None, "2026-03-10"),
        Known("Borough Council", "2026-03-10"),
    ],
)
def test_another_council_or_another_year_is_another_visit(mine: Known) -> None:
    assert not looks_same(mine, TEAM)


def side(*records: Theme | Peer | Person | Session | Document) -> Side:
    return Side(
        [r for r in records if isinstance(r, Theme)],
        [r for r in records if isinstance(r, Peer)],
        [r for r in records if isinstance(r, Person)],
        [r for r in records if isinstance(r, Session)],
        [r for r in records if isinstance(r, Document)],
    )


def session(
    id: str, title: str, day: str | None = "2026-03-10", start: str | None = None, room: str | None = None
) -> Session:
    return Session(id, title, Slot(day, start, None, room))


def one(found: Pairs) -> list[tuple[str, str]]:
    return [(each.mine, each.team) for each in found.certain]


def offered(found: Pairs) -> list[tuple[str, str]]:
    return [(each.mine, each.team) for each in found.offered]


def test_what_has_the_same_id_is_one_even_under_another_name() -> None:
    found = pair(side(Theme("t1", "Finance")), side(Theme("t1", "Financial planning")))
    assert one(found) == [("t1", "t1")]


def test_a_session_of_the_same_day_and_title_is_one_and_the_teams_time_stands_and_is_told() -> None:
    found = pair(
        side(session("mine", "Leader of the Council", start="09:30", room="Room 2")),
        side(session("team", "Leader of the council", start="09:00", room="Room 2")),
    )
    (each,) = found.certain
    assert (each.mine, each.team) == ("mine", "team")
    assert (each.words, each.differs) == ("Leader of the council, Tue 10 09:00", "09:30")


def test_two_sessions_of_one_title_in_a_day_are_nobodys_guess() -> None:
    team = side(session("a", "Staff focus group", start="09:00"), session("b", "Staff focus group", start="14:00"))
    found = pair(side(session("mine", "Staff focus group")), team)
    assert found == Pairs((), ())


def test_a_session_of_the_same_title_on_another_day_is_offered() -> None:
    found = pair(
        side(session("mine", "Section 151 officer", "2026-03-11")), side(session("team", "Section 151 officer"))
    )
    assert (one(found), offered(found)) == ([], [("mine", "team")])


def test_a_session_at_the_same_time_is_offered_only_if_the_titles_share_a_word() -> None:
    team = side(session("team", "Leader of the council", start="09:00"), session("other", "Town tour", start="11:00"))
    mine = side(session("mine", "Cllr Field (Leader)", start="09:00"), session("walk", "Housing", start="11:00"))
    assert offered(pair(mine, team)) == [("mine", "team")]


def test_i_am_i_under_whatever_name() -> None:
    found = pair(side(Peer("mine", "Cara")), side(Peer("team", "Cllr Cara Cole")), ("mine", "team"))
    assert one(found) == [("mine", "team")]


def test_a_colleague_of_the_same_name_is_one_with_or_without_a_title() -> None:
    found = pair(side(Peer("mine", "Ann Hart")), side(Peer("team", "Cllr Ann Hart")))
    assert one(found) == [("mine", "team")]


def test_a_person_of_the_same_name_and_post_is_one_and_one_that_may_be_is_offered() -> None:
    team = side(Person("a", "Joan Field", "Leader"), Person("b", "Tom Reed", "Director of finance"))
    mine = side(Person("x", "Cllr Joan Field", "Leader"), Person("y", "T Reed"), Person("z", "Sue Quill"))
    found = pair(mine, team)
    assert (one(found), offered(found)) == ([("x", "a")], [("y", "b")])


def test_two_people_of_mine_who_may_be_one_are_not_offered_as_the_teams() -> None:
    assert offered(pair(side(Person("x", "Tom Reed"), Person("y", "T Reed")), side())) == []


def test_a_paper_of_the_same_title_is_one_under_either_reference() -> None:
    found = pair(side(Document("m", "D1", "Reserves paper")), side(Document("t", "D7", "Reserves Paper")))
    assert one(found) == [("m", "t")]


def test_a_paper_of_the_same_reference_alone_is_another_paper() -> None:
    assert one(pair(side(Document("m", "D1", "Budget")), side(Document("t", "D1", "Reserves paper")))) == []
