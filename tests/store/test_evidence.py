"""The evidence log."""

from __future__ import annotations

import pytest

from peerteam.domain.errors import NotAllowed
from peerteam.domain.ids import derived_id
from peerteam.domain.records import Document, DocumentStatus, Reading
from peerteam.store.visit_file import VisitFile
from tests.builders import UndoCheck


def test_passages_are_found_across_notes_and_by_theme(visit: VisitFile) -> None:
    other = visit.notes.add("s1", author="p2", body="Budgets are clear.")
    governance, finance = visit.notes.tag("n1", 0, 12, "t1"), visit.notes.tag(other, 0, 7, "t2")
    assert {tag.id for tag in visit.evidence.passages()} == {governance, finance}
    assert [tag.id for tag in visit.evidence.passages("t2")] == [finance]


def test_a_passage_behind_a_finding_is_placed(visit: VisitFile) -> None:
    placed, unplaced = visit.notes.tag("n1", 0, 12, "t1"), visit.notes.tag("n1", 4, 12, "t1")
    visit.findings.support(visit.findings.add("t1", "strength", "Clear"), placed)
    assert [tag.id for tag in visit.evidence.unplaced("t1")] == [unplaced]
    assert visit.evidence.unplaced("t2") == []


def test_a_new_document_has_been_received_unless_told(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        visit.evidence.add_document("D2", "Budget", due="2026-03-01")
        visit.evidence.add_document("D10", "Plan", status=DocumentStatus.REQUESTED)
    assert [(each.reference, each.status) for each in visit.evidence.documents()] == [
        ("D2", "received"),
        ("D10", "requested"),
    ]


def test_a_reference_is_given_once(visit: VisitFile) -> None:
    visit.evidence.add_document("D1", "Budget")
    with pytest.raises(NotAllowed, match="There is a document D1 already"):
        visit.evidence.add_document("D1", "Another")
    assert [document.title for document in visit.rows.all(Document)] == ["Budget"]


def test_reading_twice_is_reading_once(visit: VisitFile, undo_check: UndoCheck) -> None:
    document = visit.evidence.add_document("D1", "Budget")
    with undo_check(visit):
        visit.evidence.read(document, "p1")
    visit.evidence.read(document, "p1")
    assert visit.rows.all(Reading) == [Reading(derived_id("reading", document, "p1"), document, "p1")]
