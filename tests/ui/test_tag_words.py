"""How a tag is said in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerteam.domain.records import Clearance, Span, Tag, TagKind, TagState
from peerteam.ui.tag_words import CLEARED, KINDS, STATES, line_of, needs_a_look, words_of
from peerteam.ui.widgets.marks import Mark

BODY = "The budget may not hold. Yes."
TAG = Tag("t", "n", Span("", 0, 21, "The budget will hold."), "f", TagKind.QUOTE, Clearance.RAW, at=0, upto=24)
MARK = Mark("t", 0, 24, 4, "Finance", TagKind.QUOTE, TagState.EDITED, Clearance.RAW)


def test_every_kind_state_and_clearance_has_its_words() -> None:
    assert set(KINDS) == set(TagKind)
    assert {*STATES, TagState.OK} == set(TagState)
    assert set(CLEARED) == set(Clearance)


def test_a_quote_says_how_far_it_is_cleared_and_that_it_was_edited() -> None:
    assert words_of(MARK) == "4 Finance  ·  quote, not checked yet  ·  edited since it was tagged"
    assert words_of(MARK, short=True) == "4 quote, not checked yet"


def test_the_list_says_what_a_tag_was_put_on_and_what_is_there_now() -> None:
    line = line_of(replace(TAG, state=TagState.EDITED), MARK, BODY)
    assert line.text == "“The budget will hold.”"
    assert line.detail.endswith("edited since it was tagged  ·  now “The budget may not hold.”")
    assert line.lead == "4”~"


@pytest.mark.parametrize("said", ["“We will not be ready”, he said.", '"Not ready."'])
def test_somebody_s_own_words_are_not_put_in_quotation_marks_twice(said: str) -> None:
    tag = replace(TAG, span=Span("", 0, len(said), said), at=0, upto=len(said), state=TagState.OK)
    assert line_of(tag, replace(MARK, at=0, upto=len(said)), said).text == said


def test_a_tag_whose_words_are_gone_says_only_what_it_was_put_on() -> None:
    line = line_of(replace(TAG, state=TagState.GONE), replace(MARK, state=TagState.GONE), BODY)
    assert line.detail.endswith("its words are gone")
    assert line.quiet


@pytest.mark.parametrize(
    ("state", "look"),
    [
        (TagState.OK, False),
        (TagState.EDITED, False),
        (TagState.MOVED, True),
        (TagState.GONE, True),
        (TagState.WAITING, False),
    ],
)
def test_only_a_tag_whose_place_is_doubtful_needs_a_look(state: TagState, look: bool) -> None:
    assert needs_a_look(replace(TAG, state=state)) == look


def test_long_words_are_cut_and_a_theme_that_is_not_here_says_so() -> None:
    body = "word " * 60
    tag = replace(TAG, span=Span("", 0, 300, body), at=0, upto=300, state=TagState.OK)
    line = line_of(tag, Mark("t", 0, 300, None, ""), body)
    assert line.text.endswith(" …”")
    assert line.detail.startswith("A theme that is not here")
