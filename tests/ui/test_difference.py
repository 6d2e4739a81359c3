"""Two versions of a text, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from peerteam.ui.difference import Piece, difference

TEXT = st.text(alphabet="ab \n£.", max_size=40)


def only(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces if piece.only_here]


def test_only_the_words_that_differ_are_told_apart() -> None:
    mine, theirs = difference("The budget will hold.", "The budget may well hold.")
    assert (only(mine), only(theirs)) == (["will "], ["may well "])


def test_a_word_at_the_end_of_a_line_is_the_same_word() -> None:
    mine, theirs = difference("One two", "One two three")
    assert (only(mine), only(theirs)) == ([], ["three"])


def test_equal_texts_do_not_differ() -> None:
    mine, theirs = difference("Same.", "Same.")
    assert only(mine) == only(theirs) == []


@given(TEXT, TEXT)
def test_the_pieces_together_are_the_texts_to_the_letter(one: str, other: str) -> None:
    mine, theirs = difference(one, other)
    assert ("".join(p.text for p in mine), "".join(p.text for p in theirs)) == (one, other)
