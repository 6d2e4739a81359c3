"""Everyday collisions between laptops, by files as people hand them over.

Each must end alike: nothing of anybody's is lost, what two people said differently waits and names both, and all
laptops show the same.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from peerteam.domain.ids import derived_id
from peerteam.domain.people import likely_same
from peerteam.domain.records import Attendance, Finding, Note, Peer, Person, Session, Slot, Support, Tag, Theme
from peerteam.handover.exchange import share, take_in
from peerteam.handover.folder import exchange, place_of, read_folder
from peerteam.store.check import check
from peerteam.store.visit_file import VisitFile
from tests.builders import BODY
from tests.handover.laptops import Team, alike, in_step

NINE, TWO = Slot("2026-03-10", "09:00", "09:45", "Room C"), Slot("2026-03-10", "14:30", "15:15", "Room 1")


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Team]:
    """Ann's and Ben's laptops, in step; afterwards every laptop is whole and alike."""
    with in_step(tmp_path) as team:
        yield team
        _all_is_well(team)


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Team]:
    """Ann's, Ben's and Cara's."""
    with in_step(tmp_path, 3) as team:
        yield team
        _all_is_well(team)


def _all_is_well(team: Team) -> None:
    assert alike(team.laptops)
    assert [check(visit) for visit in team.laptops] == [[]] * len(team.laptops)


def waiting(visit: VisitFile) -> set[tuple[str, str, str]]:
    """Record, field and who said otherwise, of everything that is told as to be settled."""
    return {(each.record, each.field, each.who) for each in visit.unsettled()}


def seen(visit: VisitFile, record: type[Any], id: str, field: str) -> set[Any]:
    """Every value of a field that somebody looking at this laptop sees: the one shown and those that wait."""
    shown = visit.rows.row(record.kind_name, id)
    assert shown is not None
    return {shown[field], *(w.value for w in visit.unsettled() if (w.record, w.field) == (id, field))}


# --- made twice


def test_two_sessions_of_the_same_title_are_two_sessions(two: Team) -> None:
    ann, ben = two.laptops
    made = {visit.programme.add("Staff focus group", NINE) for visit in (ann, ben)}
    two.exchange()
    assert {s.id for s in ben.programme.sessions() if s.title == "Staff focus group"} == made
    assert ben.unsettled() == []


def test_two_findings_of_the_same_words_are_two_headlines(two: Team) -> None:
    ann, ben = two.laptops
    made = {visit.findings.add("t1", "strength", "Clear leadership") for visit in (ann, ben)}
    two.exchange()
    assert {finding.id for finding in ann.findings.all()} == made


def test_one_interview_noted_by_two_is_two_notes_each_under_its_author(two: Team) -> None:
    ann, ben = two.laptops
    session = ann.programme.add("Leader", NINE)
    two.exchange()
    texts = {}
    for visit in (ann, ben):
        note = visit.notes.for_session(session)
        visit.notes.save_typing(note, f"As heard by {visit.me}.")
        texts[visit.me] = f"As heard by {visit.me}."
    two.exchange()
    assert {note.author: note.body for note in ann.notes.of_session(session)} == texts
    assert ann.unsettled() == []


def test_one_person_put_into_a_session_by_two_is_there_once(two: Team) -> None:
    ann, ben = two.laptops
    session = ann.programme.add("Leader", NINE)
    two.exchange()
    for visit in (ann, ben):
        visit.programme.meet(session, "c1")
    two.exchange()
    assert [link.person for link in ann.rows.where(Attendance, session=session)] == ["c1"]
    assert ann.unsettled() == []


def test_a_person_typed_by_two_under_two_descriptions_is_offered_as_one(two: Team) -> None:
    ann, ben = two.laptops
    ann.people.add_person("member", name="Cllr Joan Field", post="Leader")
    ben.people.add_person("member", name="J Field")
    two.exchange()
    (pair,) = likely_same(ann.people.persons())
    assert {person.name for person in pair} == {"Cllr Joan Field", "J Field"}


