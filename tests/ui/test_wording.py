"""How things are said on screen."""

from __future__ import annotations

import pytest

from peerteam.domain.records import Peer, Person, Session, Slot, Visit
from peerteam.ui import wording

ANN, BEN = Peer("a", "Cllr Ann Hart"), Peer("b", "Ben Okafor")


def test_a_day_is_said_in_words() -> None:
    assert wording.day_name("2026-03-10") == "Tuesday 10 March"
    assert wording.day_name(None) == "Day not known"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-03-10", "2026-03-13", "10 to 13 March 2026"),
        ("2026-03-30", "2026-04-02", "30 March to 2 April 2026"),
        ("2025-12-30", "2026-01-02", "30 December 2025 to 2 January 2026"),
        ("2026-03-10", "2026-03-10", "10 March 2026"),
        ("2026-03-10", None, "10 March 2026"),
        (None, None, ""),
    ],
)
def test_the_dates_of_a_visit_say_no_more_than_is_known(first: str | None, last: str | None, said: str) -> None:
    assert wording.dates(Visit("v", first_day=first, last_day=last)) == said


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Ben Okafor", "Ben"),
        ("Cllr Ann Hart", "Ann"),
        ("Cllr Hart", "Cllr Hart"),
        ("Dr Joan Field", "Joan"),
        ("", "Somebody"),
    ],
)
def test_a_peer_is_called_as_the_team_calls_them(name: str, called: str) -> None:
    assert wording.first_name(Peer("p", name)) == called


def test_roles_are_said_from_where_i_sit() -> None:
    session = Session("s", lead="b", writer="a")
    assert wording.roles(session, "a", [ANN, BEN]) == "You write. Ben leads."
    assert wording.roles(session, "b", [ANN, BEN]) == "You lead. Ann writes."
    assert wording.roles(session, None, [ANN, BEN]) == "Ann writes. Ben leads."


def test_an_unknown_role_is_left_out() -> None:
    assert wording.roles(Session("s", lead="nobody", writer="a"), "a", [ANN]) == "You write."


def test_the_others_in_the_room_are_named() -> None:
    assert wording.company("a", [ANN, BEN, Peer("c", "Cara Singh")]) == "with Ben and Cara"
    assert wording.company("a", [ANN]) == ""


def test_a_slot_without_an_end_says_only_when_it_begins() -> None:
    assert wording.times(Slot("2026-03-10", "09:00", "09:45")) == "09:00 to 09:45"
    assert wording.times(Slot("2026-03-10", "09:00")) == "09:00"
    assert wording.times(Slot()) == ""


def test_a_person_without_a_name_is_called_by_post_or_group() -> None:
    assert (
        wording.person_words(Person("p", post="Head of planning", organisation="Council"))
        == "Head of planning, Council"
    )
    assert wording.person_words(Person("p", group="partner")) == "A partner"


def test_numbers_and_their_nouns_agree() -> None:
    assert [wording.number_of(n, "note") for n in (0, 1, 2)] == ["0 notes", "1 note", "2 notes"]
    assert wording.number_of(2, "body", "bodies") == "2 bodies"


@pytest.mark.parametrize(
    ("words", "said"),
    [("Too many plans", "“Too many plans”"), ("“Too many plans”", "“Too many plans”"), ('"Stop."', '"Stop."')],
)
def test_what_is_a_quotation_already_gets_no_second_pair_of_marks(words: str, said: str) -> None:
    assert wording.quoted(words) == said
