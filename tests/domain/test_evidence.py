"""Narrowing the evidence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from peerteam.domain.evidence import FACETS, SWITCHES, Passage, Sieve, Wanted

ANN, BEN = "ann", "ben"
PASSAGES = (
    Passage("1", "n1", "Late papers", theme="gov", kind="area", groups=("member",), author=ANN, day="2026-03-10"),
    Passage(
        "2", "n1", "A grip", theme="fin", kind="strength", groups=("member", "staff"), author=ANN, day="2026-03-10"
    ),
    Passage("3", "n2", "No plan", theme="fin", kind="area", groups=("partner",), author=BEN, day="2026-03-11"),
    Passage("n3", "n3", "Nobody has tagged this", tagged=False, groups=("staff",), author=BEN, day="2026-03-11"),
)


def wanted(*switches: str, **values: str) -> Wanted:
    return Wanted({facet: frozenset({value}) for facet, value in values.items()}, frozenset(switches))


def shown(asked: Wanted, placed: tuple[str, ...] = ("2",)) -> list[str]:
    return [PASSAGES[i].key for i in Sieve(PASSAGES, placed, ANN).narrow(asked).shown]


def test_without_asking_every_passage_is_shown_and_no_note_without_one() -> None:
    assert shown(Wanted()) == ["1", "2", "3"]


def test_a_passage_said_by_two_groups_is_found_under_each() -> None:
    assert shown(wanted(group="staff")) == ["2"]
    assert shown(wanted(group="member")) == ["1", "2"]


def test_two_facets_are_combined_and_two_values_of_one_are_either() -> None:
    assert shown(wanted(theme="fin", kind="area")) == ["3"]
    assert shown(Wanted({"theme": frozenset({"fin", "gov"})})) == ["1", "2", "3"]


def test_switches_show_what_is_mine_what_is_not_placed_and_what_nobody_has_tagged() -> None:
    assert shown(wanted("mine")) == ["1", "2"]
    assert shown(wanted("unplaced")) == ["1", "3"]
    assert shown(wanted("untagged")) == ["n3"]


def test_nobody_s_are_mine_as_long_as_it_is_not_known_who_i_am() -> None:
    anonymous = (Passage("1", "n1", "Said"),)
    assert Sieve(anonymous, (), None).narrow(wanted("mine")).shown == []


def test_what_was_put_behind_a_finding_meanwhile_is_placed() -> None:
    sieve = Sieve(PASSAGES, (), ANN)
    sieve.place({"1", "2", "3"})
    assert sieve.narrow(wanted("unplaced")).shown == []


def test_each_value_counts_what_it_would_show_with_the_rest_as_it_is() -> None:
    narrowed = Sieve(PASSAGES, (), ANN).narrow(wanted(theme="fin"))
    assert narrowed.values["theme"] == {"gov": 1, "fin": 2, None: 0}
    assert narrowed.values["kind"] == {"area": 1, "strength": 1, None: 0}
    assert narrowed.switches == {"untagged": 0, "unplaced": 2, "mine": 1}


def test_a_value_nobody_has_shows_nothing() -> None:
    assert shown(wanted(theme="gone")) == []


def test_passages_and_notes_without_one_are_told_apart_in_the_whole() -> None:
    sieve = Sieve(PASSAGES, (), ANN)
    assert (sieve.whole(untagged=False), sieve.whole(untagged=True)) == (3, 1)


few = st.sampled_from(["a", "b", "c"])
passages = st.lists(
    st.builds(
        Passage, key=few, note=few, words=few, tagged=st.booleans(), theme=few | st.none(), kind=few | st.none(),
        groups=st.lists(few, max_size=2, unique=True).map(tuple), author=few | st.none(), day=few | st.none(),
    ),
    max_size=12,
)  # fmt: skip
asked = st.builds(
    Wanted,
    st.dictionaries(st.sampled_from(list(FACETS)), st.frozensets(few, max_size=2)),
    st.frozensets(st.sampled_from(SWITCHES)),
)


def fits(passage: Passage, want: Wanted, placed: frozenset[str], me: str | None) -> bool:
    """What narrowing means, said plainly."""
    return (
        all(not chosen or chosen & set(FACETS[facet](passage)) for facet, chosen in want.values.items())
        and passage.tagged != ("untagged" in want.switches)
        and ("unplaced" not in want.switches or passage.key not in placed)
        and ("mine" not in want.switches or (me is not None and passage.author == me))
    )


@given(passages, asked, st.frozensets(few), few | st.none())
def test_narrowing_is_looking_at_each_passage_by_itself(
    made: list[Passage], want: Wanted, placed: frozenset[str], me: str | None
) -> None:
    narrowed = Sieve(made, placed, me).narrow(want)
    assert narrowed.shown == [i for i, passage in enumerate(made) if fits(passage, want, placed, me)]


@given(passages, asked, st.sampled_from(list(FACETS)), few)
def test_a_count_is_what_asking_for_that_value_alone_would_show(
    made: list[Passage], want: Wanted, facet: str, value: str
) -> None:
    sieve = Sieve(made, (), None)
    alone = Wanted(want.values | {facet: frozenset({value})}, want.switches)
    assert sieve.narrow(want).values[facet].get(value, 0) == len(sieve.narrow(alone).shown)