def test_two_papers_under_one_reference_are_both_kept_and_told(two: Team) -> None:
    ann, ben = two.laptops
    for visit, title in ((ann, "Reserves paper"), (ben, "Housing strategy")):
        visit.evidence.ask_for(title)
    two.exchange()
    (alike_,) = ann.evidence.under_one_reference()
    assert {paper.title for paper in alike_} == {"Reserves paper", "Housing strategy"}
    ann.evidence.change_document(alike_[1].id, reference=ann.evidence.next_reference())
    two.exchange()
    assert ben.evidence.under_one_reference() == []


def test_one_focus_area_added_by_two_is_one_theme(two: Team) -> None:
    for visit in two.laptops:
        visit.programme.add_focus("Housing and growth", "Housing")
    two.exchange()
    assert [theme.short_name for theme in two.laptops[0].programme.themes()] == ["Governance", "Finance", "Housing"]
    assert two.laptops[0].unsettled() == []


def test_one_passage_put_behind_a_finding_by_two_is_behind_it_once(two: Team) -> None:
    ann, ben = two.laptops
    finding, tag = ann.findings.add("t1", "strength", "Clear"), ann.notes.tag("n1", 0, 12, "t1")
    two.exchange()
    ann.findings.support(finding, tag)
    ben.findings.support(finding, tag, "against")
    two.exchange()
    (link,) = ann.rows.all(Support)
    assert link.id == derived_id("support", finding, tag)
    assert seen(ann, Support, link.id, "stance") == {"for", "against"}


# --- changed twice


def test_a_session_moved_by_two_shows_both_slots_and_who_said_which(two: Team) -> None:
    ann, ben = two.laptops
    ann.programme.change("s1", slot=NINE)
    ben.programme.change("s1", slot=TWO)
    two.exchange()
    assert len(seen(ann, Session, "s1", "slot")) == 2
    assert len(waiting(ann)) == 1
    assert {("s1", "slot", "p1"), ("s1", "slot", "p2")} > waiting(ann) == waiting(ben)


def test_a_session_moved_by_one_and_given_a_writer_by_another_is_both(two: Team) -> None:
    ann, ben = two.laptops
    ann.programme.change("s1", slot=TWO)
    ben.programme.change("s1", writer="p2")
    two.exchange()
    session = ann.rows.get(Session, "s1")
    assert session is not None
    assert (session.slot, session.writer) == (TWO, "p2")
    assert ann.unsettled() == []


def test_a_theme_renamed_by_two_keeps_its_tags_and_shows_both_names(two: Team) -> None:
    ann, ben = two.laptops
    tag = ben.notes.tag("n1", 0, 12, "t1")
    ann.programme.change_theme("t1", name="Governance and scrutiny")
    ben.programme.change_theme("t1", name="Governance, culture and audit")
    two.exchange()
    assert seen(ann, Theme, "t1", "name") == {"Governance and scrutiny", "Governance, culture and audit"}
    found = ann.rows.get(Tag, tag)
    assert found is not None
    assert found.theme == "t1"


def test_a_text_edited_on_two_laptops_stands_in_both_versions(two: Team) -> None:
    ann, ben = two.laptops
    note = ann.notes.add("s1", author="p2", body="The plan is on track.")
    two.exchange()
    ann.notes.save_typing(note, "The plan is not on track at all.")
    ben.notes.save_typing(note, "The plan is broadly on track.")
    two.exchange()
    versions = {"The plan is not on track at all.", "The plan is broadly on track."}
    for visit in (ann, ben):
        assert {visit.notes.get(note).body, visit.notes.waiting_body(note)} == versions
        assert {each.who for each in visit.notes.waiting_versions(note)} < {"p1", "p2"}


def test_a_tag_on_words_that_were_edited_elsewhere_follows_them(two: Team) -> None:
    ann, ben = two.laptops
    tag = ben.notes.tag("n1", *_at("reports come too late"), "t1")
    ann.notes.save_typing(
        "n1", BODY.replace("The scrutiny chair says", "She said that").replace("too late", "far too late")
    )
    two.exchange()
    two.exchange()
    found = ann.rows.get(Tag, tag)
    assert found is not None
    assert (ann.notes.get("n1").body or "")[found.at : found.upto] == "reports come far too late"
    assert found.state == "edited"
    assert found.span.words == "reports come too late"


