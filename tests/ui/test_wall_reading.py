"""What the wall keeps of the reading before is what it would read anew."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from peerteam.domain.findings import test_findings as rules_applied
from peerteam.domain.records import Side, Stance, Theme
from peerteam.store.step import Announcement
from peerteam.store.visit_file import VisitFile
from peerteam.ui.finding_rules import finding_rules
from peerteam.ui.wall_reading import NO_THEME, WallReading
from tests.ui.conftest import FINANCE, GOVERNANCE
from tests.ui.pages.wall_visit import Made, fill


@pytest.fixture
def made(visit: VisitFile) -> Made:
    return fill(visit)


def shown(reading: WallReading) -> object:
    """All that is worked out of a reading."""
    places = [theme.id for theme in reading.tabs]
    return (
        [[finding.id for finding in reading.column(place, side)] for place in places for side in Side],
        [[finding.id for finding in reading.dropped(place)] for place in places],
        [[tag.id for tag in reading.not_placed(place)] for place in places],
        reading.tested,
        {id: [(s.evidence, s.stance) for s in each] for id, each in reading.supports.items()},
        [reading.passage(tag.id) for place in places for tag in reading.not_placed(place)],
        reading.advice,
    )


@pytest.mark.parametrize("seed", range(6))
def test_after_any_steps_a_kept_reading_is_the_same_as_a_new_one(visit: VisitFile, made: Made, seed: int) -> None:
    chance, told = random.Random(seed), list[Announcement]()
    visit.listeners.append(told.append)
    findings, evidence = [made.sound, made.trusted, made.late], [made.heard, made.again, "document"]
    store, reading = visit.findings, WallReading(visit.snapshot())
    acts: list[Callable[[], object]] = [
        lambda: findings.append(store.add(GOVERNANCE, Side.AREA, "New")),
        lambda: store.support(chance.choice(findings), chance.choice(evidence), chance.choice(list(Stance))),
        lambda: store.withdraw(chance.choice(findings), chance.choice(evidence)),
        lambda: store.drop(chance.choice(findings)),
        lambda: store.bring_back(chance.choice(findings)),
        lambda: store.move(chance.choice(findings), FINANCE, Side.STRENGTH),
        lambda: store.merge(*chance.sample(findings, 2)),
        lambda: findings.append(store.split(chance.choice(findings), "Half", evidence[:1])),
        lambda: store.recommend("theme", "Publish it"),
        lambda: visit.notes.set_private(made.note, stays_here=chance.random() < 0.5),
    ]
    for _ in range(25):
        chance.choice(acts)()
        while told:
            reading = reading.after(visit, {kind for kind, _ in told.pop(0).rows})
            assert shown(reading) == shown(WallReading(visit.snapshot()))
    assert reading.tested == rules_applied(visit.snapshot(), finding_rules().findings)


def test_a_headline_whose_theme_is_gone_has_a_place_of_its_own(visit: VisitFile, made: Made) -> None:
    assert NO_THEME not in [theme.id for theme in WallReading(visit.snapshot()).tabs]
    visit.findings.add("a theme nobody knows", Side.STRENGTH, "Left over")
    reading = WallReading(visit.snapshot())
    assert [finding.wording for finding in reading.column(NO_THEME, Side.STRENGTH)] == ["Left over"]
    assert "Left over" in [finding.wording for finding in reading.open_findings()]


def test_a_passage_whose_theme_is_gone_is_offered_in_a_place_of_its_own(visit: VisitFile, made: Made) -> None:
    """Two laptops: on one the area was joined with another, on the other something was tagged with it meanwhile."""
    housing = visit.programme.add_focus("Housing")
    tag = visit.notes.tag(made.note, 0, 3, housing)
    with visit.step("Joined on another laptop"):
        visit.rows.remove(Theme, housing)
    reading = WallReading(visit.snapshot())
    assert [tab.id for tab in reading.tabs][-1] == NO_THEME
    assert [each.id for each in reading.not_placed(NO_THEME)] == [tag]
    visit.findings.support(made.sound, tag)
    assert NO_THEME not in [tab.id for tab in WallReading(visit.snapshot()).tabs]


def test_a_passage_whose_words_are_gone_is_not_offered(visit: VisitFile, made: Made) -> None:
    visit.notes.save_typing(made.note, "Nobody minds.")
    assert WallReading(visit.snapshot()).not_placed(GOVERNANCE) == []


def test_a_visit_without_themes_has_a_place_to_type_headlines_all_the_same(tmp_path: Path) -> None:
    with VisitFile.empty(tmp_path / "bare.peerteam", "visit") as bare:
        assert [tab.id for tab in WallReading(bare.snapshot()).tabs] == [NO_THEME]
