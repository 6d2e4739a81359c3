"""Findings, what is behind them, and what is recommended."""

from __future__ import annotations

from peerteam.domain.records import Action, Basis, Point, Side, Stance, Support, Tier
from peerteam.store.visit_file import VisitFile
from tests.builders import UndoCheck


def test_a_new_finding_comes_at_the_foot_of_its_column(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        for side, wording in ((Side.AREA, "c"), (Side.STRENGTH, "a"), (Side.AREA, "d"), (Side.STRENGTH, "b")):
            visit.findings.add("t1", side, wording)
    assert [finding.wording for finding in visit.findings.of_theme("t1")] == ["a", "b", "c", "d"]


def test_findings_are_kept_by_theme_and_some_have_none(visit: VisitFile) -> None:
    visit.findings.add("t1", Side.STRENGTH, "a")
    visit.findings.add(None, Side.STRENGTH, "b")
    assert [finding.wording for finding in visit.findings.of_theme("t1")] == ["a"]
    assert [finding.wording for finding in visit.findings.of_theme(None)] == ["b"]
    assert visit.findings.of_theme("t2") == []


def test_a_dropped_finding_is_kept_but_not_shown(visit: VisitFile, undo_check: UndoCheck) -> None:
    finding = visit.findings.add("t1", Side.STRENGTH, "a")
    with undo_check(visit):
        visit.findings.drop(finding)
    assert visit.findings.of_theme("t1") == []
    assert [each.state for each in visit.findings.all()] == ["dropped"]


def test_new_words_leave_everything_else(visit: VisitFile, undo_check: UndoCheck) -> None:
    finding = visit.findings.add("t1", Side.STRENGTH, "a")
    with undo_check(visit):
        visit.findings.reword(finding, "b")
    (found,) = visit.findings.all()
    assert (found.theme, found.side, found.wording, found.state) == ("t1", "strength", "b", "open")


def test_evidence_stands_behind_a_finding_once_for_or_against(visit: VisitFile, undo_check: UndoCheck) -> None:
    finding, tag = visit.findings.add("t1", Side.STRENGTH, "a"), visit.notes.tag("n1", 0, 12, "t1")
    with undo_check(visit):
        visit.findings.support(finding, tag)
        visit.findings.support(finding, tag, Stance.AGAINST)
    assert [(each.evidence, each.stance) for each in visit.findings.supports_of(finding)] == [(tag, "against")]
    assert visit.findings.supports_of("nothing") == []


def test_taking_a_tag_off_takes_it_from_behind_the_finding(visit: VisitFile, undo_check: UndoCheck) -> None:
    finding, tag = visit.findings.add("t1", Side.STRENGTH, "a"), visit.notes.tag("n1", 0, 12, "t1")
    visit.findings.support(finding, tag)
    with undo_check(visit):
        visit.notes.untag(tag)
    assert visit.rows.all(Support) == []


def test_a_recommendation_comes_at_the_end_of_its_tier(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        for tier, text in ((Tier.THEME, "c"), (Tier.HEADLINE, "a"), (Tier.THEME, "d"), (Tier.HEADLINE, "b")):
            visit.findings.recommend(tier, text)
    assert [each.text for each in visit.findings.recommendations()] == ["a", "b", "c", "d"]


def test_a_recommendation_rests_on_a_finding_once(visit: VisitFile, undo_check: UndoCheck) -> None:
    finding = visit.findings.add("t1", Side.STRENGTH, "a")
    recommendation = visit.findings.recommend(Tier.HEADLINE, "b", label="First")
    with undo_check(visit):
        visit.findings.rests_on(recommendation, finding)
    visit.findings.rests_on(recommendation, finding)
    assert [(basis.recommendation, basis.finding) for basis in visit.rows.all(Basis)] == [(recommendation, finding)]


def test_points_and_actions_come_in_their_order(visit: VisitFile) -> None:
    visit.load([Point("x2", theme="t1", side="strength", position="a1"),
                Point("x1", theme="t1", side="strength", position="a0"),
                Action("y2", position="a1"), Action("y1", position="a0")])  # fmt: skip
    assert [point.id for point in visit.findings.points()] == ["x1", "x2"]
    assert [action.id for action in visit.findings.actions()] == ["y1", "y2"]
