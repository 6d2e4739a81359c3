"""Findings on the wall, and what is behind them."""

from __future__ import annotations

import pytest

from peerteam.domain import findings
from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.records import (
    Action,
    Attendance,
    Finding,
    FindingState,
    Note,
    Person,
    Point,
    Session,
    SessionKind,
    Side,
    SourceGroup,
    Stance,
    Support,
    Tag,
    Tier,
)
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


# --- where a headline stands ------------------------------------------------------------------------------------------


def wall(visit: VisitFile, *words: str, theme: str = "t1", side: str = Side.STRENGTH) -> list[str]:
    """Headlines of one column, from the top; their ids."""
    return [visit.findings.add(theme, side, each) for each in words]


def column(visit: VisitFile, theme: str = "t1", side: str = Side.STRENGTH) -> str:
    """The words of a column, in order."""
    return "".join(finding.wording or "" for finding in visit.findings.column(theme, side))


def test_a_headline_goes_up_and_down_and_stops_at_the_ends(visit: VisitFile, undo_check: UndoCheck) -> None:
    a, _, c = wall(visit, "a", "b", "c")
    with undo_check(visit):
        visit.findings.up(c)
    assert column(visit) == "acb"
    visit.findings.up(c)
    visit.findings.up(c)
    assert column(visit) == "cab"
    with undo_check(visit):
        visit.findings.down(a)
    assert column(visit) == "cba"
    visit.findings.down(a)
    assert column(visit) == "cba"


@pytest.mark.parametrize(
    ("before", "after", "order"),
    [("a", None, "dabc"), ("c", None, "abdc"), (None, "a", "adbc"), (None, "c", "abcd"), (None, None, "abcd")],
)
def test_a_headline_is_put_beside_another(
    visit: VisitFile, undo_check: UndoCheck, before: str | None, after: str | None, order: str
) -> None:
    ids = dict(zip("abcd", wall(visit, *"abcd"), strict=True))
    if order != "abcd":
        with undo_check(visit):
            visit.findings.order(ids["d"], ids.get(before or ""), ids.get(after or ""))
    else:
        visit.findings.order(ids["d"], ids.get(before or ""), ids.get(after or ""))
    assert column(visit) == order


def test_a_headline_is_put_beside_one_of_another_column(visit: VisitFile, undo_check: UndoCheck) -> None:
    (a,), (c, _) = wall(visit, "a"), wall(visit, "c", "d", theme="t2", side=Side.AREA)
    with undo_check(visit):
        visit.findings.order(a, after=c)
    assert (column(visit), column(visit, "t2", Side.AREA)) == ("", "cad")


def test_headlines_that_were_given_the_same_place_can_be_ordered(visit: VisitFile, undo_check: UndoCheck) -> None:
    visit.load([Finding(id, "t1", Side.STRENGTH, id, "a0", FindingState.OPEN) for id in "xyz"])
    with undo_check(visit):
        visit.findings.order("z", before="y")
    assert column(visit) == "xzy"


def test_headlines_without_a_place_can_be_ordered(visit: VisitFile) -> None:
    visit.load([Finding(id, "t1", Side.STRENGTH, id, None, FindingState.OPEN) for id in "xyz"])
    visit.findings.order("z", before="x")
    assert column(visit) == "zxy"


def test_ordering_writes_one_headline_only(visit: VisitFile) -> None:
    _, _, c = wall(visit, "a", "b", "c")
    told: list[frozenset[tuple[str, str]]] = []
    visit.listeners.append(lambda announcement: told.append(announcement.rows))
    visit.findings.up(c)
    assert told == [frozenset({("finding", c)})]


def test_a_headline_moves_to_the_foot_of_another_column(visit: VisitFile, undo_check: UndoCheck) -> None:
    (a, b), _ = wall(visit, "a", "b"), wall(visit, "c", side=Side.AREA)
    with undo_check(visit):
        visit.findings.move(a, side=Side.AREA)
    assert (column(visit), column(visit, side=Side.AREA)) == ("b", "ca")
    with undo_check(visit):
        visit.findings.move(b, theme="t2", side=Side.AREA)
    assert (column(visit), column(visit, "t2", Side.AREA)) == ("", "b")


def test_moving_to_where_it_stands_is_no_step(visit: VisitFile) -> None:
    (a, _) = wall(visit, "a", "b")
    visit.history.forget()
    visit.findings.move(a, theme="t1", side=Side.STRENGTH)
    assert (column(visit), visit.history.undo_label) == ("ab", None)


# --- two of one, one of two, none -------------------------------------------------------------------------------------


def test_joining_keeps_the_words_of_one_and_the_evidence_of_both(visit: VisitFile, undo_check: UndoCheck) -> None:
    a, b = wall(visit, "a", "b")
    one, two, three = (visit.notes.tag("n1", at, at + 3, "t1") for at in (0, 4, 8))
    visit.findings.support(a, one)
    visit.findings.support(a, two)
    visit.findings.support(b, two, Stance.AGAINST)
    visit.findings.support(b, three, Stance.AGAINST)
    with undo_check(visit):
        visit.findings.merge(a, b)
    assert column(visit) == "a"
    assert {s.evidence: s.stance for s in visit.findings.supports_of(a)} == {one: "for", two: "for", three: "against"}
    assert [each.wording for each in visit.findings.dropped()] == ["b"]
    assert visit.history.undo_label == "Join findings"


def test_what_was_recommended_from_the_other_rests_on_the_joined_one(visit: VisitFile) -> None:
    a, b = wall(visit, "a", "b")
    recommendation = visit.findings.recommend(Tier.HEADLINE, "Do it")
    visit.findings.rests_on(recommendation, b)
    visit.findings.merge(a, b)
    assert [r.id for r in visit.findings.recommended_from(a)] == [recommendation]


