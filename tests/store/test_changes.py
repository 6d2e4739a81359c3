"""Handing over and taking in, case by case: nothing is chosen silently, nothing leaks.

The rules are in `docs/handing-over.md`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerteam.domain.errors import FileDamaged
from peerteam.domain.ids import derived_id
from peerteam.domain.records import Finding, Note, Record, Session, Slot, Support, Tag
from peerteam.store.change import Change, change_of, parse
from peerteam.store.changes import DAY
from peerteam.store.visit_file import VisitFile
from tests.builders import exchange, give, hand_over, team, value, visit_file

LINK = derived_id("support", "f1", "d1")


def title(visit: VisitFile) -> str | None:
    return visit.programme.sessions()[0].title


def slot(visit: VisitFile) -> Slot:
    return visit.programme.sessions()[0].slot


def waiting(visit: VisitFile, field: str | None = None) -> list[Any]:
    return [each.value for each in visit.unsettled() if field is None or each.field == field]


def keep(visit: VisitFile, record: str, field: str) -> None:
    """A person has looked at what waits, and keeps what is shown."""
    with visit.step("Keep"):
        visit.rows.answer(record, field)


def remove(visit: VisitFile, kind: type[Record], record: str) -> None:
    with visit.step("Remove"):
        visit.rows.remove(kind, record)


def tag_of(visit: VisitFile) -> tuple[int | None, int | None, str | None]:
    (tag,) = visit.rows.all(Tag)
    return tag.at, tag.upto, tag.state


def holds(visit: VisitFile, word: str) -> bool:
    """Whether a word is anywhere in what this visit would hand over, or keeps for that."""
    return any(
        value(visit, f"select 1 from {table} where {column} like ?", f"%{word}%") is not None
        for table, column in (("change", "raw"), ("value", "value"))
    )


# --- two people's values


def test_a_slot_is_one_value_and_two_slots_are_never_mixed(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", slot=Slot("2026-03-10", "09:00", "09:45", "Room 9"))
        ben.programme.change("s1", slot=Slot("2026-03-10", "14:30", "15:15", "Room 1"))
        exchange(ann, ben)
        assert slot(ann) == slot(ben)
        assert slot(ann) in {
            Slot("2026-03-10", "09:00", "09:45", "Room 9"),
            Slot("2026-03-10", "14:30", "15:15", "Room 1"),
        }
        assert len(waiting(ann, "slot")) == len(waiting(ben, "slot")) == 1


def test_a_row_not_handed_over_is_never_written_over(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Mine")
        ben.programme.change("s1", title="Theirs")
        give(ben, ann)
        assert title(ann) == "Mine"
        assert waiting(ann, "title") == ["Theirs"]


def test_after_both_have_handed_over_both_laptops_show_the_same_and_keep_both(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Mine")
        ben.programme.change("s1", title="Theirs")
        give(ben, ann)
        give(ann, ben)
        assert title(ann) == title(ben) == "Mine"
        assert waiting(ann, "title") == waiting(ben, "title") == ["Theirs"]
        assert ann.digest() == ben.digest()


def test_who_wrote_what_waits_is_told(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Mine")
        ben.programme.change("s1", title="Theirs")
        give(ben, ann)
        (found,) = ann.unsettled()
        assert (found.record, found.kind, found.field, found.who) == ("s1", "session", "title", "p2")


def test_the_same_value_written_by_both_does_not_wait(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="The same")
        ben.programme.change("s1", title="The same")
        exchange(ann, ben)
        assert ann.unsettled() == ben.unsettled() == []
        assert ann.digest() == ben.digest()


def test_different_fields_of_one_record_do_not_stand_against_each_other(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Chairs")
        ben.programme.change("s1", lead="p2")
        exchange(ann, ben)
        session = ann.programme.sessions()[0]
        assert (session.title, session.lead) == ("Chairs", "p2")
        assert ann.unsettled() == []


def test_a_later_value_by_somebody_who_saw_the_earlier_one_answers_it(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="First")
        give(ann, ben)
        ben.programme.change("s1", title="Second")
        give(ben, ann)
        assert title(ann) == "Second"
        assert ann.unsettled() == []


def test_a_value_can_be_taken_back_to_unknown(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title=None, slot=Slot())
        give(ann, ben)
        assert title(ben) is None
        assert slot(ben) == Slot()


def test_half_a_character_from_a_clipboard_is_a_question_mark_on_every_laptop(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="half \ud83d\0", slot=Slot(room="\ud83d"))
        give(ann, ben)
        assert title(ann) == title(ben) == "half ?"
        assert slot(ann) == slot(ben) == Slot(room="?")
        assert ann.not_handed_over() == 0


# --- settling


def test_keeping_what_is_shown_is_a_choice_that_travels(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Mine")
        ben.programme.change("s1", title="Theirs")
        exchange(ann, ben)
        shown = title(ben)
        keep(ben, "s1", "title")
        give(ben, ann)
        assert title(ann) == title(ben) == shown
        assert ann.unsettled() == ben.unsettled() == []


def test_choosing_the_other_value_travels(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Mine")
        ben.programme.change("s1", title="Theirs")
        exchange(ann, ben)
        (other,) = waiting(ann, "title")
        with ann.step("Choose"):
            ann.rows.change(Session, "s1", title=other)
            ann.rows.answer("s1", "title")
        give(ann, ben)
        assert title(ann) == title(ben) == other
        assert ann.unsettled() == ben.unsettled() == []


def test_writing_again_does_not_answer_what_nobody_looked_at(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Mine")
        ben.programme.change("s1", title="Theirs")
        exchange(ann, ben)
        other = waiting(ann, "title")
        ann.programme.change("s1", title="Newer")
        give(ann, ben)
        assert waiting(ann, "title") == waiting(ben, "title") == other


def test_a_change_of_one_field_does_not_answer_another_that_waits(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Mine", stream="1")
        ben.programme.change("s1", title="Theirs", stream="2")
        exchange(ann, ben)
        keep(ann, "s1", "title")
        give(ann, ben)
        assert waiting(ben, "title") == []
        assert len(waiting(ben, "stream")) == 1


def test_two_people_who_settle_differently_are_asked_again(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Mine")
        ben.programme.change("s1", title="Theirs")
        exchange(ann, ben)
        for visit, chosen in ((ann, "Mine"), (ben, "Theirs")):
            with visit.step("Choose"):
                visit.rows.change(Session, "s1", title=chosen)
                visit.rows.answer("s1", "title")
        exchange(ann, ben)
        assert {title(ann), *waiting(ann, "title")} == {"Mine", "Theirs"}
        assert ann.digest() == ben.digest()


# --- what never leaves


def test_words_typed_and_taken_out_again_between_hand_overs_never_leave(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        note = ann.notes.add("s1", body="secretword here")
        give(ben, ann)
        ann.notes.save_typing(note, "fine here")
        hand_over(ann)
        assert not holds(ann, "secretword")
        assert holds(ann, "fine here")


def test_taking_in_hands_nothing_over(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.notes.add("s1", body="secretword here")
        ben.findings.add("t1", "strength", "Clear")
        before = ann.changes.last
        assert give(ben, ann) == ann.changes.last - before == 1
        assert not holds(ann, "secretword")


def test_words_a_tag_quoted_before_they_were_taken_out_do_not_leave_in_it(visit: VisitFile) -> None:
    note = visit.notes.add("s1", body="the badremark stays not")
    visit.notes.tag(note, 4, 13, "t1")
    visit.notes.save_typing(note, "the stays not")
    hand_over(visit)
    assert not holds(visit, "badremark")


def test_nothing_written_means_nothing_made(visit: VisitFile) -> None:
    visit.commit()
    assert visit.commit() == 0
    visit.programme.change("s1", title="Other")
    visit.programme.change("s1", title="Scrutiny chairs")
    assert visit.commit() == 0


def test_private_words_are_in_no_change(visit: VisitFile) -> None:
    note = visit.notes.add(body="early privateword")
    visit.notes.set_private(note, stays_here=True)
    visit.notes.tag(note, 0, 5, "t1")
    hand_over(visit)
    assert not holds(visit, "privateword")
    assert not holds(visit, "early")


def test_a_private_note_published_leaves_as_it_stands_with_its_tag(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        note = ann.notes.add(body="early privateword")
        ann.notes.set_private(note, stays_here=True)
        hand_over(ann)
        ann.notes.save_typing(note, "later words")
        ann.notes.tag(note, 0, 5, "t1")
        ann.notes.set_private(note, stays_here=False)
        give(ann, ben)
        assert ben.notes.get(note).body == "later words"
        assert tag_of(ben) == (0, 5, "ok")
        assert not holds(ann, "privateword")


def test_a_note_withdrawn_goes_for_the_others_and_stays_here(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.notes.tag("n1", 0, 12, "t1")
        exchange(ann, ben)
        ann.notes.set_private("n1", stays_here=True)
        give(ann, ben)
        assert ben.rows.all(Note) == []
        assert ben.rows.all(Tag) == []
        (kept,) = ann.notes.all()
        assert kept.stays_here
        assert len(ann.notes.tags_of(kept.id)) == 1
        assert ann.digest() == ben.digest()


def test_nothing_typed_after_withdrawing_leaves(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.notes.set_private("n1", stays_here=True)
        ann.notes.save_typing("n1", "later words verysecret")
        exchange(ann, ben)
        exchange(ann, ben)
        assert not holds(ann, "verysecret")
        assert [note.body for note in ann.notes.all()] == ["later words verysecret"]


def test_an_edit_that_had_not_seen_the_withdrawal_is_shown_with_its_mark(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        note = ben.notes.add("s1", author="p1", body="as Ann told it")
        exchange(ann, ben)
        ann.notes.set_private(note, stays_here=True)
        ann.notes.save_typing(note, "as Ann told it, verysecret")
        ben.notes.save_typing(note, "as Ann told it, says Ben")
        exchange(ann, ben)
        assert [each.body for each in ben.notes.of_session("s1") if each.id == note] == ["as Ann told it, says Ben"]
        assert waiting(ben, "") == [1]
        assert sorted(str(each.body) for each in ann.notes.of_session("s1") if "Ann" in str(each.body)) == [
            "as Ann told it, says Ben",
            "as Ann told it, verysecret",
        ]
        assert not holds(ann, "verysecret")


def test_raising_with_the_manager_withdraws_too(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.notes.set_private("n1", raised=True)
        give(ann, ben)
        assert ben.rows.all(Note) == []


# --- deleting


def test_a_deletion_arrives(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        remove(ben, Note, "n1")
        give(ben, ann)
        assert ann.rows.all(Note) == []
        assert ann.unsettled() == []


def test_a_deletion_does_not_hide_an_edit_it_had_not_seen(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Edited")
        remove(ben, Session, "s1")
        exchange(ann, ben)
        assert title(ann) == title(ben) == "Edited"
        assert waiting(ann, "") == waiting(ben, "") == [1]
        assert ann.digest() == ben.digest()


def test_an_edit_not_handed_over_yet_is_not_deleted_under_ones_hands(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        remove(ben, Session, "s1")
        ann.programme.change("s1", title="Edited")
        give(ben, ann)
        assert title(ann) == "Edited"
        assert waiting(ann, "") == [1]


def test_keeping_against_a_deletion_travels(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Edited")
        remove(ben, Session, "s1")
        exchange(ann, ben)
        keep(ann, "s1", "")
        give(ann, ben)
        assert title(ben) == "Edited"
        assert ann.unsettled() == ben.unsettled() == []


def test_agreeing_to_a_deletion_travels(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Edited")
        remove(ben, Session, "s1")
        exchange(ann, ben)
        remove(ann, Session, "s1")
        give(ann, ben)
        assert ann.programme.sessions() == ben.programme.sessions() == []
        assert ann.unsettled() == ben.unsettled() == []


def test_deleting_twice_is_deleting_once(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        remove(ann, Session, "s1")
        remove(ben, Session, "s1")
        exchange(ann, ben)
        assert ann.programme.sessions() == ben.programme.sessions() == []
        assert ann.digest() == ben.digest()


# --- links with ids made of their ends


@pytest.fixture
def linked(tmp_path: Path) -> Any:
    """Two laptops that know a finding `f1` resting on a document; the link can be made again and again."""
    more = (Finding("f1", "t1", "strength", "Clear"), Support(LINK, "f1", "d1", "for"))
    with team(tmp_path, 2, *more) as visits:
        yield visits


def _link(visit: VisitFile) -> None:
    visit.findings.support("f1", "d1")


def test_a_link_deleted_and_made_again_is_alive_without_a_mark(linked: list[VisitFile]) -> None:
    ann, ben = linked
    remove(ben, Support, LINK)
    give(ben, ann)
    assert ann.rows.all(Support) == []
    _link(ann)
    give(ann, ben)
    assert [link.id for link in ben.rows.all(Support)] == [LINK]
    assert ann.unsettled() == ben.unsettled() == []


def test_a_link_deleted_and_put_back_between_hand_overs_makes_no_change(linked: list[VisitFile]) -> None:
    ann, _ = linked
    before = ann.changes.last
    remove(ann, Support, LINK)
    _link(ann)
    hand_over(ann)
    assert ann.changes.last == before


def test_so_anothers_deletion_of_it_holds(linked: list[VisitFile]) -> None:
    ann, ben = linked
    remove(ben, Support, LINK)
    remove(ann, Support, LINK)
    _link(ann)
    hand_over(ann)
    give(ben, ann)
    assert ann.rows.all(Support) == []


def test_a_link_made_on_two_laptops_is_one(tmp_path: Path) -> None:
    with team(tmp_path, 2, Finding("f1", "t1", "strength", "Clear")) as (ann, ben):
        _link(ann)
        _link(ben)
        exchange(ann, ben)
        assert ann.rows.all(Support) == ben.rows.all(Support) == [Support(LINK, "f1", "d1", "for")]
        assert ann.unsettled() == []


# --- older and newer programs


def newer(clock: int, kind: str, record: str, **values: Any) -> Change:
    """A change as a newer program would make it: a field `weight`, or a kind, that is unknown here."""
    content = {"record": record, "kind": kind, "who": "p9", "clock": clock << 16, "values": values, "replaces": {}}
    return change_of(content)


FROM_NEWER = [
    newer(1_800_000_000_500, "finding", "f9", theme="t1", wording="Clear", weight="heavy"),
    newer(1_800_000_000_500, "vote", "v9", text="agreed"),
]


def test_unknown_kinds_and_fields_are_kept_and_passed_on(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        assert ann.take(FROM_NEWER) == 2
        ann.findings.reword("f9", "Clear leadership")
        give(ann, ben)
        raws = "\n".join(ben.changes.since())
        assert '"weight":"heavy"' in raws
        assert '"text":"agreed"' in raws
        assert ann.digest() == ben.digest()


def test_an_unknown_field_does_not_wait_for_anybody_here(visit: VisitFile) -> None:
    visit.take(FROM_NEWER)
    assert visit.unsettled() == []
    assert visit.not_handed_over() >= 0
    assert visit.findings.all()[0].wording == "Clear"


def test_nothing_unknown_is_written_over_by_handing_over(visit: VisitFile) -> None:
    visit.take(FROM_NEWER)
    visit.commit()
    assert visit.commit() == 0
    assert value(visit, "select value from current where field = 'weight'") == "heavy"


def test_deleting_a_record_with_an_unknown_field_hides_it_for_all(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.take(FROM_NEWER)
        give(ann, ben)
        remove(ben, Finding, "f9")
        give(ben, ann)
        assert ann.findings.all() == ben.findings.all() == []
        assert ann.unsettled() == ben.unsettled() == []


def test_a_newer_programs_edit_of_an_unknown_field_is_not_swallowed_by_a_deletion(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.take(FROM_NEWER)
        give(ann, ben)
        remove(ben, Finding, "f9")
        ann.take([newer(1_800_000_100_000, "finding", "f9", weight="light")])
        exchange(ann, ben)
        assert [finding.id for finding in ann.findings.all()] == ["f9"]
        assert waiting(ann, "") == waiting(ben, "") == [1]


def test_folding_everything_again_shows_what_an_update_has_come_to_know(visit: VisitFile) -> None:
    """As after an update: values that were kept for a newer program's field belong to a known one now."""
    visit.take([newer(1_800_000_000_500, "finding", "f9", theme="t1", wording="Clear")])
    visit.commit()
    with visit.door.step("As an older program would have it", undoable=False):
        visit.connection.execute("update finding set wording = null where id = 'f9'")
        visit.connection.execute("update value set state = 3 where record = 'f9' and field = 'wording'")
    assert visit.commit() == 0, "an empty column of an update is no edit"
    with visit.door.step("After an update", undoable=False):
        visit.changes.refold()
    assert visit.findings.all()[0].wording == "Clear"
    assert visit.commit() == 0


