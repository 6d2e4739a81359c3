"""The letters that were written: kept as they were sent, on every laptop, and never found a second time."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from peerteam.domain.copies import Sent
from peerteam.domain.errors import NotFound
from peerteam.domain.records import Clearance, CopyStage, Note, Span, Tag, TagKind
from peerteam.store.visit_file import VisitFile
from tests.builders import UndoCheck, exchange, rows_of, team

MONDAY = datetime(2026, 3, 16, 9, 30)
PARAGRAPHS = (
    Sent("aa1", "theme/t1", "heading 2", "Governance and culture", ("t1",)),
    Sent("aa2", "theme/t1", "area", "Papers for quillwort come late.", ("f1",)),
    Sent("aa3", "theme/t1", "quote", "“not yet”", ("f1", "g1")),
)
QUOTE = Tag("g1", "n1", Span("", 0, 9, " “not  yet”"), "t1", TagKind.QUOTE, Clearance.CLEARED)


def remember(visit: VisitFile, id: str = "x1", at: datetime = MONDAY) -> None:
    visit.letter.remember_copy(id, "Letter Draft 1.docx", PARAGRAPHS, digest="abc", format="report-e", at=at)


def test_a_copy_says_when_by_whom_and_in_which_format_it_was_made(visit: VisitFile) -> None:
    remember(visit)
    (copy,) = visit.letter.copies()
    assert (copy.id, copy.stage, copy.name, copy.made_at, copy.made_by, copy.format, copy.digest) == (
        "x1", "draft", "Letter Draft 1.docx", "2026-03-16T09:30:00", "p1", "report-e", "abc",
    )  # fmt: skip


def test_its_paragraphs_come_back_as_they_were_sent(visit: VisitFile) -> None:
    with visit.step("Tag"):
        visit.rows.add(QUOTE)
    remember(visit)
    assert visit.letter.sent("x1") == list(PARAGRAPHS)


def test_the_words_of_a_quote_stay_in_its_note_alone(visit: VisitFile) -> None:
    with visit.step("Tag"):
        visit.rows.add(QUOTE)
    remember(visit)
    assert "not yet" not in (visit.letter.copy("x1").paragraphs or "")
    visit.erase(Note, "n1", "asked to")
    assert [each.text for each in visit.letter.sent("x1")][2] == ""


def test_copies_stand_in_the_order_they_were_made(visit: VisitFile) -> None:
    remember(visit, "x2", datetime(2026, 3, 20))
    remember(visit, "x1")
    assert [copy.id for copy in visit.letter.copies()] == ["x1", "x2"]


def test_remembering_the_same_file_twice_changes_nothing(visit: VisitFile) -> None:
    remember(visit)
    before = rows_of(visit)
    remember(visit, at=datetime(2027, 1, 1))
    assert rows_of(visit) == before


def test_that_a_file_was_written_cannot_be_undone_but_what_was_done_before_it_can(visit: VisitFile) -> None:
    visit.letter.edit("intro", "Mine")
    remember(visit)
    assert visit.history.undo() == "Edit letter"
    assert len(visit.letter.copies()) == 1


def test_what_a_copy_was_for_can_be_said_later_and_taken_back(visit: VisitFile, undo_check: UndoCheck) -> None:
    remember(visit)
    with undo_check(visit):
        visit.letter.set_stage("x1", CopyStage.COUNCIL)
    assert visit.letter.copy("x1").stage == "council's corrections"


def test_a_letter_nobody_here_made_is_told(visit: VisitFile) -> None:
    with pytest.raises(NotFound, match="does not know"):
        visit.letter.sent("x9")


def test_the_search_does_not_find_the_words_of_a_letter_a_second_time(visit: VisitFile) -> None:
    remember(visit)
    assert visit.search("quillwort") == []


def test_a_copy_is_there_on_every_laptop_and_the_laptops_agree(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        remember(ann)
        exchange(ann, ben)
        assert ben.letter.copies() == ann.letter.copies()
        assert ben.letter.sent("x1") == ann.letter.sent("x1")
        assert ann.digest() == ben.digest()
