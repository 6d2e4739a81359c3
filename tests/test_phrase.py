"""The team's four words: drawn by chance, said aloud, and written by whoever hears them."""

from __future__ import annotations

import math

import pytest

from peerteam import phrase, resources


def test_four_words_of_the_list_are_drawn() -> None:
    drawn = phrase.new_phrase().split()
    assert len(drawn) == 4
    assert set(drawn) <= set(phrase.drawn_from())


@pytest.mark.parametrize("word", ["favored", "harbor", "theater", "gray", "recognize", "paralyze", "defense"])
def test_no_word_is_drawn_that_is_spelt_in_another_way_in_britain(word: str) -> None:
    assert word in resources.path("words", "eff-long.txt").read_text(encoding="utf-8").split()
    assert word not in phrase.drawn_from()


def test_leaving_those_out_costs_less_than_a_fifth_of_a_bit() -> None:
    left_out = resources.path("words", "not-aloud.txt").read_text(encoding="utf-8").split()
    assert len(phrase.drawn_from()) == 7776 - len(left_out)  # each of them is in the list
    assert math.log2(7776**4 / len(phrase.drawn_from()) ** 4) < 0.2
