"""The evidence log."""

from __future__ import annotations

from datetime import date

import pytest

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.ids import derived_id
from peerteam.domain.records import Document, DocumentStatus, Finding, Reading, Stance, Tag
from peerteam.store.visit_file import VisitFile
from tests.builders import UndoCheck


def test_passages_are_found_across_notes_and_by_theme(visit: VisitFile) -> None:
    other = visit.notes.add("s1", author="p2", body="Budgets are clear.")
    governance, finance = visit.notes.tag("n1", 0, 12, "t1"), visit.notes.tag(other, 0, 7, "t2")
    assert {tag.id for tag in visit.evidence.passages()} == {governance, finance}
    assert [tag.id for tag in visit.evidence.passages("t2")] == [finance]


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


# --- the log


def test_a_passage_is_said_by_the_groups_of_its_session(visit: VisitFile) -> None:
    tag = visit.notes.tag("n1", 0, 12, "t1")
    (passage,) = visit.evidence.log()
    assert (passage.key, passage.words, passage.groups) == (tag, "The scrutiny", ("member",))
    assert (passage.source, passage.day, passage.time, passage.author) == (
        "Scrutiny chairs",
        "2026-03-10",
        "09:00",
        "p1",
    )


def test_a_passage_of_a_corridor_note_is_said_by_the_group_of_the_note(visit: VisitFile) -> None:
    note = visit.notes.add(group="staff", body="It goes live in May.")
    visit.notes.tag(note, 0, 7, "t1")
    (passage,) = [p for p in visit.evidence.log() if p.note == note]
    assert (passage.groups, passage.source) == (("staff",), "Conversation")


def test_a_passage_of_a_note_about_a_paper_is_what_papers_say(visit: VisitFile) -> None:
    document = visit.evidence.add_document("D1", "Budget")
    note = visit.notes.add(document, body="Reserves fall.")
    visit.notes.tag(note, 0, 8, "t1")
    (passage,) = [p for p in visit.evidence.log() if p.note == note]
    assert (passage.groups, passage.source) == (("paper",), "D1 Budget")


def test_a_note_without_a_tag_stands_in_the_log_and_an_empty_one_does_not(visit: VisitFile) -> None:
    visit.notes.add("s1", author="p2", body="  ")
    (passage,) = visit.evidence.log()
    assert (passage.key, passage.tagged) == ("n1", False)


def test_a_passage_whose_words_are_gone_keeps_the_words_it_was_put_on(visit: VisitFile) -> None:
    visit.notes.tag("n1", 0, 12, "t1")
    visit.notes.save_typing("n1", "Something else altogether.")
    (passage,) = visit.evidence.log()
    assert (passage.words, passage.state, passage.at, passage.upto) == ("The scrutiny", "gone", 0, 0)


def test_my_private_passage_is_marked_and_somebody_else_s_is_not_shown(visit: VisitFile) -> None:
    tag = visit.notes.tag("n1", 0, 12, "t1")
    visit.notes.set_private("n1", stays_here=True)
    assert [(p.key, p.private) for p in visit.evidence.log()] == [(tag, True)]
    visit.set_me("p2")
    assert visit.evidence.log() == []


def test_a_private_passage_enters_nothing_that_is_counted(visit: VisitFile) -> None:
    tag = visit.notes.tag("n1", 0, 12, "t1")
    visit.findings.support(visit.findings.add("t1", "strength", "Clear"), tag)
    visit.notes.set_private("n1", raised=True)
    assert visit.snapshot().all(Tag) == ()
    assert [p.private for p in visit.evidence.log()] == [True]


def test_where_a_passage_is_used_is_known_by_passage(visit: VisitFile) -> None:
    tag = visit.notes.tag("n1", 0, 12, "t1")
    finding = visit.findings.add("t1", "strength", "Clear")
    visit.findings.support(finding, tag, Stance.AGAINST)
    assert [(s.finding, s.stance) for s in visit.evidence.uses()[tag]] == [(finding, "against")]


def test_a_passage_is_taken_out_of_a_finding_and_both_stay(visit: VisitFile, undo_check: UndoCheck) -> None:
    tag = visit.notes.tag("n1", 0, 12, "t1")
    finding = visit.findings.add("t1", "strength", "Clear")
    visit.findings.support(finding, tag)
    with undo_check(visit):
        visit.findings.withdraw(finding, tag)
    assert visit.evidence.uses() == {}
    assert visit.rows.get(Finding, finding) is not None
    assert visit.rows.get(Tag, tag) is not None


