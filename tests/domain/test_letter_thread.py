"""The thread of a paragraph, walked back to its slot."""

from __future__ import annotations

from dataclasses import replace

from peerteam.domain.letter import Paragraph, draft, thread
from peerteam.domain.records import Record, SourceGroup, Stance, Support
from peerteam.formats import letters
from tests.letter_visit import AREA, HEADLINE, PERSON, QUOTE_TAG, STRENGTH, THE_NOTE, tallies, visit


def paragraph_of(id: str, *others: Record) -> Paragraph:
    letter = draft(visit(*others), letters.load("report-e"), tallies())
    return next(paragraph for _, paragraph in letter.paragraphs() if paragraph.sources[:1] == (id,))


def test_an_area_leads_back_to_passage_note_slot_and_the_group_that_spoke() -> None:
    steps = thread(visit(), paragraph_of(AREA.id))
    assert [(step.depth, step.kind) for step in steps[:6]] == [
        (0, "paragraph"), (1, "finding"), (2, "tag"), (3, "note"), (4, "session"), (5, "people"),
    ]  # fmt: skip
    assert steps[4].label == "Tuesday 10 March 2026, 09:00–09:45, Room 2: Chair of scrutiny"
    assert steps[3].label == "Note by HM, 10 March 2026 at 09:02"
    assert steps[5].label == "members"


def test_a_note_two_passages_share_is_walked_once() -> None:
    steps = thread(visit(), paragraph_of(AREA.id))
    notes = [step.label for step in steps if step.kind == "note"]
    assert notes == ["Note by HM, 10 March 2026 at 09:02", "Note by HM, 10 March 2026 at 09:02 (as above)"]
    assert [step.kind for step in steps].count("session") == 1


def test_a_recommendation_leads_to_the_findings_it_rests_on() -> None:
    steps = thread(visit(), paragraph_of(HEADLINE.id))
    assert [(step.depth, step.kind) for step in steps if step.depth < 3] == [
        (0, "paragraph"),
        (1, "recommendation"),
        (2, "finding"),
    ]


def test_a_document_is_an_end_of_the_thread() -> None:
    assert [step.label for step in thread(visit(), paragraph_of(STRENGTH.id))][-1] == "D1 Constitution"


def test_evidence_that_speaks_against_is_said_to() -> None:
    against = Support("u2", AREA.id, QUOTE_TAG.id, Stance.AGAINST)
    labels = [step.label for step in thread(visit(against), paragraph_of(AREA.id, against))]
    assert "“We see it when it is printed.” (speaks against)" in labels


def test_the_thread_never_names_anybody_who_was_met() -> None:
    labels = " ".join(step.label for step in thread(visit(), paragraph_of(AREA.id)))
    assert PERSON.name is not None
    assert PERSON.name not in labels


def test_a_note_about_nothing_ends_with_the_group_that_spoke() -> None:
    corridor = replace(THE_NOTE, about=None, group=SourceGroup.STAFF)
    steps = thread(visit(corridor), paragraph_of(AREA.id, corridor))
    assert next(step.label for step in steps if step.kind == "note").endswith(", staff")
