"""Notes: typing is kept at once, tags stay on their words, and only its author writes in a note."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.passages import digest
from peerteam.domain.records import Clearance, Note, Session, Tag, TagKind, TagState
from peerteam.store.visit_file import VisitFile
from tests.builders import BODY, SESSION, UndoCheck, exchange, give, team

OFFICERS = BODY.index("Officers"), BODY.index("Officers") + len("Officers agree.")


def words_of(visit: VisitFile, tag: Tag) -> str:
    return (visit.notes.get(tag.note).body or "")[tag.at : tag.upto]


# --- reading and beginning


def test_a_note_is_found_by_its_session_and_by_its_author(visit: VisitFile) -> None:
    other = visit.notes.add("s1", author="p2")
    loose = visit.notes.add(group="staff")
    assert {note.id for note in visit.notes.of_session("s1")} == {"n1", other}
    assert {note.id for note in visit.notes.mine()} == {"n1", loose}
    assert {note.id for note in visit.notes.all()} == {"n1", other, loose}


def test_a_note_that_is_gone_is_told(visit: VisitFile) -> None:
    with pytest.raises(NotFound, match="not in the visit any more"):
        visit.notes.get("gone")


def test_a_new_note_says_whose_it_is_who_typed_it_and_when(visit: VisitFile) -> None:
    note = visit.notes.get(visit.notes.add("s1", author="p2"))
    assert (note.author, note.typist, note.about, note.body) == ("p2", "p1", "s1", "")
    assert note.at is not None
    assert len(note.at) == len("2026-03-10T09:00:00")


def test_the_note_of_a_session_is_begun_once_for_each_author(visit: VisitFile) -> None:
    assert visit.notes.for_session("s1") == "n1"
    bens = visit.notes.for_session("s1", author="p2")
    assert visit.notes.for_session("s1", author="p2") == bens != "n1"


def test_the_session_of_a_note_is_found_and_a_loose_note_has_none(visit: VisitFile) -> None:
    assert visit.notes.session_of(visit.notes.get("n1")) == SESSION
    assert visit.notes.session_of(Note("n2")) is None


# --- typing


@pytest.mark.parametrize("text", ["", "é £ ’ 😀", "One\n\nTwo\n", "  blanks  ", "“quoted”", "a\tb", "👩‍👩‍👧 e\u0301"])
def test_what_is_typed_is_kept_to_the_letter(visit: VisitFile, text: str) -> None:
    visit.notes.save_typing("n1", text)
    assert visit.notes.get("n1").body == text


@pytest.mark.parametrize(("typed", "kept"), [("a\0b", "ab"), ("half \ud83d of it", "half ? of it")])
def test_what_no_file_can_hold_is_left_out(visit: VisitFile, typed: str, kept: str) -> None:
    visit.notes.save_typing("n1", typed)
    assert visit.notes.get("n1").body == kept
    assert visit.notes.get(visit.notes.add(body=typed)).body == kept


def test_typing_is_on_the_disk_when_it_returns(visit: VisitFile) -> None:
    visit.notes.save_typing("n1", "kept words")
    assert not visit.connection.in_transaction


def test_a_long_note_is_kept_whole(visit: VisitFile) -> None:
    text = "Officers agree – “£3.4m”. 😀\n" * 5000
    visit.notes.save_typing("n1", text)
    assert visit.notes.get("n1").body == text


def test_somebody_elses_note_is_not_written_in(visit: VisitFile) -> None:
    visit.set_me("p2")
    with pytest.raises(NotAllowed, match="somebody else's"):
        visit.notes.save_typing("n1", "not mine")
    assert visit.notes.get("n1").body == BODY


def test_whoever_typed_a_note_for_somebody_may_go_on_typing(visit: VisitFile) -> None:
    note = visit.notes.add("s1", author="p2")
    visit.notes.save_typing(note, "what Ben told me")
    assert visit.notes.get(note).body == "what Ben told me"


def test_typing_into_a_note_that_is_gone_is_told(visit: VisitFile) -> None:
    with pytest.raises(NotFound):
        visit.notes.save_typing("gone", "words")


# --- tagging


def test_a_tag_holds_its_words_and_the_text_it_was_made_on(visit: VisitFile) -> None:
    tag = visit.rows.get(Tag, visit.notes.tag("n1", *OFFICERS, "t1"))
    assert tag is not None
    assert tag.span == (digest(BODY), *OFFICERS, "Officers agree.")
    assert (tag.at, tag.upto, tag.state, tag.kind, tag.clearance) == (*OFFICERS, TagState.OK, TagKind.POINT, None)


@pytest.mark.parametrize(("at", "upto"), [(0, 0), (3, 4), (5, 5), (len(BODY), len(BODY) + 9), (9, 4)])
def test_no_words_cannot_be_tagged(visit: VisitFile, at: int, upto: int) -> None:
    with pytest.raises(NotAllowed, match="no words"):
        visit.notes.tag("n1", at, upto, "t1")
    assert visit.notes.tags_of("n1") == []


def test_a_quote_begins_raw(visit: VisitFile) -> None:
    tag = visit.rows.get(Tag, visit.notes.tag("n1", *OFFICERS, "t1", TagKind.QUOTE))
    assert tag is not None
    assert tag.clearance == Clearance.RAW


def test_the_same_tag_a_second_time_takes_it_off(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        assert visit.notes.toggle_tag("n1", *OFFICERS, "t1") is not None
    with undo_check(visit):
        assert visit.notes.toggle_tag("n1", *OFFICERS, "t1") is None
    assert visit.notes.tags_of("n1") == []


def test_the_same_words_can_be_under_two_themes(visit: VisitFile) -> None:
    first, second = (visit.notes.toggle_tag("n1", *OFFICERS, theme) for theme in ("t1", "t2"))
    assert {tag.id for tag in visit.notes.tags_of("n1")} == {first, second}
    visit.notes.toggle_tag("n1", *OFFICERS, "t1")
    assert [tag.id for tag in visit.notes.tags_of("n1")] == [second]


def test_tags_come_in_the_order_of_the_text(visit: VisitFile) -> None:
    late, early = visit.notes.tag("n1", *OFFICERS, "t1"), visit.notes.tag("n1", 0, 12, "t1")
    assert [tag.id for tag in visit.notes.tags_of("n1")] == [early, late]


def test_marking_a_quote_keeps_a_given_clearance(visit: VisitFile) -> None:
    tag = visit.notes.tag("n1", *OFFICERS, "t1")
    visit.notes.set_kind(tag, TagKind.QUOTE, Clearance.CLEARED)
    found = visit.rows.get(Tag, tag)
    assert found is not None
    assert (found.kind, found.clearance) == (TagKind.QUOTE, Clearance.CLEARED)


# --- tags carried through typing


@pytest.mark.parametrize(
    ("old", "new", "words", "state"),
    [
        ("Officers", "😀 Then officers… Officers", "Officers agree.", TagState.OK),
        ("The scrutiny", "£9m: the scrutiny", "Officers agree.", TagState.OK),
        ("not yet", "é £ ’ 😀 not yet", "Officers agree.", TagState.OK),
        ("Officers agree", "Officers firmly agree", "Officers firmly agree.", TagState.EDITED),
        ("Officers agree. ", "", "", TagState.GONE),
    ],
)
def test_a_tag_stays_on_its_words(visit: VisitFile, old: str, new: str, words: str, state: TagState) -> None:
    visit.notes.tag("n1", *OFFICERS, "t1")
    visit.notes.save_typing("n1", BODY.replace(old, new))
    (tag,) = visit.notes.tags_of("n1")
    assert words_of(visit, tag) == words
    assert tag.state == state


def test_words_cut_out_and_pasted_elsewhere_keep_their_tag(visit: VisitFile) -> None:
    visit.notes.tag("n1", *OFFICERS, "t1")
    rest = BODY.replace("Officers agree. ", "")
    visit.notes.save_typing("n1", rest + " Officers agree.")
    (tag,) = visit.notes.tags_of("n1")
    assert (words_of(visit, tag), tag.state) == ("Officers agree.", TagState.MOVED)


def test_a_tag_of_words_with_every_kind_of_sign_is_carried_letter_by_letter(visit: VisitFile) -> None:
    at = BODY.index("£3.4m")
    visit.notes.tag("n1", at, len(BODY), "t2")
    text = BODY
    for letter in "é £ ’ 😀 ":
        text = letter + text
        visit.notes.save_typing("n1", text)
        (tag,) = visit.notes.tags_of("n1")
        assert words_of(visit, tag) == BODY[at:]


def test_words_taken_out_come_back_with_their_tag_when_put_back_at_once(visit: VisitFile) -> None:
    visit.notes.tag("n1", *OFFICERS, "t1")
    visit.notes.save_typing("n1", BODY.replace("Officers agree. ", ""))
    visit.notes.save_typing("n1", BODY)
    (tag,) = visit.notes.tags_of("n1")
    assert words_of(visit, tag) == "Officers agree."


def test_until_it_leaves_a_tag_quotes_only_words_that_still_stand(visit: VisitFile) -> None:
    note = visit.notes.add("s1", author="p1", body="Officers badly agree.")
    visit.notes.tag(note, 0, 20, "t1")
    visit.notes.save_typing(note, "Officers agree.")
    (tag,) = visit.notes.tags_of(note)
    assert "badly" not in tag.span.words
    visit.commit()
    assert not any("badly" in raw for raw in visit.changes.since())


# --- what stays here


@pytest.mark.parametrize("mark", ["stays_here", "raised"])
def test_a_private_note_and_its_tags_are_in_nothing_that_leaves(visit: VisitFile, mark: str) -> None:
    note = visit.notes.add(body="privateword for the manager")
    tag = visit.notes.tag(note, 0, 11, "t1")
    finding = visit.findings.add("t1", "strength", "Clear")
    visit.findings.support(finding, tag)
    visit.notes.set_private(note, **{mark: True})
    visit.commit()
    shared = "\n".join(visit.changes.since())
    assert not any(word in shared for word in ("privateword", note, tag))
    assert visit.snapshot().find(note) is None
    assert visit.snapshot().find(tag) is None
    assert visit.findings.supports_of(finding)[0].id not in shared
    assert visit.notes.private_texts() == ["privateword for the manager"]


def test_a_mark_is_left_as_it_is_unless_told(visit: VisitFile) -> None:
    visit.notes.set_private("n1", stays_here=True)
    visit.notes.set_private("n1", raised=True)
    assert visit.notes.get("n1").stays_here
    visit.notes.set_private("n1", stays_here=False)
    assert visit.notes.get("n1").raised
    assert visit.notes.get("n1").private


def test_a_note_shared_at_last_leaves_as_it_stands_with_its_tags(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        note = ann.notes.add("s1", body="first privateword")
        ann.notes.set_private(note, stays_here=True)
        give(ann, ben)
        ann.notes.save_typing(note, "words for all")
        ann.notes.tag(note, 0, 5, "t1")
        ann.notes.set_private(note, stays_here=False)
        give(ann, ben)
        assert ben.notes.get(note).body == "words for all"
        assert [tag.span.words for tag in ben.notes.tags_of(note)] == ["words"]
        assert not any("privateword" in raw for raw in ben.changes.since())


# --- two versions


@pytest.fixture
def two_versions(tmp_path: Path) -> Iterator[tuple[VisitFile, str, str]]:
    """Ann's note, typed on by her on one laptop and by Ben, who typed it for her, on the other."""
    with team(tmp_path) as (ann, ben):
        note = ben.notes.add("s1", author="p1", body="Reports come late.")
        tag = ben.notes.tag(note, 0, 7, "t1")
        exchange(ann, ben)
        ann.notes.save_typing(note, "Budget reports come late.")
        ben.notes.save_typing(note, "Reports come late, officers say.")
        give(ben, ann)
        yield ann, note, tag