# --- papers


def test_the_next_reference_is_behind_the_highest_number(visit: VisitFile) -> None:
    assert visit.evidence.next_reference() == "D1"
    for reference in ("D2", "d9", "Annex 40"):
        visit.evidence.add_document(reference, "Paper")
    assert visit.evidence.next_reference() == "D10"


def test_asking_for_a_paper_is_one_step(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        id = visit.evidence.ask_for("Reserves strategy", "Director of finance", ("t2",), on=date(2026, 3, 10))
    document = visit.evidence.document(id)
    assert (document.reference, document.status, document.asked_on) == ("D1", "requested", "2026-03-10")
    assert (document.asked_of, visit.evidence.themes_of(id)) == ("Director of finance", {"t2"})


def test_a_paper_that_comes_after_its_day_is_late_and_can_be_taken_back(
    visit: VisitFile, undo_check: UndoCheck
) -> None:
    id = visit.evidence.add_document("D1", "Budget", due="2026-03-02", status=DocumentStatus.REQUESTED)
    with undo_check(visit):
        visit.evidence.receive(id, "2026-03-05")
    assert visit.evidence.document(id).status == "late"
    visit.evidence.receive(id, None)
    assert (visit.evidence.document(id).status, visit.evidence.document(id).received) == ("requested", None)


def test_a_paper_is_refused_and_asked_for_again(visit: VisitFile, undo_check: UndoCheck) -> None:
    id = visit.evidence.add_document("D1", "Budget", received="2026-03-02")
    with undo_check(visit):
        visit.evidence.not_provided(id)
    assert (visit.evidence.document(id).status, visit.evidence.document(id).received) == ("not provided", None)
    visit.evidence.not_provided(id, so=False)
    assert visit.evidence.document(id).status == "requested"


def test_a_paper_is_changed_but_never_to_a_reference_that_is_taken_or_empty(
    visit: VisitFile, undo_check: UndoCheck
) -> None:
    id = visit.evidence.add_document("D1", "Budget")
    visit.evidence.add_document("D2", "Plan")
    with undo_check(visit):
        visit.evidence.change_document(id, title="The budget", reference="D3")
    for taken in ("D2", None, " "):
        with pytest.raises(NotAllowed):
            visit.evidence.change_document(id, reference=taken)
    assert [d.reference for d in visit.evidence.documents()] == ["D2", "D3"]


def test_reading_is_taken_back(visit: VisitFile, undo_check: UndoCheck) -> None:
    id = visit.evidence.add_document("D1", "Budget")
    visit.evidence.read(id, "p1")
    assert visit.evidence.readers() == {id: {"p1"}}
    with undo_check(visit):
        visit.evidence.unread(id, "p1")
    assert visit.evidence.readers() == {}


def test_a_paper_bears_on_the_themes_it_is_given_and_no_others(visit: VisitFile, undo_check: UndoCheck) -> None:
    id = visit.evidence.add_document("D1", "Budget")
    visit.evidence.set_themes(id, {"t1"})
    with undo_check(visit):
        visit.evidence.set_themes(id, {"t2"})
    assert visit.evidence.themes_of(id) == {"t2"}


def test_a_paper_is_removed_with_what_hangs_on_it(visit: VisitFile, undo_check: UndoCheck) -> None:
    id = visit.evidence.add_document("D1", "Budget")
    visit.evidence.read(id, "p1")
    visit.findings.support(visit.findings.add("t1", "strength", "Clear"), id)
    with undo_check(visit):
        visit.evidence.remove_document(id)
    assert (visit.evidence.documents(), visit.evidence.readers(), visit.evidence.uses()) == ([], {}, {})
    with pytest.raises(NotFound):
        visit.evidence.document(id)


def test_a_paper_with_a_note_about_it_stays(visit: VisitFile) -> None:
    id = visit.evidence.add_document("D1", "Budget")
    visit.notes.add(id, body="Reserves fall.")
    with pytest.raises(NotAllowed, match="note about this paper"):
        visit.evidence.remove_document(id)
    assert visit.evidence.document(id).title == "Budget"
