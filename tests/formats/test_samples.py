"""Every sample loads, holds together, and, where it is a real council's, says only what its source says.

The sources' own words are in `tests/data`, as published.
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from peerteam import resources
from peerteam.domain.counts import counts
from peerteam.domain.records import (
    Action,
    Document,
    Finding,
    Note,
    Peer,
    Person,
    Recommendation,
    Record,
    Section,
    Session,
    Tag,
    Theme,
)
from peerteam.domain.snapshot import Snapshot
from peerteam.formats.frameworks import load_all
from peerteam.formats.visit_folder import read_visit_folder

SAMPLES = resources.names("samples")
REAL = ["lga-2022", "rotherham-2023", "sevenoaks-2020", "stevenage-2013"]
DATA = Path(__file__).parents[1] / "data"


def _sample(name: str) -> Snapshot:
    return Snapshot.of(read_visit_folder(resources.path("samples", name)))


def _published(name: str) -> str:
    return _plain((DATA / name).read_text(encoding="utf-8"))


def _plain(words: str) -> str:
    """Words without bullets and with single blanks, for comparing what is said and not how it is laid out."""
    return re.sub(r"\s+", " ", re.sub("[·•]", " ", words)).replace(" ,", ",").strip()


def _links(record: Record) -> list[tuple[str, str]]:
    """The ids a record holds, with the kind each must be of ("" = one of several)."""
    fields = [field for field in dataclasses.fields(record) if "link" in field.metadata]
    held = [(field.metadata["link"], getattr(record, field.name)) for field in fields]
    return [(kind, id) for kind, id in held if id is not None]


def test_the_four_visits_of_real_councils_are_there() -> None:
    assert set(REAL) <= set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_loads_and_every_link_leads_to_a_record_of_the_right_kind(name: str) -> None:
    records = read_visit_folder(resources.path("samples", name))
    kinds = {record.id: record.kind_name for record in records}

    assert len(kinds) == len(records)
    for record in records:
        for kind, id in _links(record):
            assert kinds[id] == (kind or kinds[id])


@pytest.mark.parametrize("name", SAMPLES)
def test_every_tag_of_a_sample_is_on_its_words(name: str) -> None:
    visit = _sample(name)
    bodies = {note.id: note.body or "" for note in visit.all(Note)}

    assert all(bodies[tag.note][tag.span.start : tag.span.end] == tag.span.words for tag in visit.all(Tag))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_keeps_to_the_framework_of_its_time(name: str) -> None:
    visit = _sample(name)
    theirs = next(framework for framework in load_all() if framework.id == visit.visit.framework)
    core = [theme for theme in visit.all(Theme) if theme.core]

    assert [theme.name for theme in core] == [theme.name for theme in theirs.themes]


@pytest.mark.parametrize("name", REAL)
def test_nothing_is_put_into_the_mouth_of_a_real_council(name: str) -> None:
    visit = _sample(name)

    for kind in (Note, Tag, Finding, Section, Person):
        assert visit.all(kind) == ()
    assert all(peer.name is None and peer.post is None for peer in visit.all(Peer))
    assert all(session.slot == (None, None, None, None) for session in visit.all(Session))
    assert all(document.summary is None for document in visit.all(Document))


# --- Stevenage and Sevenoaks ------------------------------------------------------------------------------------------


def test_stevenage_asks_the_questions_of_its_slides() -> None:
    visit, slides = (
        _sample("stevenage-2013"),
        _published("stevenage_slides.txt").replace("manage, change", "manage change"),
    )
    themes = visit.all(Theme)

    assert len(themes) == 8
    assert all(_plain(question) in slides for theme in themes for question in theme.questions or ())
    assert (visit.visit.first_day, visit.visit.last_day) == ("2013-10-14", None)
    assert counts(visit).meetings.number == 0


def test_sevenoaks_asks_the_questions_of_its_report_and_has_a_team_of_five() -> None:
    visit, report = _sample("sevenoaks-2020"), _published("sevenoaks_report.txt").replace("**", "")

    for theme in visit.all(Theme):
        assert f"{theme.name}: {' '.join(theme.questions or ())}" in report
    assert [peer.category for peer in visit.all(Peer)] == ["lead officer", "member", None, None, "lga"]


# --- Rotherham --------------------------------------------------------------------------------------------------------


def test_rotherhams_numbers_come_out_as_its_minutes_give_them() -> None:
    found = counts(_sample("rotherham-2023"))

    assert found.meetings.floor_words == "more than 40"
    assert found.people.floor_words == "more than 100"
    assert found.documents.floor_words == "more than 70"
    assert found.hours.number == 0


def test_rotherhams_seven_recommendations_are_in_the_words_of_its_minutes() -> None:
    recommendations, minutes = _sample("rotherham-2023").all(Recommendation), _published("rotherham_minutes.txt")

    assert len(recommendations) == 7
    assert all(f"Recommendation {r.number}: {r.text}" in minutes for r in recommendations)


def test_rotherham_has_two_focus_areas_with_sections_of_their_own() -> None:
    focus = [theme for theme in _sample("rotherham-2023").all(Theme) if not theme.core]

    assert [(theme.key, theme.threaded) for theme in focus] == [(6, False), (7, False)]


# --- the LGA's own ----------------------------------------------------------------------------------------------------


def test_the_lgas_recommendations_have_the_numbers_and_words_of_its_action_plan() -> None:
    recommendations, plan = _sample("lga-2022").all(Recommendation), _published("lga_action_plan.txt")
    numbers = [str(recommendation.number) for recommendation in recommendations]

    assert numbers[:10] == ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8.1", "R8.2", "R9"]
    assert numbers[10:] == ["R10.1", "R10.2", "R11", "R12", "13", "14", "15", "16", "17"]
    for recommendation in recommendations:
        assert re.search(
            rf"(^| ){re.escape(f'{recommendation.number}:')} ?{re.escape(recommendation.text or '')}", plan
        )


def test_the_lgas_actions_and_timescales_stand_as_published_row_by_row() -> None:
    visit, plan = _sample("lga-2022"), _published("lga_action_plan.txt")

    for recommendation in visit.all(Recommendation):
        actions = [action for action in visit.all(Action) if action.recommendation == recommendation.id]
        texts = " ".join(str(action.text) for action in actions)
        timescales = " ".join(action.timescale or "" for action in actions)
        assert _plain(f"{recommendation.text} {texts} {timescales}") in plan


def test_the_lgas_messy_timescales_stay_as_they_are() -> None:
    timescales = [action.timescale for action in _sample("lga-2022").all(Action)]

    assert {"October 202", "TBC", "Complete and ongoing", "Following May 2023 elections", None} <= set(timescales)
    assert timescales.count(None) == 1
