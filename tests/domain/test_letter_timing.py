"""Every form of letter speaks of a visit that has been; one that is made before is cautioned against."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from peerteam.domain.before_it_leaves import before_it_leaves
from peerteam.domain.cautions import CautionKind
from peerteam.domain.letter import draft
from peerteam.domain.letter_timing import too_early
from peerteam.domain.records import Visit
from peerteam.formats import attribution_words, letters
from tests.letter_visit import VISIT, tallies, visit

LAST = date(2026, 3, 13)


@pytest.mark.parametrize(("day", "cautions"), [(date(2026, 3, 12), 1), (LAST, 0), (date(2027, 1, 1), 0)])
def test_a_letter_made_before_the_last_day_is_too_early(day: date, cautions: int) -> None:
    assert len(too_early(VISIT, day)) == cautions


def test_it_says_when_the_visit_is_over() -> None:
    (caution,) = too_early(VISIT, date(2026, 1, 2))
    assert "not over until 13 March 2026" in caution.why


def test_with_only_the_first_day_known_that_day_counts() -> None:
    assert len(too_early(replace(VISIT, last_day=None), date(2026, 3, 9))) == 1


@pytest.mark.parametrize("bare", [Visit("v"), Visit("v", first_day="spring", last_day="soon")])
def test_of_a_visit_without_days_nothing_is_said(bare: Visit) -> None:
    assert too_early(bare, date(2020, 1, 1)) == []


def test_it_is_among_what_is_told_before_the_letter_leaves() -> None:
    letter = draft(visit(), letters.load("report-e"), tallies())

    def kinds(today: date | None) -> set[CautionKind]:
        return {each.kind for each in before_it_leaves(visit(), letter, attribution_words.load(), today=today)}

    assert CautionKind.TOO_EARLY in kinds(date(2026, 3, 1))
    assert CautionKind.TOO_EARLY not in kinds(LAST) | kinds(None)
