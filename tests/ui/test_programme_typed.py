"""What is typed about a session: taken where it is certain, refused in one sentence where it is not."""

from __future__ import annotations

from datetime import date

import pytest

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.records import Peer, Visit
from peerteam.ui.programme_typed import read_day, read_number, read_peer, read_times

VISIT = Visit("v", council="Marlbridge", first_day="2026-03-10", last_day="2026-03-13")
TODAY = date(2026, 3, 1)
DAYS = ("2026-03-10", "2026-03-17")
TEAM = (
    Peer("ann", "Cllr Ann Hart", "AH"),
    Peer("ben", "Ben Okafor", "BO"),
    Peer("other ben", "Ben Ames", "BA"),
    Peer("nameless", None, "XY"),
)


@pytest.mark.parametrize(
    ("typed", "times"),
    [
        ("9-9.45", ("09:00", "09:45")),
        ("14:00–15:00", ("14:00", "15:00")),
        ("from 10", ("10:00", None)),
        ("", (None, None)),
        ("22:00-23:30", ("22:00", "23:30")),
    ],
)
def test_times_are_read_as_people_type_them(typed: str, times: tuple[str | None, str | None]) -> None:
    assert read_times(typed) == times


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("soon", "“soon” is not a time"),
        ("25:00", "“25:00” is not a time"),
        ("14:00-13:00", "the end is not after the start"),
    ],
)
def test_times_that_cannot_be_are_refused_with_what_to_type(typed: str, said: str) -> None:
    with pytest.raises(NotAllowed, match=said) as refused:
        read_times(typed)
    assert "09:00–09:45" in refused.value.do


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Wed", "2026-03-11"),
        ("thursday", "2026-03-12"),
        ("11", "2026-03-11"),
        ("17", "2026-03-17"),
        ("12 March", "2026-03-12"),
        ("Tuesday 10 March", "2026-03-10"),
        ("Tue, 10 Mar", "2026-03-10"),
        ("2/3/2026", "2026-03-02"),
        ("", None),
    ],
)
def test_a_day_of_the_visit_needs_no_year(typed: str, day: str | None) -> None:
    assert read_day(typed, VISIT, DAYS, TODAY) == day


@pytest.mark.parametrize("typed", ["Tue", "Monday", "9", "30 March", "some day", "T"])
def test_a_day_that_is_not_certain_is_refused(typed: str) -> None:
    with pytest.raises(NotAllowed):
        read_day(typed, VISIT, DAYS, TODAY)


@pytest.mark.parametrize(
    ("typed", "peer"),
    [("ah", "ann"), ("B.O.", "ben"), ("okafor", "ben"), ("Ben Ames", "other ben"), ("XY", "nameless"), (" ", None)],
)
def test_initials_or_a_name_say_which_peer(typed: str, peer: str | None) -> None:
    assert read_peer(typed, TEAM) == peer


@pytest.mark.parametrize(("typed", "said"), [("QQ", "Nobody in the team is “QQ”"), ("ben", "More than one person")])
def test_unknown_initials_are_told_with_who_is_known(typed: str, said: str) -> None:
    with pytest.raises(NotFound, match=said) as refused:
        read_peer(typed, TEAM)
    assert "AH Cllr Ann Hart, BO Ben Okafor" in refused.value.do


def test_a_number_is_a_number_or_nothing() -> None:
    assert (read_number("12"), read_number(" ")) == (12, None)
    with pytest.raises(NotAllowed, match="not a number"):
        read_number("a dozen")
