"""The letter formats that come with the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerteam import resources
from peerteam.domain.errors import BadResource, NotFound
from peerteam.domain.framework import Framework
from peerteam.domain.letter_format import SectionKind
from peerteam.formats import frameworks, letters

ALL = resources.names("letters", ".toml")


def test_the_five_eras_come_in_order() -> None:
    assert [found.era for found in letters.load_all()] == ["A", "B", "C", "D", "E"]


@pytest.mark.parametrize("id", ALL)
def test_a_format_has_the_frame_every_letter_needs(id: str) -> None:
    sections = letters.load(id).sections
    kinds = [section.kind for section in sections]
    assert {SectionKind.TITLE, SectionKind.TEAM, SectionKind.SCOPE, SectionKind.PROCESS} <= set(kinds)
    assert SectionKind.RECOMMENDATIONS in kinds
    assert kinds.count(SectionKind.THEME_FEEDBACK) == 1
    assert {"thanks", "summary", "next_steps", "sign_off"} <= {section.key for section in sections}


@pytest.mark.parametrize(
    ("id", "order"),
    [
        (
            "report-c",
            ["Executive summary", "Key recommendations", "Summary of the peer challenge approach", "Feedback"],
        ),
        (
            "report-d",
            ["Introduction", "Executive summary", "Recommendations", "Summary of the peer challenge approach"],
        ),
        (
            "report-e",
            ["Introduction", "Executive summary", "Recommendations", "The peer challenge approach", "Feedback"],
        ),
    ],
)
def test_the_main_sections_are_in_the_order_of_their_era(id: str, order: list[str]) -> None:
    headings = [section.heading for section in letters.load(id).sections if section.heading and section.level == 1]
    assert headings[: len(order)] == order


@pytest.mark.parametrize("framework", frameworks.load_all(), ids=lambda framework: str(framework.id))
def test_every_framework_names_a_format_that_is_there(framework: Framework) -> None:
    assert letters.load(framework.letter).id == framework.letter


def test_a_format_nobody_has_is_told_with_those_there_are() -> None:
    with pytest.raises(NotFound, match="report-e"):
        letters.load("report-z")


def test_a_format_of_ones_own_is_read_from_its_file(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(resources.path("letters", "letter-a.toml").read_text("utf-8").replace("letter-a", "mine"), "utf-8")
    assert letters.load(mine).id == letters.load(str(mine)).id == "mine"
    mine.write_text('id = "mine"\nsection = []\n', "utf-8")
    with pytest.raises(BadResource, match=r"mine\.toml"):
        letters.load(mine)
