"""The standing words of the slides: those that come with the program, and every slip in a file named by its place."""

from __future__ import annotations

import copy
import tomllib
from typing import Any

import pytest

from peerteam import resources
from peerteam.domain.errors import BadResource
from peerteam.domain.presentation_words import parse_presentation_words
from peerteam.formats import letters
from peerteam.formats.slide_words import slide_words

DATA: dict[str, Any] = tomllib.loads(resources.path("words", "slides.toml").read_text(encoding="utf-8"))


def test_the_words_that_come_with_the_program_are_sound() -> None:
    assert slide_words().headings.areas == "Areas for consideration"


@pytest.mark.parametrize("letter", [each.id for each in letters.load_all()])
def test_every_letter_has_its_next_steps(letter: str) -> None:
    assert slide_words().next_steps_for(letter)


def test_every_letter_named_is_one_there_is() -> None:
    known = {each.id for each in letters.load_all()}
    assert {letter for each in slide_words().next_steps for letter in each.letters} <= known


def test_a_letter_of_ones_own_has_the_steps_that_name_none() -> None:
    assert slide_words().next_steps_for("a letter of our own") == slide_words().next_steps_for("report-e")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"title": "{councl} feedback"}, "there is nothing called {councl}"),
        ({"colour": "red"}, "is not known here"),
        ({"headings": {}}, "is missing"),
        ({"words": {"purpose": [""]}}, "must be a text in quotes"),
        ({"next_steps": [{"words": ["By {tomorrow}"]}]}, "there is nothing called {tomorrow}"),
    ],
)
def test_a_slip_is_told_by_its_place(change: dict[str, Any], told: str) -> None:
    with pytest.raises(BadResource) as problem:
        parse_presentation_words({**copy.deepcopy(DATA), **change}, "words/slides.toml")
    assert told in problem.value.what
    assert "words/slides.toml" in problem.value.what
