"""Undo and redo: every step back and forth, unless somebody's changes have come in over it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.ids import derived_id
from peerteam.domain.records import Session, Slot, SourceGroup, Stance, TagKind, Tier
from peerteam.store.visit_file import VisitFile
from tests.builders import BODY, UndoCheck, exchange, give, rows_of, team

Act = Callable[[VisitFile], object]

# --- every operation


def _with_evidence(visit: VisitFile) -> None:
    """A second session, a tag, a document, a finding that rests on both, a recommendation, a part of the letter."""
    visit.programme.add("Tour of the depot", Slot("2026-03-11", "10:00"))
    tag = visit.notes.tag("n1", 0, 12, "t1")
    document = visit.evidence.add_document("D1", "Corporate plan")
    finding = visit.findings.add("t1", "strength", "Clear leadership")
    visit.findings.support(finding, tag)
    visit.findings.support(finding, document)
    recommendation = visit.findings.recommend(Tier.HEADLINE, "Share the plan")
    visit.findings.rests_on(recommendation, finding)
    visit.letter.drafted("intro", "We met many people.", "abc")
    visit.letter.edit("intro", "We met more people than many.")


def _tag(visit: VisitFile) -> str:
    return visit.notes.tags_of("n1")[0].id


def _finding(visit: VisitFile) -> str:
    return visit.findings.all()[0].id


def _document(visit: VisitFile) -> str:
    return visit.evidence.documents()[0].id


def _recommendation(visit: VisitFile) -> str:
    return visit.findings.recommendations()[0].id


OPERATIONS: dict[str, Act] = {
    "add a peer": lambda v: v.people.add_peer("Dan Dover", post="Chief Executive"),
    "add a person": lambda v: v.people.add_person(SourceGroup.STAFF, name="Eve Ellis", size=3),
    "add a session": lambda v: v.programme.add("Tour of the town hall", Slot("2026-03-11", "11:00"), kind="tour"),
    "change a session": lambda v: v.programme.change("s1", title="Chairs", slot=Slot("2026-03-11"), lead="p2"),
    "meet somebody": lambda v: v.programme.meet("s1", v.people.add_person(SourceGroup.STAFF)),
    "remove a session": lambda v: v.programme.remove(v.programme.sessions()[1].id),
    "begin a note": lambda v: v.notes.add("s1", author="p2", body="é £ ’ 😀"),
    "begin the note of a session": lambda v: v.notes.for_session("s1", author="p3"),
    "remove a note with its tags": lambda v: v.notes.remove("n1"),
    "keep a note here": lambda v: v.notes.set_private("n1", stays_here=True),
    "raise a note": lambda v: v.notes.set_private("n1", raised=True),
    "tag a passage": lambda v: v.notes.tag("n1", 4, 12, "t2", TagKind.QUOTE),
    "toggle a tag on": lambda v: v.notes.toggle_tag("n1", 4, 12, "t2"),
    "toggle a tag off": lambda v: v.notes.toggle_tag("n1", 0, 12, "t1"),
    "take a tag off": lambda v: v.notes.untag(_tag(v)),
    "mark a tag as a quote": lambda v: v.notes.set_kind(_tag(v), TagKind.QUOTE),
    "choose a text": lambda v: v.notes.choose_body("n1", "Now " + BODY),
    "choose a text without the tagged words": lambda v: v.notes.choose_body("n1", "Nothing of it."),
    "add a document": lambda v: v.evidence.add_document("D2", "Budget", asked_of="Finance"),
    "read a document": lambda v: v.evidence.read(_document(v), "p1"),
    "add a finding": lambda v: v.findings.add("t2", "area for consideration", "Savings are not found"),
    "reword a finding": lambda v: v.findings.reword(_finding(v), "Leadership is clear"),
    "drop a finding": lambda v: v.findings.drop(_finding(v)),
    "turn a support round": lambda v: v.findings.support(_finding(v), _document(v), Stance.AGAINST),
    "recommend": lambda v: v.findings.recommend(Tier.THEME, "Publish reports earlier", theme="t1"),
    "rest a recommendation": lambda v: v.findings.rests_on(
        _recommendation(v), v.findings.add("t2", "strength", "Sound")
    ),
    "edit the letter": lambda v: v.letter.edit("intro", "We met very many people."),
    "edit a new part of the letter": lambda v: v.letter.edit("end", "Thank you."),
    "go back to the drafted words": lambda v: v.letter.edit("intro", None),
    "draft the letter again": lambda v: v.letter.drafted("intro", "We met 42 people.", "def"),
    "load records": lambda v: v.load([Session("s8", "One"), Session("s9", "Two")]),
}


@pytest.mark.parametrize("act", OPERATIONS.values(), ids=OPERATIONS)
def test_every_operation_can_be_undone_and_done_again(visit: VisitFile, undo_check: UndoCheck, act: Act) -> None:
    _with_evidence(visit)
    with undo_check(visit):
        act(visit)


@pytest.mark.parametrize("act", OPERATIONS.values(), ids=OPERATIONS)
def test_an_operation_undone_is_nothing_to_hand_over(visit: VisitFile, act: Act) -> None:
    _with_evidence(visit)
    visit.commit()
    steps: list[str] = []
    visit.listeners.append(lambda announcement: steps.append(announcement.label))
    act(visit)
    for _ in tuple(steps):
        visit.history.undo()
    assert visit.not_handed_over() == 0
    assert visit.commit() == 0


def test_what_is_undone_and_done_again_is_handed_over_as_if_done_once(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        tag = ann.notes.tag("n1", 0, 12, "t1")
        ann.history.undo()
        ann.history.redo()
        give(ann, ben)
        assert [each.id for each in ben.notes.tags_of("n1")] == [tag]
        assert ben.digest() == ann.digest()


# --- the order of things


def test_steps_are_undone_last_first_and_redone_first_first(visit: VisitFile) -> None:
    finding = visit.findings.add("t1", "strength", "One")
    visit.findings.reword(finding, "Two")
    assert [visit.history.undo(), visit.history.undo()] == ["Reword finding", "Add finding"]
    assert [visit.history.redo(), visit.history.redo()] == ["Add finding", "Reword finding"]
    assert visit.findings.all()[0].wording == "Two"


def test_the_labels_say_what_undo_and_redo_would_do(visit: VisitFile) -> None:
    assert (visit.history.undo_label, visit.history.redo_label) == (None, None)
    visit.findings.add("t1", "strength", "One")
    assert (visit.history.undo_label, visit.history.redo_label) == ("Add finding", None)
    visit.history.undo()
    assert (visit.history.undo_label, visit.history.redo_label) == (None, "Add finding")


def test_something_new_ends_what_could_be_done_again(visit: VisitFile) -> None:
    visit.findings.add("t1", "strength", "One")
    visit.history.undo()
    visit.findings.add("t1", "strength", "Two")
    assert visit.history.redo_label is None
    with pytest.raises(NotAllowed, match="nothing to do again"):
        visit.history.redo()


def test_with_nothing_done_there_is_nothing_to_undo(visit: VisitFile) -> None:
    with pytest.raises(NotAllowed, match="nothing to undo"):
        visit.history.undo()


# --- what came in since


def test_undo_is_refused_with_the_name_of_who_changed_it_since(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Chairs")
        give(ann, ben)
        ben.programme.change("s1", title="Chairs of scrutiny")
        give(ben, ann)
        before = rows_of(ann)
        with pytest.raises(NotAllowed, match="“Change session” cannot be undone, because Ben Brook has changed it"):
            ann.history.undo()
        assert rows_of(ann) == before
        assert ann.history.undo_label == "Change session"


def test_undo_is_refused_as_a_whole(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        with ann.step("Two titles"):
            ann.programme.change("s1", title="Chairs")
            other = ann.programme.add("Tour of the depot")
        give(ann, ben)
        ben.programme.change("s1", title="Chairs of scrutiny")
        give(ben, ann)
        with pytest.raises(NotAllowed):
            ann.history.undo()
        assert ann.rows.get(Session, other) is not None


def test_a_change_of_another_field_does_not_stand_in_the_way(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Chairs")
        give(ann, ben)
        ben.programme.change("s1", lead="p2")
        give(ben, ann)
        ann.history.undo()
        session = ann.rows.get(Session, "s1")
        assert session is not None
        assert (session.title, session.lead) == ("Scrutiny chairs", "p2")


def test_a_deletion_by_a_colleague_stands_in_the_way(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        finding = ann.findings.add("t1", "strength", "One")
        ann.findings.reword(finding, "Two")
        give(ann, ben)
        with ben.step("Remove"):
            ben.rows.remove(type(ben.findings.all()[0]), finding)
        give(ben, ann)
        with pytest.raises(NotAllowed, match="Ben Brook"):
            ann.history.undo()


def test_a_note_with_words_typed_since_is_not_taken_away(visit: VisitFile) -> None:
    note = visit.notes.add("s1", author="p1")
    visit.notes.save_typing(note, "words of mine")
    with pytest.raises(NotAllowed):
        visit.history.undo()
    assert visit.notes.get(note).body == "words of mine"


def test_redo_too_is_refused_over_a_colleagues_change(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Chairs")
        ann.history.undo()
        ben.programme.change("s1", title="Chairs of scrutiny")
        give(ben, ann)
        with pytest.raises(NotAllowed):
            ann.history.redo()
        assert ann.programme.sessions()[0].title == "Chairs of scrutiny"


def test_after_erasing_nothing_before_it_can_be_undone(visit: VisitFile) -> None:
    visit.programme.change("s1", title="Chairs")
    visit.erase(Session, "s1", "asked")
    with pytest.raises(NotAllowed, match="nothing to undo"):
        visit.history.undo()
    assert visit.rows.get(Session, "s1") is None


# --- tags and text


def test_a_tag_taken_off_comes_back_where_its_words_are_now(visit: VisitFile) -> None:
    tag = visit.notes.tag("n1", BODY.index("Officers"), BODY.index("Officers") + 14, "t1")
    visit.notes.untag(tag)
    visit.notes.save_typing("n1", "It is said again that é £ ’ 😀: " + BODY)
    visit.history.undo()
    (back,) = visit.notes.tags_of("n1")
    assert (visit.notes.get("n1").body or "")[back.at : back.upto] == "Officers agree"
    assert back.state == "ok"


def test_a_kind_is_undone_though_the_tag_has_moved_since(visit: VisitFile) -> None:
    tag = visit.notes.tag("n1", 0, 12, "t1")
    visit.notes.set_kind(tag, TagKind.QUOTE)
    visit.notes.save_typing("n1", "So: " + BODY)
    visit.history.undo()
    (back,) = visit.notes.tags_of("n1")
    assert (back.kind, back.clearance, back.at, back.upto) == (TagKind.POINT, None, 4, 16)


def test_undoing_never_takes_typed_words_back(visit: VisitFile) -> None:
    visit.notes.tag("n1", 0, 12, "t1")
    visit.notes.save_typing("n1", "other words")
    visit.history.undo()
    assert visit.notes.get("n1").body == "other words"


def test_a_tag_does_not_come_back_without_its_note(visit: VisitFile) -> None:
    """A note withdrawn from the others has a new name after the next hand-over."""
    visit.commit()
    visit.notes.set_private("n1", stays_here=True)
    visit.notes.untag(visit.notes.tag("n1", 0, 12, "t1"))
    visit.commit()
    with pytest.raises(NotAllowed, match="its note is not there any more"):
        visit.history.undo()
    assert visit.evidence.passages() == []


# --- what waits


def test_versions_that_a_deletion_answered_wait_again_once_it_is_undone(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        finding = ann.findings.add("t1", "strength", "One")
        exchange(ann, ben)
        ann.findings.reword(finding, "Of Ann")
        ben.findings.reword(finding, "Of Ben")
        give(ben, ann)
        assert [waiting.value for waiting in ann.unsettled()] == ["Of Ben"]
        with ann.step("Remove"):
            ann.rows.remove(type(ann.findings.all()[0]), finding)
        assert ann.unsettled() == []
        ann.history.undo()
        assert [waiting.value for waiting in ann.unsettled()] == ["Of Ben"]
        ann.history.redo()
        assert ann.unsettled() == []


def test_a_link_made_twice_is_undone_once(visit: VisitFile, undo_check: UndoCheck) -> None:
    person = visit.people.add_person(SourceGroup.STAFF)
    with undo_check(visit):
        visit.programme.meet("s1", person)
    visit.programme.meet("s1", person)
    assert visit.history.undo() == "Add to the session"
    assert visit.rows.find(derived_id("attendance", "s1", person)) is None


# --- many steps


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.sampled_from(sorted(OPERATIONS)), min_size=2, max_size=10))
def test_any_number_of_steps_goes_back_to_the_beginning_and_forth_again(visit: VisitFile, names: list[str]) -> None:
    if not visit.findings.all():
        _with_evidence(visit)
    steps: list[str] = []
    visit.listeners[:] = [lambda announcement: steps.append(announcement.label)]
    visit.history.forget()
    before = rows_of(visit)
    for name in names:
        # A step may find nothing to work on any more, or be forbidden by then.
        with suppress(NotAllowed, NotFound, LookupError):
            OPERATIONS[name](visit)
    after, count = rows_of(visit), len(steps)
    for _ in range(count):
        visit.history.undo()
    assert rows_of(visit) == before
    for _ in range(count):
        visit.history.redo()
    assert rows_of(visit) == after
    for _ in range(count):
        visit.history.undo()
    assert visit.history.undo_label is None


def test_a_step_is_taken_back_out_of_its_turn_and_only_once(visit: VisitFile) -> None:
    visit.programme.set_done(["s1"])
    step = visit.history.last
    assert step is not None
    other = visit.programme.add("Another")
    visit.history.take_back(step)
    assert [session.status for session in visit.programme.sessions() if session.id == "s1"] == ["planned"]
    assert visit.history.undo_label == "Add session"
    visit.history.take_back(step)
    assert other in {session.id for session in visit.programme.sessions()}
    assert visit.history.redo() == "Session done"


def test_a_step_whose_rows_have_changed_since_stays_where_it_is(visit: VisitFile) -> None:
    visit.programme.set_done(["s1"])
    step = visit.history.last
    assert step is not None
    visit.programme.cancel(["s1"])
    with pytest.raises(NotAllowed, match="changed it since"):
        visit.history.take_back(step)
    assert [visit.history.undo(), visit.history.undo()] == ["Cancel session", "Session done"]
