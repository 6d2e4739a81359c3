from __future__ import annotations

import pytest

from peerteam.domain.people import counted_as, heads, label
from peerteam.domain.records import Person


def _same(id: str, same_as: str | None = None) -> Person:
    return Person(id, group="staff", same_as=same_as)


def test_the_end_of_a_chain_of_same_as_counts() -> None:
    assert counted_as([_same("a", "b"), _same("b", "c"), _same("c")]) == {"a": "c", "b": "c", "c": "c"}


def test_a_circle_counts_as_its_smallest_id_wherever_one_enters_it() -> None:
    people = [_same("c", "b"), _same("b", "c"), _same("a", "c"), _same("d", "d")]

    assert counted_as(people) == {"c": "b", "b": "b", "a": "b", "d": "d"}


def test_an_entry_that_is_gone_ends_the_chain_before_it() -> None:
    assert counted_as([_same("a", "b"), _same("b", "gone")]) == {"a": "b", "b": "b"}


def test_an_entry_stands_for_one_person_unless_it_has_a_size() -> None:
    assert heads(Person("a")) == 1
    assert heads(Person("a", size=8)) == 8


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (
            Person("a", name="Priya Anand", post="Chief Executive", organisation="Marlbridge"),
            "Priya Anand, Chief Executive",
        ),
        (Person("a", name="Priya Anand"), "Priya Anand"),
        (Person("a", post="Chief Executive", organisation="Marlbridge"), "Chief Executive, Marlbridge"),
        (Person("a", post="Ward members", size=8), "Ward members (8 people)"),
        (Person("a", group="senior officer", size=1), "Senior officer (1 person)"),
        (Person("a"), "Somebody"),
    ],
)
def test_an_entry_is_called_by_what_is_known_of_it(person: Person, words: str) -> None:
    assert label(person) == words
