"""The parts of the letter."""

from __future__ import annotations

from pathlib import Path

from peerteam.domain.letter_order import Place
from peerteam.domain.records import Section
from peerteam.store.visit_file import VisitFile
from tests.builders import UndoCheck, exchange, team


def test_drafted_words_never_overwrite_edited_ones(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        visit.letter.edit("intro", "Mine")
        visit.letter.drafted("intro", "Drafted", "abc")
    section = visit.letter.sections()["intro"]
    assert (section.edited, section.words, section.drafted_from) == ("Mine", "Drafted", "abc")


def test_without_own_words_the_drafted_ones_stand_again(visit: VisitFile, undo_check: UndoCheck) -> None:
    visit.letter.drafted("intro", "Drafted", "abc")
    visit.letter.edit("intro", "Mine")
    with undo_check(visit):
        visit.letter.edit("intro", None)
    assert visit.letter.sections()["intro"].edited is None


def test_only_parts_with_words_are_there(visit: VisitFile) -> None:
    assert visit.letter.sections() == {}


def test_a_part_begun_on_two_laptops_is_one_part_with_both_words(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.letter.edit("intro", "Of Ann")
        ben.letter.edit("intro", "Of Ben")
        exchange(ann, ben)
        assert list(ann.letter.sections()) == ["intro"]
        shown = ann.letter.sections()["intro"].edited
        assert {shown, *(each.value for each in ann.unsettled())} == {"Of Ann", "Of Ben"}


def test_words_typed_are_on_the_disk_at_once_and_become_one_step_that_undo_takes_back(visit: VisitFile) -> None:
    visit.letter.edit("intro", "As it was")
    before = visit.letter.section("intro")
    for typed in ("As it is n", "As it is now"):
        visit.letter.save_typing("intro", typed)
        section = visit.letter.section("intro")
        assert section is not None
        assert section.edited == typed
    visit.letter.write("intro", "As it is now", "The draft", "abc", before)
    assert visit.history.undo() == "Write in the letter"
    assert visit.letter.section("intro") == before
    visit.history.redo()
    assert visit.letter.sections()["intro"].words == "The draft"


def test_the_first_words_of_a_part_are_taken_back_to_none(visit: VisitFile) -> None:
    visit.letter.save_typing("intro", "New")
    visit.letter.write("intro", "New", "The draft", "abc", None)
    visit.history.undo()
    assert visit.letter.section("intro") is None


def test_typed_words_are_handed_over_with_everything_else(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.letter.save_typing("intro", "Of Ann")
        exchange(ann, ben)
        assert ben.letter.sections()["intro"].edited == "Of Ann"


def test_as_drafted_forgets_the_words_and_the_draft_they_stood_beside(visit: VisitFile, undo_check: UndoCheck) -> None:
    visit.letter.write("intro", "Mine", "The draft", "abc")
    with undo_check(visit):
        visit.letter.as_drafted("intro")
    section = visit.letter.section("intro")
    assert section == Section(section.id if section else "", "intro")


def test_the_order_of_a_form_is_kept_beside_the_parts_and_is_none_of_them(
    visit: VisitFile, undo_check: UndoCheck
) -> None:
    with undo_check(visit):
        visit.letter.arrange("report-e", [Place("team"), Place("summary", left_out=True)])
    assert visit.letter.order("report-e") == "team\n- summary"
    assert visit.letter.order("report-d") is None
    assert visit.letter.sections() == {}
    visit.letter.arrange("report-e", None)
    assert visit.letter.order("report-e") is None


def test_the_form_of_the_letter_is_one_step(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        visit.letter.choose_form("report-d")
    assert visit.record().letter == "report-d"


def test_where_the_letter_is_written_to_stays_on_this_laptop(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        assert ann.letter.where() == ("", "")
        ann.letter.keep_where("C:/Letters", "C:/house style.dotx")
        exchange(ann, ben)
        assert ann.letter.where() == ("C:/Letters", "C:/house style.dotx")
        assert ben.letter.where() == ("", "")
