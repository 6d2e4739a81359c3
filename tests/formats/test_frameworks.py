from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from peerteam import resources
from peerteam.domain.errors import BadResource, NoSuchFile, NotFound
from peerteam.domain.framework import suggest
from peerteam.formats.frameworks import load, load_all
from peerteam.formats.toml_file import read_text, read_toml


def test_the_five_eras_come_oldest_first_and_the_blank_one_last() -> None:
    assert [framework.id for framework in load_all()] == ["a", "b", "c", "d", "e", "blank"]


@pytest.mark.parametrize("id", ["a", "b", "c", "d", "e"])
def test_every_era_has_five_themes_with_questions_and_a_one_word_short_name(id: str) -> None:
    themes = load(id).themes

    assert [theme.key for theme in themes] == [1, 2, 3, 4, 5]
    assert all(theme.questions and " " not in theme.short_name for theme in themes)
    assert all(question.endswith("?") for theme in themes for question in theme.questions)


def test_no_two_eras_are_suggested_for_the_same_day() -> None:
    dated = [framework for framework in load_all() if framework.first]

    assert all((one.last or "9") < (two.first or "") for one, two in pairwise(dated))


@pytest.mark.parametrize(
    ("day", "id"),
    [
        ("2013-10-14", "a"),  # Stevenage
        ("2014-09-09", "a"),  # Warwickshire
        ("2019-06-18", "b"),  # North Tyneside
        ("2020-09-21", "b"),  # Sevenoaks
        ("2021-11-09", "c"),  # Brentwood
        ("2022-12-06", "c"),  # the LGA's own
        ("2024-03-05", "c"),  # Brentwood again
        ("2024-11-11", "d"),  # Gateshead
        ("2026-03-03", "e"),  # Bracknell Forest
    ],
)
def test_real_visits_are_given_the_framework_they_were_held_under(day: str, id: str) -> None:
    found = suggest(load_all(), day)

    assert found is not None
    assert found.id == id


def test_a_framework_of_ones_own_is_read_from_its_file(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('id = "mine"\nname = "Fire"\nletter = "report-e"\n', encoding="utf-8")

    assert load(str(mine)).name == "Fire"
    assert load(mine).themes == ()


def test_an_unknown_framework_is_told_with_the_known_ones() -> None:
    with pytest.raises(NotFound, match="Choose one of a, b, blank, c, d, e"):
        load("z")


def test_a_file_that_is_not_toml_is_told_by_its_line(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('id = "mine"\nname Fire\n', encoding="utf-8")

    with pytest.raises(BadResource, match=r"mine\.toml, line 2: is not written as TOML"):
        read_toml(mine)


def test_a_missing_file_and_one_that_is_not_text_are_told_without_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(NoSuchFile) as missing:
        read_text(tmp_path / "none.toml")
    with pytest.raises(BadResource, match="not text in UTF-8"):
        read_text(tmp_path / "odd.toml")
    assert str(tmp_path.parent) not in str(missing.value)


def test_the_letter_of_every_framework_is_there() -> None:
    formats = resources.names("letters", ".toml")

    assert {framework.letter for framework in load_all()} <= set(formats)
