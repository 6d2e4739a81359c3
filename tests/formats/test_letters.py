"""The letter formats that come with the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from peerteam import resources
from peerteam.domain.errors import BadResource, NotFound
from peerteam.domain.framework import Framework
from peerteam.domain.letter_format import SectionKind, Tiers
from peerteam.formats import frameworks, letters

ALL = resources.names("letters", ".toml")


def test_the_five_eras_come_in_order_and_then_the_progress_review() -> None:
    assert [found.era for found in letters.load_all()] == ["A", "B", "C", "D", "E", "Review"]


@pytest.mark.parametrize("id", ALL)
def test_a_format_has_the_frame_every_letter_needs(id: str) -> None:
    sections = letters.load(id).sections
    kinds = [section.kind for section in sections]
    assert {SectionKind.TITLE, SectionKind.TEAM, SectionKind.SCOPE, SectionKind.PROCESS} <= set(kinds)
    assert SectionKind.RECOMMENDATIONS in kinds
    assert kinds.count(SectionKind.THEME_FEEDBACK) == 1
    assert {"thanks", "summary", "next_steps", "sign_off"} <= {section.key for section in sections}


APPROACH = "Summary of the peer challenge approach"
ORDERS = {
    "letter-a": [
        "Scope and focus of the peer challenge", "The peer challenge process", "Summary of our findings",
        "Suggestions for the council to consider", "Next steps",
    ],
    "report-b": ["Executive summary", "Key recommendations", APPROACH, "Feedback", "Next steps"],
    "report-c": ["Executive summary", "Key recommendations", APPROACH, "Feedback", "Next steps"],
    "report-d": ["Introduction", "Executive summary", "Recommendations", APPROACH, "Feedback", "Next steps"],
    "report-e": [
        "Introduction", "Executive summary", "Recommendations", "The peer challenge approach", "Feedback", "Next steps",
        "Appendix A: What a peer challenge is",
    ],
    "progress-review": [
        "Introduction", "Summary of the approach", "Progress review: feedback", "Final thoughts and next steps",
    ],
}  # fmt: skip


@pytest.mark.parametrize("id", ALL)
def test_the_main_sections_are_in_the_order_of_their_era(id: str) -> None:
    headings = [section.heading for section in letters.load(id).sections if section.heading and section.level == 1]
    assert headings == ORDERS[id]


@pytest.mark.parametrize("id", ALL)
def test_the_headings_of_the_last_two_levels_never_come_before_one_to_stand_under(id: str) -> None:
    levels = [section.level for section in letters.load(id).sections if section.heading]
    assert all(level <= before + 1 for before, level in zip([0, *levels], levels, strict=False))


def test_the_team_stands_in_section_four_of_the_latest_report_and_the_questions_in_its_appendix() -> None:
    at = 0
    places: dict[str, int | str] = {}
    for section in letters.load("report-e").sections:
        at += bool(section.heading) and section.level == 1 and section.numbered
        places[section.key] = "appendix" if "appendix_a" in places else at
    assert (places["team"], places["scope"]) == (4, "appendix")


@pytest.mark.parametrize("id", ALL)
def test_only_the_latest_report_has_two_tiers_and_prints_quotes(id: str) -> None:
    sections = letters.load(id).sections
    tiers = any(section.tiers is Tiers.HEADLINE for section in sections)
    assert (tiers, any(section.quotes for section in sections)) == ((id == "report-e"),) * 2


_AHEAD = r"\b(will (carry|hold|meet|speak|read|look at|visit)|is going to|are going to|plans? to (meet|visit|hold))\b"


@pytest.mark.parametrize("id", ALL)
def test_a_letter_speaks_of_a_visit_that_has_been(id: str) -> None:
    """One for a visit that is still to come is cautioned against, see `domain/letter_timing.py`."""
    said = [sentence for section in letters.load(id).sections for words in section.words for sentence in words]
    assert [sentence for sentence in said if re.search(_AHEAD, sentence)] == []


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
