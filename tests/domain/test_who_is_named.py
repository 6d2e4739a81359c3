"""Whether a line names somebody the team met: surely, perhaps, or not at all."""

from __future__ import annotations

import pytest

from peerteam.domain.records import Peer, Person
from peerteam.domain.snapshot import Snapshot
from peerteam.domain.who_is_named import People

PEOPLE = People(
    Snapshot.of(
        (
            Person("c1", "Cllr Ann O’Hara", group="member"),
            Person("c2", "Jo Green", group="staff"),
            Person("c3", None, "Chief Executive"),
            Person("c4", "Helen Marsh"),
            Peer("p1", "Helen Marsh"),
        )
    )
)


@pytest.mark.parametrize("words", ["as Ann O'Hara says", "JO GREEN leads well", "Councillor O’Hara", "Ms Green’s team"])
def test_a_full_name_or_a_title_and_surname_is_a_name(words: str) -> None:
    assert PEOPLE.are_named(words)


@pytest.mark.parametrize(
    "words", ["a green space", "The Chief Executive is trusted", "Helen Marsh led us", "Joanna Greenwood"]
)
def test_ordinary_words_posts_and_the_team_are_not(words: str) -> None:
    assert not PEOPLE.are_named(words)
    assert not PEOPLE.may_be_named(words)


def test_a_surname_alone_is_only_pointed_out() -> None:
    assert not PEOPLE.are_named("The Green agenda is strong")
    assert PEOPLE.may_be_named("The Green agenda is strong")


def test_a_visit_that_met_nobody_names_nobody() -> None:
    nobody = People(Snapshot.of(()))
    assert not nobody.are_named("Cllr Ann Hart")
    assert not nobody.may_be_named("Cllr Ann Hart")
