"""Positions cross between Python and Qt without slipping."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from peerteam.ui.widgets.utf16 import to_python, to_qt

PROSE = st.text(alphabet=st.sampled_from("ab .\n£é’–😀🏛"), max_size=40)


def test_an_emoji_is_one_character_here_and_two_there() -> None:
    text = "a😀b"
    assert [to_qt(text, i) for i in range(4)] == [0, 1, 3, 4]
    assert [to_python(text, i) for i in range(5)] == [0, 1, 1, 2, 3]


@given(PROSE, st.data())
def test_there_and_back_is_the_same_place(text: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text)))
    assert to_python(text, to_qt(text, position)) == position


@given(PROSE)
def test_the_end_of_a_text_is_its_end_on_both_sides(text: str) -> None:
    assert to_qt(text, len(text)) == len(text.encode("utf-16-le")) // 2
    assert to_python(text, 10_000) == len(text)
