"""The stations of the letter and their dates."""

from __future__ import annotations

from datetime import date

from peerteam.domain.letter_stages import PLAN, Stage, stages
from peerteam.domain.records import Action, Copy, CopyStage, Visit

VISIT = Visit("v", first_day="2026-03-10", last_day="2026-03-13")
AFTER = date(2026, 3, 18)


def row(*copies: Copy, today: date = AFTER, visit: Visit = VISIT, actions: tuple[Action, ...] = ()) -> dict[str, Stage]:
    return {stage.key: stage for stage in stages(visit, copies, actions, today)}


def copy(stage: CopyStage, name: str = "Marlbridge Draft 1.docx", day: str = "2026-03-16") -> Copy:
    return Copy(f"{stage}{name}", stage.value, name, f"{day}T10:00:00")


def test_what_is_due_is_counted_from_the_last_day_on_site() -> None:
    found = row()
    said = {stage.name: stage.when for stage in found.values()}
    assert said == {
        "Draft": "by 3 Apr", "Team’s comments": "", "Council’s corrections": "", "Final": "",
        "Published": "by 13 Jun", "Action plan": "by 13 Aug", "Review": "about Jan 2027",
    }  # fmt: skip
    assert found["review"].spoken == "about January 2027, its report by 13 March 2027"


def test_the_first_one_not_reached_is_next() -> None:
    assert [stage.key for stage in row().values() if stage.next] == [CopyStage.DRAFT]
    assert [stage.key for stage in row(copy(CopyStage.DRAFT)).values() if stage.next] == [CopyStage.TEAM]
    final = row(copy(CopyStage.DRAFT), copy(CopyStage.FINAL, "Final.docx"))
    assert [stage.key for stage in final.values() if stage.next] == [CopyStage.PUBLISHED]


def test_a_file_made_is_told_by_its_number_and_day() -> None:
    found = row(copy(CopyStage.DRAFT), copy(CopyStage.DRAFT, "Marlbridge Draft 3.docx", "2026-03-17"))
    draft = found[CopyStage.DRAFT]
    assert (draft.done, draft.when, draft.spoken) == (True, "Draft 3, 17 Mar", "made, Draft 3, 17 Mar")


def test_the_draft_counts_as_made_when_its_file_has_gone_on() -> None:
    assert row(copy(CopyStage.COUNCIL))[CopyStage.DRAFT].done


def test_a_day_that_is_past_says_so() -> None:
    late = row(today=date(2026, 5, 1))[CopyStage.DRAFT]
    assert (late.late, late.when) == (True, "was due 3 Apr")
    assert row(today=date(2027, 5, 1))[CopyStage.DRAFT].when == "was due 3 Apr 2026"


def test_the_action_plan_has_come_when_an_action_is_known() -> None:
    assert row(actions=(Action("a", text="Build"),))[PLAN].done
    assert not row(actions=(Action("a"),))[PLAN].done


def test_a_visit_without_dates_promises_nothing() -> None:
    assert {stage.when for stage in row(visit=Visit("v")).values()} == {"next", ""}
