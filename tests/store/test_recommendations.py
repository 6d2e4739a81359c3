"""What is recommended: its order, its parts, and what it rests on."""

from __future__ import annotations

import pytest

from peerteam.domain.errors import NotFound
from peerteam.domain.recommendations import numbers
from peerteam.domain.records import Basis, Side, Tier
from peerteam.store.visit_file import VisitFile
from tests.builders import UndoCheck


def listed(visit: VisitFile, *words: str, tier: str = Tier.HEADLINE) -> list[str]:
    """Recommendations of one tier in order; their ids."""
    return [visit.findings.recommend(tier, each) for each in words]


def order(visit: VisitFile) -> str:
    return "".join(each.text or "" for each in visit.findings.recommendations())


def numbered(visit: VisitFile) -> list[str]:
    made = numbers(visit.findings.recommendations())
    return [f"{made[each.id]} {each.text}" for each in visit.findings.recommendations()]


def test_a_recommendation_comes_at_the_end_of_its_tier(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        for tier, text in ((Tier.THEME, "c"), (Tier.HEADLINE, "a"), (Tier.THEME, "d"), (Tier.HEADLINE, "b")):
            visit.findings.recommend(tier, text)
    assert order(visit) == "abcd"


def test_a_recommendation_rests_on_a_finding_once(visit: VisitFile, undo_check: UndoCheck) -> None:
    finding = visit.findings.add("t1", Side.STRENGTH, "a")
    recommendation = visit.findings.recommend(Tier.HEADLINE, "b", label="First")
    with undo_check(visit):
        visit.findings.rests_on(recommendation, finding)
    visit.findings.rests_on(recommendation, finding)
    assert [(basis.recommendation, basis.finding) for basis in visit.rows.all(Basis)] == [(recommendation, finding)]
    assert [each.id for each in visit.findings.basis_of(recommendation)] == [finding]
    with undo_check(visit):
        visit.findings.no_longer_rests_on(recommendation, finding)
    assert visit.findings.basis_of(recommendation) == []


def test_new_words_leave_what_is_not_named(visit: VisitFile, undo_check: UndoCheck) -> None:
    one = visit.findings.recommend(Tier.HEADLINE, "a", label="Label")
    with undo_check(visit):
        visit.findings.reword_recommendation(one, "b")
    with undo_check(visit):
        visit.findings.reword_recommendation(one, explanation="Because")
    found = visit.findings.recommendation(one)
    assert (found.text, found.label, found.explanation) == ("b", "Label", "Because")


def test_recommendations_are_ordered_within_their_tier(visit: VisitFile, undo_check: UndoCheck) -> None:
    a, _, c = listed(visit, "a", "b", "c")
    with undo_check(visit):
        visit.findings.recommendation_up(c)
    assert order(visit) == "acb"
    with undo_check(visit):
        visit.findings.recommendation_down(a)
    assert order(visit) == "cab"
    visit.findings.recommendation_up(c)
    assert order(visit) == "cab"
    with undo_check(visit):
        visit.findings.order_recommendation(c, after=a)
    assert order(visit) == "acb"


def test_a_recommendation_moves_to_the_other_tier_and_under_a_theme(visit: VisitFile, undo_check: UndoCheck) -> None:
    a, _ = listed(visit, "a", "b")
    listed(visit, "c", tier=Tier.THEME)
    with undo_check(visit):
        visit.findings.move_recommendation(a, Tier.THEME, "t2")
    assert order(visit) == "bca"
    assert visit.findings.recommendation(a).theme == "t2"
    visit.findings.move_recommendation(a, theme=None)
    assert (order(visit), visit.findings.recommendation(a).theme) == ("bca", None)


def test_a_recommendation_becomes_a_part_of_another(visit: VisitFile, undo_check: UndoCheck) -> None:
    _, b, _, d = listed(visit, "a", "b", "c", "d")
    with undo_check(visit):
        visit.findings.put_under(d, b)
    assert numbered(visit) == ["R1 a", "R2.1 b", "R2.2 d", "R3 c"]


def test_a_third_part_comes_behind_the_second(visit: VisitFile) -> None:
    a, b, c = listed(visit, "a", "b", "c")
    visit.findings.put_under(c, a)
    visit.findings.put_under(b, a)
    assert numbered(visit) == ["R1.1 a", "R1.2 c", "R1.3 b"]
    (d,) = listed(visit, "d")
    visit.findings.put_under(d, c)
    assert numbered(visit)[-1] == "R1.4 d"


def test_a_number_may_be_as_published(visit: VisitFile, undo_check: UndoCheck) -> None:
    a, b = listed(visit, "a", "b")
    with undo_check(visit):
        visit.findings.number(a, " 13 ")
    assert numbered(visit) == ["13 a", "R14 b"]
    visit.findings.number(b, "")
    assert visit.findings.recommendation(b).number is None


def test_a_dropped_recommendation_comes_back_with_what_it_rested_on(visit: VisitFile, undo_check: UndoCheck) -> None:
    finding = visit.findings.add("t1", Side.STRENGTH, "a")
    one = visit.findings.recommend(Tier.HEADLINE, "b")
    visit.findings.rests_on(one, finding)
    with undo_check(visit):
        visit.findings.drop_recommendation(one)
    assert visit.rows.all(Basis) == []
    visit.history.undo()
    assert [each.id for each in visit.findings.basis_of(one)] == [finding]


def test_a_recommendation_that_is_not_there_is_said_to_be_gone(visit: VisitFile) -> None:
    with pytest.raises(NotFound):
        visit.findings.recommendation("x")
