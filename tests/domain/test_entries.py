from __future__ import annotations

import datetime
from enum import StrEnum

import pytest

from peerteam.domain.entries import Entry
from peerteam.domain.errors import BadResource


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def test_what_is_there_is_read_by_its_kind() -> None:
    moment = datetime.datetime(2026, 3, 13, 14, 0)
    entry = Entry({"n": 37, "at": moment, "c": "red", "yes": True, "inner": {"x": "y"}}, "a.toml")
    inner = entry.entry("inner")

    assert entry.maybe_number("n", 168) == 37.0
    assert entry.maybe_time("at") == "2026-03-13T14:00:00"
    assert entry.choice("c", Colour) is Colour.RED
    assert entry.flag("yes") is True
    assert inner is not None
    assert inner.text("x") == "y"


def test_what_is_not_there_is_not_known() -> None:
    entry = Entry({}, "a.toml")

    assert entry.maybe_text("a") is None
    assert entry.maybe_day("a") is None
    assert entry.maybe_time("a") is None
    assert entry.maybe_number("a", 168) is None
    assert entry.maybe_choice("a", Colour) is None
    assert entry.entry("a") is None
    assert (entry.texts("a"), entry.entries("a"), entry.flag("a"), entry.any_text("a")) == ((), [], False, "")


def test_a_key_nobody_asked_for_is_a_mistake_naming_the_known_ones() -> None:
    entry = Entry({"name": "x", "nmae": "y"}, "a.toml", "theme 2")
    entry.text("name")

    with pytest.raises(BadResource, match=r"a\.toml, theme 2, key “nmae”: is not known here; known are name"):
        entry.close()


def test_a_value_outside_an_enumeration_or_a_range_is_a_mistake() -> None:
    entry = Entry({"c": "green", "n": 0, "x": {"y": 1}}, "a.toml")

    with pytest.raises(BadResource, match="key “c”: “green” is not one of red, blue"):
        entry.choice("c", Colour)
    with pytest.raises(BadResource, match="key “n”: must be more than 0 and at most 168, not 0"):
        entry.maybe_number("n", 168)
    with pytest.raises(BadResource, match=r"\[x\], key “y”: must be a text in quotes, not a whole number"):
        (entry.entry("x") or entry).text("y")