def test_anothers_version_waits_beside_ones_own(two_versions: tuple[VisitFile, str, str]) -> None:
    ann, note, _ = two_versions
    assert ann.notes.get(note).body == "Budget reports come late."
    assert ann.notes.waiting_body(note) == "Reports come late, officers say."
    assert ann.notes.waiting_body("n1") is None


@pytest.mark.parametrize("text", ["Budget reports come late.", "Reports come late, officers say.", "Both: late."])
def test_choosing_a_version_settles_it_and_can_be_undone(
    two_versions: tuple[VisitFile, str, str], undo_check: UndoCheck, text: str
) -> None:
    ann, note, _ = two_versions
    with undo_check(ann):
        ann.notes.choose_body(note, text)
    assert ann.notes.get(note).body == text
    assert ann.notes.waiting_body(note) is None
    ann.history.undo()
    assert ann.notes.waiting_body(note) == "Reports come late, officers say."


def test_a_chosen_version_carries_the_tags(two_versions: tuple[VisitFile, str, str]) -> None:
    ann, note, tag = two_versions
    ann.notes.choose_body(note, "In short: Reports come late, officers say.")
    (found,) = ann.notes.tags_of(note)
    assert found.id == tag
    assert words_of(ann, found) == "Reports"


def test_typing_on_does_not_settle_what_waits(two_versions: tuple[VisitFile, str, str]) -> None:
    ann, note, _ = two_versions
    ann.notes.save_typing(note, "Budget reports come very late.")
    assert ann.notes.waiting_body(note) == "Reports come late, officers say."


