from __future__ import annotations

import datetime
from typing import Any

import pytest

from peerteam.domain.errors import BadResource
from peerteam.domain.framework import (
    Framework,
    focus_theme,
    parse_framework,
    suggest,
    themes_of,
    why_suggested,
)


def _theme(**changes: Any) -> dict[str, Any]:
    theme = {
        "key": 1,
        "slug": "priorities",
        "name": "Local priorities",
        "short_name": "Priorities",
        "questions": ["Why?"],
    }
    return theme | changes


def _data(**changes: Any) -> dict[str, Any]:
    data = {
        "id": "x",
        "name": "A framework",
        "era": "X",
        "first": datetime.date(2021, 9, 1),
        "last": datetime.date(2024, 3, 31),
        "letter": "report-c",
        "source": "made up",
        "theme": [_theme(), _theme(key=2, slug="finance", name="Money", short_name="Finance")],
    }
    return {key: value for key, value in (data | changes).items() if value is not None}


def _era(id: str, first: str | None, last: str | None = None) -> Framework:
    return Framework(id, id, id, first, last, "report-c", "", ())


def test_a_framework_is_read_with_its_themes_in_the_order_of_their_keys() -> None:
    framework = parse_framework(_data(theme=[_theme(key=2, slug="b"), _theme(key=1, slug="a")]), "x.toml")

    assert [theme.slug for theme in framework.themes] == ["a", "b"]
    assert (framework.first, framework.last) == ("2021-09-01", "2024-03-31")
    assert framework.themes[0].questions == ("Why?",)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": None}, "key “name”: is missing"),
        ({"name": "  "}, "key “name”: is empty"),
        ({"name": 5}, "key “name”: must be a text in quotes, not a whole number"),
        ({"colour": "red"}, "key “colour”: is not known here"),
        ({"first": "2021"}, "key “first”: must be a day such as 2026-03-10, not a text"),
        ({"first": datetime.datetime(2021, 9, 1, 9)}, "key “first”: must be a day such as"),
        ({"last": datetime.date(2020, 1, 1)}, "key “last”: 2020-01-01 is before the first day, 2021-09-01"),
        ({"theme": "none"}, "key “theme”: must be a list, not a text"),
        ({"theme": ["Priorities"]}, "theme 1: must be a table"),
        ({"theme": [_theme(), _theme(slug="b")]}, "theme 2, key “key”: 1 is used twice"),
        ({"theme": [_theme(), _theme(key=2)]}, "theme 2, key “slug”: “priorities” is used twice"),
        ({"theme": [_theme(key=10)]}, "theme 1, key “key”: must be from 1 to 9, not 10"),
        ({"theme": [_theme(key=True)]}, "theme 1, key “key”: must be a whole number, not true or false"),
        ({"theme": [_theme(name="")]}, "theme 1, key “name”: is empty"),
        ({"theme": [_theme(questions="Why?")]}, "theme 1, key “questions”: must be a list, not a text"),
        ({"theme": [_theme(questions=["Why?", ""])]}, "theme 1, key “questions”: entry 2 must be a text"),
        ({"theme": [_theme(order=3)]}, "theme 1, key “order”: is not known here"),
    ],
)
def test_a_mistake_is_told_by_file_key_and_reason(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(BadResource) as problem:
        parse_framework(_data(**changes), "my.toml")

    assert problem.value.what.startswith("my.toml")
    assert words in problem.value.what


def test_a_visits_copy_has_the_same_ids_on_every_laptop() -> None:
    framework = parse_framework(_data(), "x.toml")
    themes = themes_of(framework)

    assert themes == themes_of(framework)
    assert [theme.key for theme in themes] == [1, 2]
    assert len({theme.id for theme in themes}) == 2
    assert all(theme.core and not theme.threaded for theme in themes)
    assert sorted(theme.position or "" for theme in themes) == [theme.position for theme in themes]


def test_renaming_a_theme_of_the_framework_keeps_its_id() -> None:
    before, after = (
        themes_of(parse_framework(_data(theme=[_theme(name=name)]), "x.toml"))[0] for name in ("Old", "New")
    )

    assert before.id == after.id


def test_a_focus_area_of_the_same_name_is_the_same_area() -> None:
    one = focus_theme("Housing delivery", "Housing", ["How?"], threaded=False, key=6, position="a0")
    other = focus_theme("Housing Delivery", "Homes", [], threaded=True, key=7, position="a1")

    assert one.id == other.id
    assert one.core is False
    assert one.questions == ("How?",)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2010-05-01", None),
        ("2013-10-14", "a"),
        ("2014-09-09", "a"),
        ("2015-06-01", "a"),
        ("2016-01-01", "b"),
        ("2021-03-01", "b"),
        ("2021-09-01", "c"),
        ("2030-01-01", "c"),
        (None, None),
    ],
)
def test_the_latest_framework_in_use_by_that_day_is_suggested(day: str | None, expected: str | None) -> None:
    frameworks = [
        _era("c", "2021-09-01"),
        _era("blank", None),
        _era("a", "2011-01-01", "2014-12-31"),
        _era("b", "2016-01-01", "2020-12-31"),
    ]
    found = suggest(frameworks, day)

    assert (found.id if found else None) == expected


def test_why_a_framework_is_suggested_is_said_in_a_sentence() -> None:
    early = _era("a", "2011-01-01", "2014-12-31")

    assert why_suggested(early, "2013-10-14") == "Used for visits that began from 1 January 2011 to 31 December 2014."
    assert "nearest earlier one, seen until 31 December 2014" in why_suggested(early, "2015-06-01")
    assert why_suggested(_era("e", "2025-04-01"), "2026-03-10") == "Used for visits that began from 1 April 2025 on."
