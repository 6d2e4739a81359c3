"""The parts of the letter."""

from __future__ import annotations

from pathlib import Path

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