def test_folding_everything_again_changes_nothing_else(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Mine")
        ben.programme.change("s1", title="Theirs")
        ann.notes.tag("n1", 0, 12, "t1")
        exchange(ann, ben)
        ann.notes.save_typing("n1", "Not handed over yet")
        before, typed = ann.digest(), ann.notes.get("n1").body
        with ann.door.step("After an update", undoable=False):
            ann.changes.refold()
        assert ann.digest() == before
        assert ann.notes.get("n1").body == typed


# --- in any order, in part, again


def test_taking_the_same_again_changes_nothing(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Chairs")
        changes = hand_over(ann)
        assert ben.take(changes) == 1
        assert ben.take(changes) == 0
        assert ben.take([*changes, *changes]) == 0


def test_changes_may_come_in_any_order(tmp_path: Path) -> None:
    with team(tmp_path, 3) as (ann, ben, cara):
        for text in ("One", "Two", "Three"):
            ann.programme.change("s1", title=text)
            ann.commit()
        changes = hand_over(ann)
        ben.take(changes)
        for change in reversed(changes):
            cara.take([change])
        assert title(ben) == title(cara) == "Three"
        assert cara.unsettled() == []
        assert ann.digest() == ben.digest() == cara.digest()


def test_what_comes_through_somebody_else_is_the_same(tmp_path: Path) -> None:
    with team(tmp_path, 3) as (ann, ben, cara):
        ann.notes.tag("n1", 0, 12, "t1")
        give(ann, ben)
        give(ben, cara)
        assert ann.digest() == cara.digest()
        assert tag_of(cara) == (0, 12, "ok")


@pytest.mark.parametrize("first", ["the change of the tag", "the tag without its note"])
def test_half_of_something_waits_for_the_rest(tmp_path: Path, first: str) -> None:
    with team(tmp_path) as (ann, ben):
        note = ann.notes.add("s1", body="Officers agree.")
        ann.commit()
        since = ann.changes.last
        tag = ann.notes.tag(note, 0, 8, "t1")
        if first == "the change of the tag":
            ann.commit()
            since = ann.changes.last
            ann.notes.set_kind(tag, "quote")
        ben.take(hand_over(ann, since))
        assert ben.rows.all(Tag)[0].state == "waiting"
        assert ben.commit() == 0
        give(ann, ben)
        assert tag_of(ben) == (0, 8, "ok")
        assert ann.digest() == ben.digest()
        assert ben.commit() == 0


def test_words_typed_beside_half_a_tag_are_kept(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        tag = ann.notes.tag("n1", 0, 12, "t1")
        ann.commit()
        since = ann.changes.last
        ann.notes.set_kind(tag, "quote")
        with ben.step("Half a tag of my own note"):
            ben.rows.change(Note, "n1", author="p2")
        ben.take(hand_over(ann, since))
        ben.notes.save_typing("n1", "So: The scrutiny chair")
        exchange(ann, ben)
        exchange(ann, ben)
        assert ann.digest() == ben.digest()
        assert tag_of(ann) == tag_of(ben)


def test_a_clock_far_ahead_is_not_adopted(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        now = 1_800_000_000_000 << 16
        ben.changes.now = lambda: (now + 400 * DAY) >> 16
        ben.programme.change("s1", title="Of the future")
        give(ben, ann)
        ann.programme.change("s1", title="Of today")
        give(ann, ben)
        assert max(each.clock for each in map(parse, ann.changes.since()) if each.who == "p1") < now + DAY
        assert title(ann) == title(ben) == "Of today"


def test_clocks_that_go_backwards_do_not_turn_the_order_round(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="First")
        give(ann, ben)
        ben.changes.now = lambda: 1_700_000_000_000
        ben.programme.change("s1", title="Second")
        give(ben, ann)
        assert title(ann) == "Second"


# --- tags


def test_a_tag_on_one_of_two_versions_is_at_the_same_place_everywhere(tmp_path: Path) -> None:
    text = "we are not on track at all with the budget"
    bens = "we are not on track at all, said two officers, with the budget"
    with team(tmp_path, 3, Note("n2", author="p1", typist="p2", body=text)) as (ann, ben, cara):
        ann.notes.save_typing("n2", "we are broadly on track with the budget now")
        ben.notes.save_typing("n2", bens)
        ben.notes.tag("n2", 28, 45, "t1")
        give(ann, cara)
        give(ben, cara)
        give(cara, ann)
        give(cara, ben)
        assert tag_of(ann) == tag_of(ben) == tag_of(cara)
        assert len(waiting(ann, "body")) == 1
        assert waiting(ann, "body") == waiting(ben, "body") == waiting(cara, "body")

        cara.notes.choose_body("n2", bens)
        give(cara, ann)
        give(cara, ben)
        assert tag_of(ann) == tag_of(ben) == tag_of(cara) == (28, 45, "ok")
        assert bens[28:45] == "said two officers"


def test_a_tag_made_elsewhere_follows_what_its_author_has_typed_since(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        tag = ben.notes.tag("n1", 0, 12, "t1")
        ann.notes.save_typing("n1", "So: " + str(ann.notes.get("n1").body))
        exchange(ann, ben)
        exchange(ann, ben)
        for visit in (ann, ben):
            found = visit.rows.get(Tag, tag)
            assert found is not None
            assert (visit.notes.get("n1").body or "")[found.at : found.upto] == "The scrutiny"


# --- erasing


def test_erasing_takes_later_tags_and_late_copies_everywhere(tmp_path: Path) -> None:
    with team(tmp_path, 3) as (ann, ben, cara):
        note = ann.notes.add("s1", body="personal data")
        give(ann, ben)
        give(ben, cara)
        cara.notes.tag(note, 0, 8, "t1")
        late = hand_over(cara)
        ann.erase(Note, note, "asked")
        give(ann, ben)
        ben.take(late)
        give(ben, cara)
        give(ben, ann)
        for visit in (ann, ben, cara):
            assert not holds(visit, "personal")
            assert visit.rows.find(note) is None
            assert visit.rows.all(Tag) == []
        assert ann.digest() == ben.digest() == cara.digest()


def test_erasing_takes_tags_that_were_made_elsewhere_and_come_late(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        note = ann.notes.add("s1", body="personal data")
        give(ann, ben)
        ann.erase(Note, note, "asked")
        ben.notes.tag(note, 0, 8, "t1")
        exchange(ann, ben)
        for visit in (ann, ben):
            assert not holds(visit, "personal")
            assert visit.rows.all(Tag) == []


# --- what is no change


BAD: dict[str, str] = {
    "nothing": "",
    "no JSON": "{",
    "a list": "[]",
    "no values": '{"record":"x","kind":"note","who":"p","clock":1,"replaces":{}}',
    "no record": '{"kind":"note","who":"p","clock":1,"values":{},"replaces":{}}',
    "a clock from nowhere": '{"record":"x","kind":"note","who":"p","clock":-1,"values":{},"replaces":{}}',
    "a list as a value": '{"record":"x","kind":"note","who":"p","clock":1,"values":{"body":[]},"replaces":{}}',
    "half a slot": '{"record":"x","kind":"session","who":"p","clock":1,"values":{"slot":"[1"},"replaces":{}}',
    "half a span": '{"record":"x","kind":"tag","who":"p","clock":1,"values":{"span":"[1]"},"replaces":{}}',
    "an odd parent": '{"record":"x","kind":"note","who":"p","clock":1,"values":{},"replaces":{"body":["zz"]}}',
    "too deep": "[" * 100_000,
}


@pytest.mark.parametrize("raw", BAD.values(), ids=BAD)
def test_what_is_no_change_is_refused(raw: str) -> None:
    with pytest.raises(FileDamaged, match="not a change"):
        parse(raw)


NAMES = st.sampled_from(["record", "kind", "who", "clock", "values", "replaces"])
JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=8,
)


@settings(max_examples=50)
@given(JSON)
def test_whatever_json_comes_it_is_a_change_or_refused(content: Any) -> None:
    try:
        change = change_of(content)
    except FileDamaged:
        return
    assert parse(change.raw) == change


def test_a_file_refused_half_way_leaves_nothing(visit: VisitFile, tmp_path: Path) -> None:
    with visit_file(tmp_path, name="other", me="p2") as other:
        other.findings.add("t1", "strength", "Clear")
        changes = hand_over(other)
    before, last = visit.digest(), visit.changes.last
    broken = Change(b"0" * 16, "x", "note", "p", 1, "{", None)
    with pytest.raises(Exception, match=r"."):
        visit.take([*changes, broken])
    assert (visit.digest(), visit.changes.last) == (before, last)


def test_after_a_backup_is_put_back_ones_own_words_that_come_home_wait_like_anybody_elses(tmp_path: Path) -> None:
    """The row then is what a version says that has arrived: not altered here any more, so the latest is shown."""
    with team(tmp_path, 3) as (ann, ben, cara):
        ann.findings.support("f1", "d1", "for")
        path = ann.copy_to(tmp_path / "backup.peerteam")
        give(ann, cara)
        ben.findings.support("f1", "d1", "against")
        give(ben, cara)
        with VisitFile.open(path) as restored:
            give(cara, restored)
            exchange(restored, ben)
            exchange(ben, cara)
            assert restored.digest() == ben.digest() == cara.digest()
            assert [support.stance for support in restored.findings.supports_of("f1")] == ["against"]
            assert [waiting.value for waiting in restored.unsettled()] == ["for"]
