"""What waits to be settled, and each answer: shown here, taken back by undo, followed by the other laptop."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerteam.domain.errors import NotAllowed
from peerteam.domain.records import Attendance, Note, Session, Slot, Tag
from peerteam.store.settling import THERE, Case
from peerteam.store.visit_file import VisitFile
from tests.builders import BODY, UndoCheck, exchange, give, team

ROOM_C, HALF_PAST = Slot("2026-03-10", "09:00", "09:45", "Room C"), Slot("2026-03-10", "14:30", "15:15", "Room 1")


def only(visit: VisitFile) -> Case:
    (case,) = visit.settling.cases()
    return case


def moved_twice(ann: VisitFile, ben: VisitFile) -> None:
    ann.programme.change("s1", slot=ROOM_C)
    ben.programme.change("s1", slot=HALF_PAST)
    exchange(ann, ben)


def test_a_session_moved_twice_is_shown_with_both_names_on_both_laptops(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        moved_twice(ann, ben)
        for visit in (ann, ben):
            case = only(visit)
            sides = {(side.value, side.who) for side in (case.here, *case.others)}
            assert (case.kind, case.record, case.field) == ("session", "s1", "slot")
            assert sides == {(ROOM_C, "p1"), (HALF_PAST, "p2")}
            assert all(side.when is not None for side in (case.here, *case.others))
        assert ann.digest() == ben.digest()


@pytest.mark.parametrize("slot", [ROOM_C, HALF_PAST, Slot("2026-03-10", "14:30", "15:15", "Room C")])
def test_it_is_chosen_once_and_the_other_laptop_follows(tmp_path: Path, slot: Slot, undo_check: UndoCheck) -> None:
    with team(tmp_path) as (ann, ben):
        moved_twice(ann, ben)
        with undo_check(ann):
            ann.settling.keep(only(ann), slot)
        assert ann.settling.cases() == []
        give(ann, ben)
        assert ben.settling.cases() == []
        assert ben.rows.get(Session, "s1").slot == slot  # type: ignore[union-attr]
        assert ann.digest() == ben.digest()


def test_undone_it_waits_again(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        moved_twice(ann, ben)
        before = ann.settling.cases()
        ann.settling.keep(before[0], before[0].here.value)
        ann.history.undo()
        assert ann.settling.cases() == before


def test_what_was_changed_here_and_not_handed_over_says_so(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Mine")
        ben.programme.change("s1", title="His")
        give(ben, ann)
        case = only(ann)
        assert (case.here.value, case.here.who, case.here.when) == ("Mine", "p1", None)
        assert [(side.value, side.who) for side in case.others] == [("His", "p2")]


def test_two_versions_of_a_note_are_settled_with_their_tags(tmp_path: Path, undo_check: UndoCheck) -> None:
    with team(tmp_path) as (ann, ben):
        tag = ann.notes.tag("n1", 4, 22, "t1")
        exchange(ann, ben)
        ben.set_me("p1")  # her other laptop
        ann.notes.save_typing("n1", f"First. {BODY}")
        ben.notes.save_typing("n1", f"{BODY} Last.")
        exchange(ann, ben)
        with undo_check(ann):
            ann.settling.keep(only(ann), f"First. {BODY} Last.")
        found = ann.rows.get(Tag, tag)
        assert found is not None
        assert (found.at, found.upto) == (11, 29)
        give(ann, ben)
        assert ben.settling.cases() == []
        assert ann.digest() == ben.digest()


# --- deleted here, changed there


def ann_deletes_what_ben_changed(ann: VisitFile, ben: VisitFile) -> str:
    tag = ann.notes.tag("n1", 4, 22, "t1")
    exchange(ann, ben)
    ann.notes.untag(tag)
    ben.notes.set_kind(tag, "strength")
    return tag


def test_a_tag_deleted_here_and_changed_there_is_told_before_it_leaves(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        tag = ann_deletes_what_ben_changed(ann, ben)
        give(ben, ann)
        case = only(ann)
        assert (case.record, case.field, case.deleted_here) == (tag, THERE, True)
        assert (case.here.who, case.others[0].who) == ("p1", "p2")
        assert ann.rows.get(Tag, tag) is None


def test_on_both_laptops_it_is_shown_as_deleted_by_ann_and_changed_by_ben(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        tag = ann_deletes_what_ben_changed(ann, ben)
        exchange(ann, ben)
        exchange(ann, ben)
        for visit in (ann, ben):
            case = only(visit)
            assert not case.deleted_here
            assert (case.here.value, case.here.who) == (True, "p2")
            assert [(side.value, side.who) for side in case.others] == [(False, "p1")]
            assert visit.rows.get(Tag, tag).kind == "strength"  # type: ignore[union-attr]


@pytest.mark.parametrize("handed_over", [False, True])
@pytest.mark.parametrize("keep", [False, True])
def test_either_answer_is_one_step_and_the_other_laptop_follows(
    tmp_path: Path, undo_check: UndoCheck, handed_over: bool, keep: bool
) -> None:
    with team(tmp_path) as (ann, ben):
        tag = ann_deletes_what_ben_changed(ann, ben)
        give(ben, ann)
        if handed_over:
            exchange(ann, ben)
        answer = ann.settling.keep_it if keep else ann.settling.let_go
        if keep or handed_over:
            with undo_check(ann):
                answer(only(ann))
        else:
            answer(only(ann))  # no row changes: only what waits
            ann.history.undo()
            answer(only(ann))
        assert ann.settling.cases() == []
        exchange(ann, ben)
        for visit in (ann, ben):
            assert visit.settling.cases() == []
            assert (visit.rows.get(Tag, tag) is not None) is keep
        assert ann.digest() == ben.digest()


@pytest.mark.parametrize("handed_over", [False, True])
def test_a_session_kept_comes_back_with_its_people(tmp_path: Path, undo_check: UndoCheck, handed_over: bool) -> None:
    with team(tmp_path) as (ann, ben):
        ann.notes.remove("n1")
        exchange(ann, ben)
        ann.programme.remove("s1")
        ben.programme.change("s1", title="Scrutiny and audit chairs")
        give(ben, ann)
        if handed_over:
            exchange(ann, ben)
        with undo_check(ann):
            ann.settling.keep_it(only(ann))
        assert ann.rows.get(Session, "s1").title == "Scrutiny and audit chairs"  # type: ignore[union-attr]
        assert [each.person for each in ann.rows.all(Attendance)] == ["c1"]
        exchange(ann, ben)
        assert [each.person for each in ben.rows.all(Attendance)] == ["c1"]
        assert ann.digest() == ben.digest()


def test_a_note_kept_comes_back_with_its_tags_on_their_words(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        tag = ann.notes.tag("n1", 4, 22, "t1")
        exchange(ann, ben)
        ann.notes.remove("n1")
        ben.set_me("p1")
        ben.notes.save_typing("n1", f"First. {BODY}")
        give(ben, ann)
        ann.settling.keep_it(only(ann))
        note, found = ann.rows.get(Note, "n1"), ann.rows.get(Tag, tag)
        assert note is not None
        assert found is not None
        assert (note.body or "")[found.at : found.upto] == BODY[4:22]
        exchange(ann, ben)
        assert ann.digest() == ben.digest()


def test_a_session_with_a_note_is_not_deleted_by_an_answer(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.notes.remove("n1")
        exchange(ann, ben)
        ann.programme.remove("s1")
        ben.programme.change("s1", title="Chairs")
        ben.notes.add(about="s1", body="Heard.")
        exchange(ann, ben)
        with pytest.raises(NotAllowed):
            ben.settling.let_go(only(ben))


def test_what_was_deleted_here_is_still_called_by_its_name(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        tag = ann_deletes_what_ben_changed(ann, ben)
        give(ben, ann)
        known = ann.settling.last_known("tag", tag)
        assert isinstance(known, Tag)
        assert (known.kind, known.span.words) == ("strength", BODY[4:22])


# --- a part of the letter ---------------------------------------------------------------------------------------------


def written_twice(ann: VisitFile, ben: VisitFile) -> None:
    ann.letter.write("next_steps", "Ann’s words.", "As drafted for Ann.", "a1")
    ben.letter.write("next_steps", "Ben’s words.", "As drafted for Ben.", "b2")
    exchange(ann, ben)


def test_a_part_of_the_letter_written_twice_is_one_question_and_not_one_about_its_draft_too(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        written_twice(ann, ben)
        for visit in (ann, ben):
            case = only(visit)
            assert (case.kind, case.field) == ("section", "edited")
            assert {side.value for side in (case.here, *case.others)} == {"Ann’s words.", "Ben’s words."}
            assert len(visit.unsettled()) == 1


@pytest.mark.parametrize(
    ("words", "draft"), [("Ann’s words.", "As drafted for Ann."), ("Ben’s words.", "As drafted for Ben.")]
)
def test_the_words_chosen_bring_the_draft_they_were_written_beside(
    words: str, draft: str, tmp_path: Path, undo_check: UndoCheck
) -> None:
    with team(tmp_path) as (ann, ben):
        written_twice(ann, ben)
        with undo_check(ann):
            ann.settling.keep(only(ann), words)
        give(ann, ben)
        for visit in (ann, ben):
            section = visit.letter.section("next_steps")
            assert section is not None
            assert (section.edited, section.words) == (words, draft)
            assert (visit.settling.cases(), visit.unsettled()) == ([], [])
        assert ann.digest() == ben.digest()


def test_words_of_ones_own_stand_beside_the_draft_shown_here(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        written_twice(ann, ben)
        before = ann.letter.section("next_steps")
        ann.settling.keep(only(ann), "Both of us.")
        after = ann.letter.section("next_steps")
        assert before is not None
        assert after is not None
        assert (after.edited, after.words) == ("Both of us.", before.words)
        assert ann.settling.cases() == []


def test_the_same_words_beside_two_drafts_are_still_asked_about(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.letter.write("next_steps", "The same.", "As drafted for Ann.", "a1")
        ben.letter.write("next_steps", "The same.", "As drafted for Ben.", "b2")
        exchange(ann, ben)
        assert only(ann).field == "words"
        ann.settling.keep(only(ann), only(ann).others[0].value)
        assert ann.settling.cases() == []