def test_a_tag_on_words_that_were_taken_out_elsewhere_keeps_them_and_says_gone(two: Team) -> None:
    ann, ben = two.laptops
    tag = ben.notes.tag("n1", *_at("Officers agree."), "t1")
    ann.notes.save_typing("n1", BODY.replace(" Officers agree.", ""))
    two.exchange()
    two.exchange()
    found = ann.rows.get(Tag, tag)
    assert found is not None
    assert (found.state, found.span.words) == ("gone", "Officers agree.")


def _at(words: str) -> tuple[int, int]:
    return BODY.index(words), BODY.index(words) + len(words)


# --- deleted here, changed there


def test_a_tag_deleted_by_one_and_changed_by_another_is_shown_with_its_mark(two: Team) -> None:
    ann, ben = two.laptops
    tag = ann.notes.tag("n1", 0, 12, "t1")
    two.exchange()
    ann.notes.untag(tag)
    ben.notes.set_kind(tag, "quote")
    two.exchange()
    for visit in (ann, ben):
        assert [(t.id, t.kind) for t in visit.rows.all(Tag)] == [(tag, "quote")]
        assert waiting(visit) == {(tag, "", "p1")}


def test_a_session_removed_by_one_and_noted_by_another_keeps_the_note(two: Team) -> None:
    ann, ben = two.laptops
    session = ann.programme.add("Town tour", NINE)
    two.exchange()
    ann.programme.remove(session)
    note = ben.notes.add(session, body="The high street is half empty.")
    ben.programme.change(session, status="done")
    two.exchange()
    for visit in (ann, ben):
        assert visit.notes.get(note).about == session
        assert visit.rows.get(Session, session) is not None
        assert (session, "", "p1") in waiting(visit)


def test_a_finding_dropped_by_one_and_reworded_by_another_keeps_the_words(two: Team) -> None:
    ann, ben = two.laptops
    finding = ann.findings.add("t1", "strength", "Clear leadership")
    two.exchange()
    ann.findings.drop(finding)
    ben.findings.reword(finding, "Clear and visible leadership")
    two.exchange()
    found = ann.rows.get(Finding, finding)
    assert found is not None
    assert (found.wording, found.state) == ("Clear and visible leadership", "dropped")


# --- files late, again, in part, in any order


def test_a_stale_file_after_a_newer_one_changes_nothing(two: Team) -> None:
    ann, ben = two.laptops
    ann.programme.change("s1", title="First")
    stale = two.file_of(ann)
    ann.programme.change("s1", title="Second")
    two.give(ann, ben)
    before = ben.digest()
    assert take_in(ben, stale).new == 0
    assert ben.digest() == before
    assert ben.unsettled() == []


def test_the_same_file_twice_is_once(two: Team) -> None:
    ann, ben = two.laptops
    ann.notes.tag("n1", 0, 12, "t1")
    file = two.give(ann, ben)
    assert take_in(ben, file).new == 0
    assert len(ben.rows.all(Tag)) == 1


def test_four_files_in_any_order_come_to_the_same(three: Team, tmp_path: Path) -> None:
    ann, ben, cara = three.laptops
    files = []
    for number, visit in enumerate((ann, ben, cara, ann)):
        visit.programme.change("s1", title=f"Title {number}", stream=f"Stream {number}")
        visit.notes.add("s1", body=f"Note {number} of {visit.me}.")
        files.append(three.file_of(visit))
    digests = set()
    for number, order in enumerate(itertools.permutations(files)):
        with VisitFile.empty(tmp_path / f"order {number}.peerteam", "v") as fresh:
            for file in order:
                take_in(fresh, file)
            digests.add(fresh.digest())
            assert len(seen(fresh, Session, "s1", "title")) == 3
            assert len(fresh.rows.all(Note)) == 5
    assert len(digests) == 1
    three.exchange()
    three.exchange()
    assert ann.digest() in digests


def test_an_exchange_that_reached_only_some_is_made_good_by_the_next(three: Team) -> None:
    ann, ben, cara = three.laptops
    for visit in three.laptops:
        visit.notes.add("s1", body=f"Heard by {visit.me}.")
    three.exchange([ann, ben])
    assert not alike(three.laptops)
    three.exchange([ben, cara])
    three.give(cara, ann)
    assert {note.body for note in ann.rows.all(Note)} == {BODY, *(f"Heard by p{number}." for number in (1, 2, 3))}


# --- a file put back, copied, lost


