"""The same person typed twice is offered as one: what is offered, and what never is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerteam.domain.people import bare_name, fuller, likely_same
from peerteam.domain.records import Person

WORDS = st.sampled_from(["Cllr", "Dr", "J.", "Janet", "John", "Pryor", "Ash", "A", "O’Dell"])
NAMES = st.none() | st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
MAYBE = st.sampled_from([None, "Marlbridge", "Police", "marlbridge "])
PEOPLE = st.lists(
    st.builds(
        Person,
        id=st.just(""),
        name=NAMES,
        post=MAYBE,
        organisation=MAYBE,
        group=st.just("member"),
        size=st.sampled_from([None, None, 0, 1, 8]),
    ),
    max_size=7,
).map(lambda people: [replace(person, id=f"p{index}") for index, person in enumerate(people)])


def pairs(people: list[Person]) -> set[frozenset[str]]:
    return {frozenset((one.id, other.id)) for one, other in likely_same(people)}


@given(PEOPLE)
def test_groups_and_the_nameless_are_never_offered(people: list[Person]) -> None:
    for pair in likely_same(people):
        assert all(bare_name(person.name) and person.size in (None, 1) for person in pair)


@given(PEOPLE)
def test_the_order_people_stand_in_changes_nothing(people: list[Person]) -> None:
    assert pairs(people) == pairs(people[::-1])


@given(PEOPLE)
def test_nobody_is_offered_as_the_same_as_themselves_and_no_pair_twice(people: list[Person]) -> None:
    offered = likely_same(people)
    assert all(one.id != other.id for one, other in offered)
    assert len(offered) == len(pairs(people))


@given(PEOPLE, st.data())
def test_an_entry_typed_again_word_for_word_is_offered(people: list[Person], data: st.DataObject) -> None:
    named = [person for person in people if bare_name(person.name) and person.size in (None, 1)]
    if named:
        one = data.draw(st.sampled_from(named))
        assert frozenset((one.id, "again")) in pairs([*people, replace(one, id="again")])


@given(PEOPLE)
def test_once_answered_nothing_is_offered(people: list[Person]) -> None:
    assert likely_same([replace(person, same_as=person.id) for person in people]) == []
    assert likely_same([replace(person, same_as="p0") for person in people]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Person("a", "Cllr J. Pryor"), Person("b", "Janet Pryor")),
        (Person("a", "Janet Pryor"), Person("b", "Councillor Janet A. Pryor", "Chair of scrutiny")),
        (Person("a", "Janet Pryor", "Chair"), Person("b", "Janet Pryor", "Vice-chair")),
    ],
)
def test_one_person_under_two_descriptions_is_offered(one: Person, other: Person) -> None:
    assert likely_same([one, other]) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Person("a", "Janet Pryor"), Person("b", "John Pryor")),
        (Person("a", "Janet Pryor"), Person("b", "Janet Prior")),
        (Person("a", "J. Pryor", "Chair of scrutiny"), Person("b", "Janet Pryor", "Leader")),
        (Person("a", "Janet Pryor", organisation="Police"), Person("b", "Janet Pryor", organisation="Marlbridge")),
        (Person("a", "Cllr"), Person("b", "Cllr")),
    ],
)
def test_what_speaks_against_it_keeps_two_people_apart(one: Person, other: Person) -> None:
    assert likely_same([one, other]) == []


def test_two_people_of_one_name_are_still_asked_about_a_third() -> None:
    one, other = Person("a", "Janet Pryor", same_as="a"), Person("b", "Janet Pryor", same_as="b")
    third = Person("c", "J. Pryor")
    assert pairs([one, other, third]) == {frozenset("ac"), frozenset("bc")}


def test_the_entry_that_says_more_is_the_one_to_count() -> None:
    short, long = Person("b", "Cllr J. Pryor", "Chair"), Person("a", "Janet Pryor", "Chair")
    assert fuller(short, long) == fuller(long, short) == long
    assert fuller(replace(short, organisation="Marlbridge"), long).id == "b"
