"""The themes of a visit as the manager keeps them, on one laptop and on two."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.records import (
    DocumentTheme,
    Finding,
    Point,
    Recommendation,
    Section,
    SessionTheme,
    Tag,
    Theme,
    Tier,
)
from peerteam.store.programme import numbered
from peerteam.store.visit_file import VisitFile
from tests.builders import UndoCheck, exchange, team


def listed(visit: VisitFile) -> list[tuple[int | None, str | None]]:
    return [(theme.key, theme.short_name) for theme in visit.programme.themes()]


# --- numbers


def keyed(*keys: int | None) -> list[int | None]:
    return [theme.key for theme in numbered([Theme(str(n), key=key) for n, key in enumerate(keys)])]


def test_numbers_in_use_stay_in_use_and_run_in_the_order_the_themes_stand_in() -> None:
    assert keyed(1, 2, 3) == [1, 2, 3]
    assert keyed(1, 3, 2) == [1, 2, 3]
    assert keyed(3, 4) == [3, 4]
    assert keyed(1, 2, 5) == [1, 2, 5]


def test_two_themes_with_one_number_get_two() -> None:
    assert keyed(1, 2, 2) == [1, 2, 3]
    assert keyed(8, 9, 9) == [1, 8, 9]


def test_after_nine_there_are_no_numbers() -> None:
    assert keyed(*range(1, 10), 9, None) == [*range(1, 10), None, None]


# --- adding


def test_a_focus_area_comes_last_under_the_next_number(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        made = visit.programme.add_focus("  Housing  and growth ")
    assert visit.history.undo_label == "Add focus area"
    found = visit.programme.themes()[-1]
    assert (found.id, found.name, found.short_name, found.key) == (made, "Housing and growth", "Housing", 3)
    assert (found.core, found.threaded, found.questions) == (False, False, ())
    assert visit.snapshot().all(Theme)[-1] == found


@pytest.mark.parametrize(("name", "why"), [(" ", "needs a name"), ("financial  PLANNING", "already")])
def test_a_name_that_is_empty_or_taken_is_refused(visit: VisitFile, name: str, why: str) -> None:
    with pytest.raises(NotAllowed, match=why):
        visit.programme.add_focus(name)


def test_a_tenth_theme_is_refused_because_no_number_would_tag_it(visit: VisitFile) -> None:
    for number in range(7):
        visit.programme.add_focus(f"Area {number}")
    with pytest.raises(NotAllowed, match="at most 9 themes"):
        visit.programme.add_focus("One more")


def test_the_old_name_of_a_renamed_area_is_free_for_another_one(visit: VisitFile) -> None:
    first = visit.programme.add_focus("Housing")
    visit.programme.rename_theme(first, "Homes")
    second = visit.programme.add_focus("Housing")
    assert first != second
    assert [theme.name for theme in visit.programme.themes()[2:]] == ["Homes", "Housing"]


# --- names and order


def test_a_renamed_theme_keeps_its_tags_and_its_short_name_follows(visit: VisitFile, undo_check: UndoCheck) -> None:
    made = visit.programme.add_focus("Housing and growth")
    tag = visit.notes.tag("n1", 0, 12, made)
    with undo_check(visit):
        visit.programme.rename_theme(made, "Homes for all")
    assert visit.programme.themes()[-1].short_name == "Homes for all"
    assert visit.rows.all(Tag) == [found for found in visit.rows.all(Tag) if found.id == tag and found.theme == made]


def test_a_short_name_somebody_chose_stays(visit: VisitFile) -> None:
    visit.programme.rename_theme("t2", "Money and planning")
    assert visit.programme.themes()[1].short_name == "Finance"


def test_two_areas_change_places_and_with_them_their_numbers(visit: VisitFile, undo_check: UndoCheck) -> None:
    visit.programme.add_focus("Housing")
    transport = visit.programme.add_focus("Transport")
    with undo_check(visit):
        assert visit.programme.move_theme(transport, -1)
    assert listed(visit) == [(1, "Governance"), (2, "Finance"), (3, "Transport"), (4, "Housing")]


def test_a_focus_area_never_comes_before_a_core_theme(visit: VisitFile) -> None:
    housing = visit.programme.add_focus("Housing")
    assert not visit.programme.move_theme(housing, -1)
    assert not visit.programme.move_theme(housing, 1)
    assert not visit.programme.move_theme("t2", 1)
    assert visit.programme.move_theme("t2", -1)
    assert listed(visit) == [(1, "Finance"), (2, "Governance"), (3, "Housing")]


# --- taking away


def test_an_area_nothing_rests_on_is_taken_away(visit: VisitFile, undo_check: UndoCheck) -> None:
    housing = visit.programme.add_focus("Housing")
    with undo_check(visit):
        visit.programme.take_away_theme(housing)
    assert visit.history.undo_label == "Take away focus area"
    assert listed(visit) == [(1, "Governance"), (2, "Finance")]


def test_an_area_something_rests_on_stays_and_what_rests_on_it_is_said(visit: VisitFile) -> None:
    housing = visit.programme.add_focus("Housing")
    visit.notes.tag("n1", 0, 12, housing)
    visit.notes.tag("n1", 14, 20, housing)
    finding = visit.findings.add(housing, "strength", "Homes are built")
    visit.findings.drop(finding)
    with pytest.raises(NotAllowed, match=r"^2 passages and 1 finding stand under “Housing”, so it stays\. Join it"):
        visit.programme.take_away_theme(housing)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (lambda t: SessionTheme("x", "s1", t), "1 session stands"),
        (lambda t: DocumentTheme("x", "d1", t), "1 paper stands"),
        (lambda t: Recommendation("x", tier=Tier.THEME, theme=t), "1 recommendation stands"),
        (lambda t: Point("x", theme=t), "1 message presented stands"),
        (lambda t: Section("x", f"theme/{t}", edited="By hand"), "1 part of the letter written by hand stands"),
    ],
)
def test_whatever_rests_on_an_area_keeps_it(visit: VisitFile, record: object, said: str) -> None:
    housing = visit.programme.add_focus("Housing")
    visit.load([record(housing)])  # type: ignore[operator]
    with pytest.raises(NotAllowed, match=said):
        visit.programme.take_away_theme(housing)


def test_a_core_theme_stays(visit: VisitFile) -> None:
    with pytest.raises(NotAllowed, match="core theme of the challenge"):
        visit.programme.take_away_theme("t1")
    with pytest.raises(NotFound, match="not in the visit any more"):
        visit.programme.take_away_theme("nowhere")


# --- two that are one


def test_all_that_stands_under_an_area_goes_to_the_one_it_is_joined_with(
    visit: VisitFile, undo_check: UndoCheck
) -> None:
    homes = visit.programme.add_focus("Homes")
    visit.notes.tag("n1", 0, 12, homes)
    visit.findings.add(homes, "strength", "Homes are built")
    visit.programme.set_themes("s1", {homes, "t1"})
    with undo_check(visit):
        visit.programme.join_themes(homes, "t1")
    assert listed(visit) == [(1, "Governance"), (2, "Finance")]
    assert [tag.theme for tag in visit.rows.all(Tag)] == ["t1"]
    assert [finding.theme for finding in visit.rows.all(Finding)] == ["t1"]
    assert [theme.id for theme in visit.programme.themes_of("s1")] == ["t1"]


def test_what_was_presented_or_written_by_hand_is_not_moved_elsewhere(visit: VisitFile) -> None:
    said, written = visit.programme.add_focus("Said"), visit.programme.add_focus("Written")
    visit.load([Point("x", theme=said), Section("y", f"theme/{written}", edited="By hand")])
    with pytest.raises(NotAllowed, match="were presented"):
        visit.programme.join_themes(said, "t1")
    with pytest.raises(NotAllowed, match="written by hand"):
        visit.programme.join_themes(written, "t1")
    with pytest.raises(NotAllowed, match="with itself"):
        visit.programme.join_themes(written, written)


# --- on two laptops


def test_two_laptops_adding_an_area_each_have_two_numbers_afterwards(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.notes.tag("n1", 0, 12, ann.programme.add_focus("Housing"))
        ben.programme.add_focus("Transport")
        exchange(ann, ben)
        assert listed(ann) == listed(ben)
        assert {name for _, name in listed(ann)[2:]} == {"Housing", "Transport"}
        assert [key for key, _ in listed(ann)] == [1, 2, 3, 4]
        assert ann.unsettled() == ben.unsettled() == []


def test_one_area_added_by_two_at_different_places_is_one_and_its_number_is_not_asked_for(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.add_focus("Transport")
        ann.programme.add_focus("Housing")
        ben.programme.add_focus("housing")
        exchange(ann, ben)
        assert len(listed(ann)) == 4
        assert listed(ann) == listed(ben)
        assert {case.field for case in ann.settling.cases()} == {"name", "position"}


def test_an_area_taken_away_on_one_laptop_and_tagged_on_another_comes_back_with_its_tags(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        housing = ann.programme.add_focus("Housing")
        exchange(ann, ben)
        ann.programme.take_away_theme(housing)
        tag = ben.notes.tag("n1", 0, 12, housing)
        exchange(ann, ben)
        assert listed(ben) == [(1, "Governance"), (2, "Finance")]
        assert ann.programme.add_focus("Housing") == housing
        exchange(ann, ben)
        for visit in (ann, ben):
            assert listed(visit)[2:] == [(3, "Housing")]
            assert [each.theme for each in visit.rows.all(Tag) if each.id == tag] == [housing]
