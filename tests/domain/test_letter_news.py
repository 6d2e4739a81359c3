"""What the draft says otherwise since somebody wrote in their own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerteam.domain.letter_news import Since, news, taken_in

PARAGRAPHS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6).map("\n\n".join)


def test_a_draft_nobody_knows_is_compared_with_nothing() -> None:
    assert news(None, "a") == ()


@pytest.mark.parametrize(
    ("then", "now", "found"),
    [
        ("a\n\nb", "a\n\nb", ()),
        ("a", "a\n\nb", (Since("", "b"),)),
        ("a\n\nb", "b", (Since("a", ""),)),
        ("a\n\nb", "a\n\nc", (Since("b", "c"),)),
        ("a\n\nb", "x\n\ny\n\nz", (Since("a", "x"), Since("b", "y"), Since("", "z"))),
    ],
)
def test_paragraphs_are_new_changed_or_gone(then: str, now: str, found: tuple[Since, ...]) -> None:
    assert news(then, now) == found


def test_a_new_paragraph_is_put_after_the_one_it_follows() -> None:
    assert taken_in("a\n\nours\n\nc", Since("", "b"), "a\n\nb\n\nc") == "a\n\nb\n\nours\n\nc"
    assert taken_in("ours", Since("", "b"), "a\n\nb") == "ours\n\nb"


def test_a_changed_one_takes_the_place_of_what_it_was_and_of_nothing_else() -> None:
    assert taken_in("a\n\nours", Since("a", "x"), "x") == "x\n\nours"
    assert taken_in("A little else\n\nours", Since("a", "x"), "x") == "A little else\n\nours\n\nx"
    assert taken_in("a\n\nours", Since("a", ""), "") == "ours"


def test_taking_in_twice_is_taking_in_once() -> None:
    once = taken_in("a", Since("", "b"), "a\n\nb")
    assert taken_in(once, Since("", "b"), "a\n\nb") == once


@given(PARAGRAPHS, PARAGRAPHS)
def test_taking_everything_in_leaves_nothing_that_is_not_in_the_draft(then: str, now: str) -> None:
    words = then
    for since in news(then, now):
        words = taken_in(words, since, now)
    assert sorted(words.split("\n\n")) == sorted(now.split("\n\n"))
