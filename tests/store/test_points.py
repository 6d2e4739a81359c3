"""*This is what we said*: frozen in one press, taken back only until it is handed over, traced to the letter."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.records import Outcome, Point, Side
from peerteam.store.visit_file import VisitFile
from tests.builders import UndoCheck, exchange, give, hand_over, team

THURSDAY = datetime(2026, 3, 12, 14, 0)


def wall(visit: VisitFile) -> dict[str, str]:
    """Four headlines in two themes, one of them dropped; their ids by their words."""
    places = {"a": ("t2", Side.AREA), "b": ("t1", Side.AREA), "c": ("t1", Side.STRENGTH), "d": ("t1", Side.STRENGTH)}
    ids = {words: visit.findings.add(theme, side, words) for words, (theme, side) in places.items()}
    visit.findings.drop(ids["d"])
    return ids


def test_every_open_finding_is_said_in_the_order_of_the_wall(visit: VisitFile, undo_check: UndoCheck) -> None:
    wall(visit)
    with undo_check(visit):
        visit.findings.say(THURSDAY)
    points = visit.findings.said_in_order()
    assert [(p.text, p.theme, p.side) for p in points] == [
        ("c", "t1", "strength"), ("b", "t1", "area for consideration"), ("a", "t2", "area for consideration"),
    ]  # fmt: skip
    assert {point.said_at for point in points} == {"2026-03-12T14:00:00"}


def test_it_says_when_and_who(visit: VisitFile) -> None:
    assert visit.findings.said() is None
    wall(visit)
    visit.findings.say(THURSDAY)
    said = visit.findings.said()
    assert said is not None
    assert (said.when, said.who, said.name, said.points) == ("2026-03-12T14:00:00", "p1", "Ann Archer", 3)
    assert said.can_take_back


def test_what_was_said_keeps_its_words_whatever_becomes_of_the_finding(visit: VisitFile) -> None:
    ids = wall(visit)
    visit.findings.say(THURSDAY)
    before = visit.findings.points()
    visit.findings.reword(ids["a"], "softer")
    visit.findings.move(ids["a"], theme="t1", side=Side.STRENGTH)
    visit.findings.merge(ids["c"], ids["b"])
    visit.findings.split(ids["c"], "half")
    visit.findings.drop(ids["c"])
    assert visit.findings.points() == before


def test_it_is_not_said_twice(visit: VisitFile) -> None:
    wall(visit)
    visit.findings.say(THURSDAY)
    visit.findings.add("t1", Side.STRENGTH, "later")
    with pytest.raises(NotAllowed, match="already"):
        visit.findings.say()
    assert len(visit.findings.points()) == 3


def test_there_must_be_something_to_say(visit: VisitFile) -> None:
    visit.findings.add("t1", Side.STRENGTH, "  ")
    with pytest.raises(NotAllowed):
        visit.findings.say()


def test_it_can_be_taken_back_and_said_anew(visit: VisitFile, undo_check: UndoCheck) -> None:
    ids = wall(visit)
    visit.findings.say(THURSDAY)
    with undo_check(visit):
        visit.findings.unsay()
    assert visit.findings.said() is None
    visit.findings.reword(ids["a"], "sharper")
    visit.findings.say(THURSDAY)
    assert [point.text for point in visit.findings.said_in_order()] == ["c", "b", "sharper"]


def test_nothing_is_taken_back_before_it_was_said(visit: VisitFile) -> None:
    with pytest.raises(NotAllowed):
        visit.findings.unsay()


def test_once_handed_over_it_stays_said(visit: VisitFile) -> None:
    wall(visit)
    visit.findings.say(THURSDAY)
    hand_over(visit)
    said = visit.findings.said()
    assert said is not None
    assert not said.can_take_back
    with pytest.raises(NotAllowed, match="handed over"):
        visit.findings.unsay()


def test_undoing_does_not_unsay_what_was_handed_over(visit: VisitFile) -> None:
    wall(visit)
    visit.findings.say(THURSDAY)
    hand_over(visit)
    while visit.history.undo_label:
        visit.history.undo()
    assert len(visit.findings.points()) == 3


def test_undoing_a_taking_back_is_still_possible_after_handing_over_nothing_of_it(visit: VisitFile) -> None:
    wall(visit)
    hand_over(visit)
    visit.findings.say(THURSDAY)
    visit.history.undo()
    assert visit.findings.said() is None


def test_what_became_of_a_point_is_noted_and_can_be_undone_even_later(visit: VisitFile, undo_check: UndoCheck) -> None:
    wall(visit)
    visit.findings.say(THURSDAY)
    point = visit.findings.said_in_order()[0]
    with undo_check(visit):
        visit.findings.trace(point.id, Outcome.SOFTENED, " agreed with the chief executive ")
    hand_over(visit)
    visit.history.undo()
    assert visit.rows.get(Point, point.id) == point
    visit.findings.trace(point.id, "kept")
    traced = visit.findings.said_in_order()[0]
    assert (traced.outcome, traced.reason, traced.text) == ("kept", None, "c")
    visit.findings.trace(point.id, None)
    assert visit.findings.said_in_order()[0] == point


def test_a_point_that_was_not_said_cannot_be_traced(visit: VisitFile) -> None:
    with pytest.raises(NotFound):
        visit.findings.trace("x", Outcome.KEPT)


def test_an_outcome_is_one_of_four(visit: VisitFile) -> None:
    wall(visit)
    visit.findings.say(THURSDAY)
    with pytest.raises(ValueError, match="forgotten"):
        visit.findings.trace(visit.findings.points()[0].id, "forgotten")


def test_the_other_laptops_know_who_said_it_and_cannot_unsay_it(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        wall(ann)
        ann.findings.say(THURSDAY)
        give(ann, ben)
        said = ben.findings.said()
        assert said is not None
        assert (said.name, said.can_take_back) == ("Ann Archer", False)


def test_undoing_ones_own_press_does_not_unsay_what_a_colleague_has_said(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        wall(ann)
        give(ann, ben)
        ann.findings.say(THURSDAY)
        ben.findings.say(THURSDAY)
        give(ben, ann)
        assert ann.history.undo_label != "This is what we said"
        with pytest.raises(NotAllowed):
            ann.findings.unsay()


def test_pressed_on_two_laptops_it_is_said_once(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        wall(ann)
        give(ann, ben)
        for visit in (ann, ben):
            visit.findings.say(THURSDAY)
        exchange(ann, ben)
        assert len(ann.findings.points()) == len(ben.findings.points()) == 3
        assert ann.digest() == ben.digest()
        assert ann.unsettled() == []