def test_a_finding_joined_into_another_can_be_brought_back_whole(visit: VisitFile) -> None:
    a, b = wall(visit, "a", "b")
    tag = visit.notes.tag("n1", 0, 3, "t1")
    visit.findings.support(b, tag)
    visit.findings.merge(a, b)
    visit.findings.bring_back(b)
    assert column(visit) == "ab"
    assert [support.evidence for support in visit.findings.supports_of(b)] == [tag]


def test_a_finding_is_not_joined_with_itself(visit: VisitFile) -> None:
    (a,) = wall(visit, "a")
    with pytest.raises(NotAllowed):
        visit.findings.merge(a, a)


def test_a_finding_that_is_not_there_is_said_to_be_gone(visit: VisitFile) -> None:
    (a,) = wall(visit, "a")
    with pytest.raises(NotFound):
        visit.findings.merge(a, "x")
    with pytest.raises(NotFound):
        visit.findings.up("x")
    assert column(visit) == "a"


def test_splitting_takes_some_evidence_along_right_behind(visit: VisitFile, undo_check: UndoCheck) -> None:
    a, _ = wall(visit, "a", "c")
    one, two = (visit.notes.tag("n1", at, at + 3, "t1") for at in (0, 4))
    visit.findings.support(a, one)
    visit.findings.support(a, two, Stance.AGAINST)
    made = []
    with undo_check(visit):
        made.append(visit.findings.split(a, "b", [two, "no evidence of it"]))
    assert column(visit) == "abc"
    assert [support.evidence for support in visit.findings.supports_of(a)] == [one]
    assert [(s.evidence, s.stance) for s in visit.findings.supports_of(made[0])] == [(two, "against")]


def test_a_dropped_finding_is_brought_back_to_its_place(visit: VisitFile, undo_check: UndoCheck) -> None:
    _, b, _ = wall(visit, "a", "b", "c")
    visit.findings.drop(b)
    assert [each.id for each in visit.findings.dropped("t1")] == [b]
    assert visit.findings.dropped("t2") == []
    with undo_check(visit):
        visit.findings.bring_back(b)
    assert column(visit) == "abc"


# --- what is behind it ------------------------------------------------------------------------------------------------


def test_what_spoke_for_it_is_turned_against_it(visit: VisitFile, undo_check: UndoCheck) -> None:
    (a,), tag = wall(visit, "a"), visit.notes.tag("n1", 0, 3, "t1")
    visit.findings.support(a, tag)
    with undo_check(visit):
        visit.findings.turn(a, tag, Stance.AGAINST)
    assert [support.stance for support in visit.findings.supports_of(a)] == ["against"]


def test_withdrawing_leaves_the_passage(visit: VisitFile, undo_check: UndoCheck) -> None:
    (a,), tag = wall(visit, "a"), visit.notes.tag("n1", 0, 3, "t1")
    visit.findings.support(a, tag)
    with undo_check(visit):
        visit.findings.withdraw(a, tag)
    assert visit.findings.supports_of(a) == []
    assert visit.rows.get(Tag, tag) is not None


def test_from_a_passage_one_gets_to_the_open_findings_it_is_used_in(visit: VisitFile) -> None:
    a, b = wall(visit, "a", "b")
    tag = visit.notes.tag("n1", 0, 3, "t1")
    visit.findings.support(a, tag)
    visit.findings.support(b, tag, Stance.AGAINST)
    assert [finding.wording for finding in visit.findings.used_in(tag)] == ["a", "b"]
    visit.findings.drop(a)
    assert [finding.wording for finding in visit.findings.used_in(tag)] == ["b"]
    assert visit.findings.used_in("nothing") == []


# --- the tests of findings, from the file -----------------------------------------------------------------------------


def test_a_note_kept_on_this_laptop_is_behind_no_finding(visit: VisitFile) -> None:
    (a,), tag = wall(visit, "a"), visit.notes.tag("n1", 0, 12, "t1")
    visit.findings.support(a, tag)
    assert findings.test_findings(visit.snapshot())[a].passages == 1
    with visit.step("Test"):
        visit.rows.change(Note, "n1", stays_here=True)
    assert findings.test_findings(visit.snapshot())[a].passages == 0


def test_a_partners_passage_cures_one_voice_only(visit: VisitFile) -> None:
    """Scenario 19."""
    (a,) = wall(visit, "Reports come late")
    for at in (0, 20):
        visit.findings.support(a, visit.notes.tag("n1", at, at + 12, "t1"))
    assert "one voice only" in warnings(visit, a)
    visit.load(
        [
            Session("s2", "Police", kind=SessionKind.INTERVIEW),
            Person("c2", group=SourceGroup.PARTNER),
            Attendance("a2", "s2", "c2"),
            Note("n2", author="p2", about="s2", body="We never see the papers."),
        ]
    )
    visit.findings.support(a, visit.notes.tag("n2", 0, 24, "t1"))
    assert "one voice only" not in warnings(visit, a)


def warnings(visit: VisitFile, finding: str) -> list[str]:
    return [flag.words for flag in findings.test_findings(visit.snapshot())[finding].warnings]


def test_points_and_actions_come_in_their_order(visit: VisitFile) -> None:
    visit.load([Point("x2", theme="t1", side="strength", position="a1"),
                Point("x1", theme="t1", side="strength", position="a0"),
                Action("y2", position="a1"), Action("y1", position="a0")])  # fmt: skip
    assert [point.id for point in visit.findings.points()] == ["x1", "x2"]
    assert [action.id for action in visit.findings.actions()] == ["y1", "y2"]