def test_a_note_goes_with_its_tags_and_comes_back_with_them(visit: VisitFile, undo_check: UndoCheck) -> None:
    visit.notes.tag("n1", *OFFICERS, "t1")
    with undo_check(visit):
        visit.notes.remove("n1")
    assert visit.rows.all(Tag) == []
    assert visit.rows.get(Session, "s1") is not None


# --- whose words, which version, which place


def test_the_words_of_somebody_who_dictates_keep_their_typist(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        visit.notes.set_author("n1", "p2")
    note = visit.notes.get("n1")
    assert (note.author, note.typist) == ("p2", "p1")
    visit.notes.save_typing("n1", "Ben goes on, and I type.")


def test_nobody_says_whose_words_somebody_elses_note_holds(visit: VisitFile) -> None:
    visit.set_me("p2")
    with pytest.raises(NotAllowed, match="somebody else's"):
        visit.notes.set_author("n1", "p2")


def test_a_private_note_is_found_again_under_the_id_handing_over_gave_it(visit: VisitFile) -> None:
    visit.commit()
    visit.notes.set_private("n1", stays_here=True)
    before = visit.notes.get("n1")
    assert visit.notes.under_its_new_id(before) is None
    visit.commit()
    fresh = visit.notes.under_its_new_id(before)
    assert fresh is not None
    assert visit.notes.get(fresh).body == before.body


def test_waiting_versions_say_whose_laptop_has_them_and_when(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ben.set_me("p1")  # Ann's second laptop
        ben.notes.save_typing("n1", "Typed on the other laptop.")
        ben.set_me("p2")
        ann.notes.save_typing("n1", "Typed here.")
        exchange(ann, ben)
        give(ben, ann)
        shown = ann.notes.shown_version("n1")
        (waiting,) = ann.notes.waiting_versions("n1")
        assert {shown.text, waiting.text} == {"Typed on the other laptop.", "Typed here."}
        assert {shown.who, waiting.who} == {"p1", "p2"}
        assert waiting.when is not None
        ann.notes.save_typing("n1", "Typed since.")
        assert ann.notes.shown_version("n1").when is None


@pytest.mark.parametrize("handed_over", [False, True])
def test_a_tag_whose_words_are_gone_is_put_on_others(
    visit: VisitFile, undo_check: UndoCheck, handed_over: bool
) -> None:
    tag = visit.notes.tag("n1", *OFFICERS, "t1")
    if handed_over:
        visit.commit()
    visit.notes.save_typing("n1", "Something else altogether.")
    assert visit.notes.tags_of("n1")[0].state == TagState.GONE
    with undo_check(visit):
        visit.notes.put_tag(tag, 0, 9)
    (put,) = visit.notes.tags_of("n1")
    assert (words_of(visit, put), put.state, put.span.words) == ("Something", TagState.OK, "Something")


def test_a_tag_is_put_on_words_only(visit: VisitFile) -> None:
    tag = visit.notes.tag("n1", *OFFICERS, "t1")
    with pytest.raises(NotAllowed, match="no words"):
        visit.notes.put_tag(tag, 3, 3)
    with pytest.raises(NotFound, match="tag is not"):
        visit.notes.put_tag("gone", 0, 3)


def test_a_quote_is_checked_and_cleared_and_undone(visit: VisitFile, undo_check: UndoCheck) -> None:
    tag = visit.notes.tag("n1", *OFFICERS, "t1", TagKind.QUOTE)
    with undo_check(visit):
        visit.notes.set_clearance(tag, Clearance.CHECKED)
    assert visit.notes.tags_of("n1")[0].clearance == Clearance.CHECKED


# --- while an exchange has the visit


def test_words_typed_while_an_exchange_takes_the_note_away_wait_for_it_and_are_kept(visit: VisitFile) -> None:
    visit.commit()
    begun, go_on = threading.Event(), threading.Event()

    def beside() -> None:
        with visit.step("Take in"):
            begun.set()
            go_on.wait(0.05)
            visit.rows.remove(Note, "n1")

    worker = threading.Thread(target=beside)
    worker.start()
    begun.wait(10)
    visit.notes.save_typing("n1", "Typed meanwhile.")
    worker.join()
    assert visit.notes.get("n1").body == "Typed meanwhile."
