"""Note sheets in the visit: once, in one step, and never against what somebody decided since."""

from __future__ import annotations

from pathlib import Path

from peerteam.domain.note_sheets import Point, Returned, sheet_code
from peerteam.domain.records import Note, Tag
from peerteam.store.check import check
from peerteam.store.note_sheets import Read, take_sheets
from peerteam.store.visit_file import VisitFile
from tests.builders import UndoCheck, exchange, team

SHEET = Returned("a.docx", sheet_code("v", "s1"), "v", "s1", "BB", points=(Point("Papers come late.", ("1",), ("S",)),))


def new(read: Read) -> list[bool]:
    return [was_new for _, was_new in read.placed]


def test_a_sheet_is_one_step_that_can_be_undone(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        assert new(take_sheets(visit, [SHEET])) == [True]
    assert check(visit) == []


def test_the_same_sheet_twice_is_once(visit: VisitFile) -> None:
    assert new(take_sheets(visit, [SHEET, SHEET])) == [True, False]
    before = visit.digest()
    assert new(take_sheets(visit, [SHEET])) == [False]
    assert visit.digest() == before


def test_a_dry_run_writes_nothing(visit: VisitFile) -> None:
    before = visit.digest()
    assert new(take_sheets(visit, [SHEET], dry_run=True)) == [True]
    assert visit.digest() == before


def test_two_laptops_that_read_one_sheet_have_one_note_and_nothing_to_settle(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        take_sheets(ann, [SHEET])
        take_sheets(ben, [SHEET])
        exchange(ann, ben)
        exchange(ann, ben)
        assert ann.digest() == ben.digest()
        assert ann.unsettled() == []
        assert len(ann.rows.where(Note, author="p2")) == 1
        assert len(ann.rows.where(Tag, kind="strength")) == 1


def test_a_note_that_was_worked_on_since_stays_as_it_is(visit: VisitFile) -> None:
    ((placed, _),) = take_sheets(visit, [SHEET]).placed
    visit.set_me("p2")
    visit.notes.save_typing(placed.note.id, "Papers come late. And thin.")
    take_sheets(visit, [SHEET])
    assert visit.notes.get(placed.note.id).body == "Papers come late. And thin."


def test_a_note_made_private_since_does_not_come_back_for_everybody(visit: VisitFile) -> None:
    ((placed, _),) = take_sheets(visit, [SHEET]).placed
    visit.commit()
    visit.set_me("p2")
    visit.notes.set_private(placed.note.id, stays_here=True)
    visit.commit()
    assert visit.rows.get(Note, placed.note.id) is None
    assert new(take_sheets(visit, [SHEET])) == [False]
    assert visit.rows.get(Note, placed.note.id) is None


def test_an_erased_note_does_not_come_back_by_itself(visit: VisitFile) -> None:
    ((placed, _),) = take_sheets(visit, [SHEET]).placed
    visit.erase(Note, placed.note.id, "asked for")
    read = take_sheets(visit, [SHEET])
    assert read.placed == ()
    assert [each.why for each in read.unplaced] == ["this note was erased from the visit for good"]


def test_a_second_sheet_of_the_same_author_stands_beside_the_first_and_says_so(visit: VisitFile) -> None:
    take_sheets(visit, [SHEET])
    ((placed, was_new),) = take_sheets(visit, [Returned("b.docx", SHEET.code, "v", "s1", "BB", rest=("More.",))]).placed
    assert was_new
    assert placed.warnings == ("Ben Brook already has a note of this session; this one stands beside it",)
