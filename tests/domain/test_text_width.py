"""How many rows words take: never fewer than a narrow column needs."""

from __future__ import annotations

import pytest

from peerteam.domain.text_width import rows


def test_short_words_stand_in_one_row() -> None:
    assert rows("Yes", 20) == 1
    assert rows("", 20) == 1


def test_narrow_letters_need_less_room_than_wide_ones() -> None:
    assert rows("ill " * 20, 20) < rows("mmm " * 20, 20)


@pytest.mark.parametrize("width", [3, 10, 25])
def test_a_narrower_column_never_takes_fewer_rows(width: float) -> None:
    words = "Scrutiny comes to decisions too late to shape them, and says so itself."
    assert rows(words, width) >= rows(words, width + 1)


def test_a_word_wider_than_the_column_has_a_row_to_itself() -> None:
    assert rows("of Llanfairpwllgwyngyllgogerychwyrndrobwll is", 8) == 3