def test_an_old_copy_put_back_gets_again_what_it_had_handed_over(two: Team, tmp_path: Path) -> None:
    ann, ben = two.laptops
    ann.copy_to(tmp_path / "old copy")
    ann.notes.add("s1", body="Handed over before the accident.")
    two.give(ann, ben)
    ann = two.put_in_place_of(ann, tmp_path / "old copy")
    ann.programme.change("s1", title="Written after it was put back")
    two.exchange()
    assert "Handed over before the accident." in {note.body for note in ann.notes.mine()}
    assert ben.rows.where(Session, title="Written after it was put back")
    assert ann.unsettled() == []


def test_two_laptops_with_one_copied_file_lose_nothing_and_get_names_of_their_own(two: Team) -> None:
    ann, ben = two.laptops
    twin = two.copy(ann, "twin")
    twin.set_me("p3")
    assert twin.laptop == ann.laptop
    ann.programme.change("s1", title="Ann’s")
    twin.programme.change("s1", title="Cara’s")
    twin.notes.add("s1", body="By Cara, on a copy of Ann’s.")
    two.exchange()
    two.exchange()
    assert seen(ben, Session, "s1", "title") == {"Ann’s", "Cara’s"}
    assert "By Cara, on a copy of Ann’s." in {note.body for note in ann.rows.all(Note)}
    assert len({visit.laptop for visit in two.laptops}) == 3
    assert {heard.who for heard in ben.laptops.heard()} == {"Ann Archer", "Cara Cole"}


def test_two_laptops_with_one_copied_file_never_write_over_each_other_in_a_folder(two: Team, tmp_path: Path) -> None:
    ann, ben = two.laptops
    stick = tmp_path / "stick"
    stick.mkdir()
    twin = two.copy(ann, "twin")
    twin.set_me("p3")
    ann.notes.add("s1", body="By Ann.")
    twin.notes.add("s1", body="By Cara, on a copy of Ann’s.")
    for visit in (ann, twin, ann, ben, twin, ann):
        exchange(visit, place_of(visit, stick), read_folder(place_of(visit, stick), lambda step, of: None))
    assert len(list(stick.iterdir())) == 3
    assert {"By Ann.", "By Cara, on a copy of Ann’s."} < {note.body for note in ben.rows.all(Note)}


def test_a_new_laptop_for_a_lost_one_has_all_that_was_handed_over_and_is_one_colleague(two: Team) -> None:
    ann, ben = two.laptops
    ben.notes.add("s1", body="Handed over in time.")
    two.exchange()
    two.leave(ben)
    again = two.join(two.file_of(ann), "p2", "bens new laptop")
    (mine,) = again.notes.mine()
    again.notes.save_typing(mine.id, "Handed over in time, and gone on with.")
    two.exchange()
    assert ann.notes.get(mine.id).body == "Handed over in time, and gone on with."
    assert [heard.who for heard in ann.laptops.heard()] == ["Ben Brook"]
    assert ann.laptops.heard()[0].lacks == 0


def test_a_laptop_lent_to_a_colleague_keeps_whose_words_are_whose(two: Team) -> None:
    ann, ben = two.laptops
    hers = ann.notes.add("s1", body="Ann’s own words.")
    ann.set_me("p3")
    lent = ann.notes.add("s1", body="Cara’s, on Ann’s laptop.")
    two.exchange()
    assert (ben.notes.get(hers).author, ben.notes.get(lent).author) == ("p1", "p3")
    assert [peer.name for peer in ben.rows.all(Peer)] == ["Ann Archer", "Ben Brook", "Cara Cole"]
    assert ben.rows.all(Person)[0].name == "Chris Dale"


def test_a_smaller_file_that_came_before_what_it_stands_on_is_completed_by_the_next(two: Team, tmp_path: Path) -> None:
    ann, ben = two.laptops
    note = ann.notes.add("s1", body="Officers agree with that.")
    two.file_of(ann)
    since = ann.changes.last
    ann.notes.tag(note, 0, 8, "t1")
    share(ann, tmp_path / "only the tag", since)
    take_in(ben, tmp_path / "only the tag")
    assert [tag.state for tag in ben.rows.all(Tag)] == ["waiting"]
    two.give(ann, ben)
    assert [(tag.at, tag.upto, tag.state) for tag in ben.rows.all(Tag)] == [(0, 8, "ok")]
