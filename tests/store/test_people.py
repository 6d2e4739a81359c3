"""The team and whom it met."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.people import counted_as, likely_same
from peerteam.domain.records import Peer, Person, SourceGroup
from peerteam.store.people import initials_of
from peerteam.store.visit_file import VisitFile
from tests.builders import PEERS, UndoCheck, exchange, team


def test_the_team_comes_in_the_order_it_is_published(visit: VisitFile) -> None:
    assert visit.people.peers() == list(PEERS)


def test_a_new_peer_comes_last_with_initials_of_the_name(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        visit.people.add_peer("Cllr Dan O’Dover", post="Leader")
    last = visit.people.peers()[-1]
    assert (last.name, last.initials, last.post) == ("Cllr Dan O’Dover", "DO", "Leader")


def test_given_initials_are_kept(visit: VisitFile) -> None:
    visit.people.add_peer("Dan Dover", initials="Dx")
    assert visit.people.peer_named("dX").name == "Dan Dover"


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Ann Archer", "AA"), ("Cllr Rajiv Menon", "RM"), ("Dr. Jo Mary Smith", "JMS"), ("Councillor É. Faure", "ÉF"),
     ("", "")],
)  # fmt: skip
def test_initials_leave_titles_out(name: str, initials: str) -> None:
    assert initials_of(name) == initials


def test_whose_laptop_it_is_is_known_by_name(visit: VisitFile) -> None:
    assert visit.people.me() == PEERS[0]


@pytest.mark.parametrize("name", ["Ben Brook", "ben brook", " BB ", "p2", "Brook"])
def test_a_peer_is_found_by_name_initials_or_id(visit: VisitFile, name: str) -> None:
    assert visit.people.peer_named(name) == PEERS[1]


@pytest.mark.parametrize(("name", "problem"), [("Zoe", "Nobody"), ("", "Nobody"), ("Archer", "More than one person")])
def test_a_name_that_fits_nobody_or_several_is_told_with_the_team(visit: VisitFile, name: str, problem: str) -> None:
    visit.people.add_peer("Bob Archer")
    with pytest.raises(NotFound, match=f"{problem} in the team is called “{name}”.*Ann Archer, Ben Brook"):
        visit.people.peer_named(name)


def test_people_are_listed_by_name_and_those_without_one_last_by_post(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        for name, post in (("Zoe Ash", "Clerk"), (None, "Tenants"), ("ann Ash", "Chair"), (None, "Crews")):
            visit.people.add_person(SourceGroup.STAFF, name=name, post=post)
    shown = [person.name or person.post for person in visit.people.persons()]
    assert [each for each in shown if each in ("Zoe Ash", "Tenants", "ann Ash", "Crews")] == [
        "ann Ash", "Zoe Ash", "Crews", "Tenants",
    ]  # fmt: skip


def test_a_person_keeps_group_and_size(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        id = visit.people.add_person(SourceGroup.RESIDENT, organisation="Tenants’ panel", size=12)
    assert visit.rows.get(Person, id) == Person(id, None, None, "Tenants’ panel", "resident", 12)
    assert {person.id for person in visit.people.persons()} == {"c1", id}


# --- the team as published


def test_a_peer_s_words_are_changed_and_undone(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        visit.people.change_peer("p2", label="Lead Member Peer")
    assert visit.people.peers()[1].label == "Lead Member Peer"


def test_a_peer_is_moved_in_the_order_as_published(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        assert visit.people.move_peer("p3", -1)
    assert [peer.id for peer in visit.people.peers()] == ["p1", "p3", "p2"]
    visit.people.move_peer("p1", 1)
    assert [peer.id for peer in visit.people.peers()] == ["p3", "p1", "p2"]


def test_at_either_end_of_the_order_nothing_moves(visit: VisitFile) -> None:
    assert not visit.people.move_peer("p1", -1)
    assert not visit.people.move_peer("p3", 1)
    assert visit.people.peers() == list(PEERS)


@pytest.mark.parametrize("position", [None, "a1"])
def test_two_peers_in_one_place_or_in_none_are_put_in_order_all_the_same(
    visit: VisitFile, position: str | None
) -> None:
    with visit.step("Somebody else's order"):
        for peer in ("p1", "p2", "p3"):
            visit.rows.change(Peer, peer, position=position)
    order = [peer.id for peer in visit.people.peers()]
    visit.people.move_peer(order[2], -1)
    assert [peer.id for peer in visit.people.peers()] == [order[0], order[2], order[1]]


def test_whoever_has_no_work_in_the_visit_can_leave_the_team_and_come_back(
    visit: VisitFile, undo_check: UndoCheck
) -> None:
    with undo_check(visit):
        gone = visit.people.remove_peer("p3")
    assert [peer.id for peer in visit.people.peers()] == ["p1", "p2"]
    visit.people.bring_back(gone)
    assert visit.people.peers() == list(PEERS)


def test_you_stay_in_the_team(visit: VisitFile) -> None:
    with pytest.raises(NotAllowed, match="This is you"):
        visit.people.remove_peer("p1")


def test_an_author_and_a_lead_stay_in_the_team(visit: VisitFile) -> None:
    visit.notes.add(author="p2", body="Heard.")
    visit.programme.change("s1", lead="p3")
    with pytest.raises(NotAllowed, match="1 note would lose their author"):
        visit.people.remove_peer("p2")
    with pytest.raises(NotAllowed, match="1 session would lose their lead or writer"):
        visit.people.remove_peer("p3")


# --- whom it met


def test_the_group_of_somebody_met_is_never_emptied(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        visit.people.change_person("c1", post="Leader", organisation=None)
    with pytest.raises(NotAllowed, match="always set"):
        visit.people.change_person("c1", group="")
    assert visit.people.persons() == [Person("c1", "Chris Dale", "Leader", None, SourceGroup.MEMBER)]


def test_somebody_deleted_is_brought_back_with_their_sessions(visit: VisitFile, undo_check: UndoCheck) -> None:
    before = visit.people.persons()
    with undo_check(visit):
        gone = visit.people.remove_person("c1")
    assert visit.people.persons() == []
    assert visit.people.sessions_of("c1") == []
    visit.people.bring_back(gone)
    assert visit.people.persons() == before
    assert [session.id for session in visit.people.sessions_of("c1")] == ["s1"]


def test_somebody_not_met_in_a_session_after_all_stays_in_the_list(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        gone = visit.people.take_out("s1", "c1")
    assert visit.people.sessions_of("c1") == []
    assert [person.id for person in visit.people.persons()] == ["c1"]
    visit.people.bring_back(gone)
    assert [session.id for session in visit.people.sessions_of("c1")] == ["s1"]


# --- one person typed twice


def add(visit: VisitFile, *ids: str, **same_as: str) -> None:
    visit.load([Person(id, "Chris Dale", group="member", same_as=same_as.get(id)) for id in ids])


def counted(visit: VisitFile) -> dict[str, str]:
    return counted_as(visit.people.persons())


def test_two_entries_said_to_be_one_count_once(visit: VisitFile, undo_check: UndoCheck) -> None:
    add(visit, "c2")
    with undo_check(visit):
        visit.people.join("c2", "c1")
    assert counted(visit) == {"c1": "c1", "c2": "c1"}
    assert likely_same(visit.people.persons()) == []


def test_what_was_joined_before_counts_with_the_new_one(visit: VisitFile) -> None:
    add(visit, "c2", "c3", c2="c1")
    visit.people.join("c2", "c3")
    assert counted(visit) == {"c1": "c3", "c2": "c3", "c3": "c3"}


def test_an_entry_that_did_not_count_can_be_the_one_to_count(visit: VisitFile) -> None:
    add(visit, "c2", "c3", c2="c1")
    visit.people.join("c3", "c2")
    assert counted(visit) == {"c1": "c2", "c2": "c2", "c3": "c2"}


def test_two_people_are_remembered_as_two_and_not_offered_again(visit: VisitFile, undo_check: UndoCheck) -> None:
    add(visit, "c2")
    assert likely_same(visit.people.persons()) != []
    with undo_check(visit):
        visit.people.say_two("c1", "c2")
    assert counted(visit) == {"c1": "c1", "c2": "c2"}
    assert likely_same(visit.people.persons()) == []


def test_what_is_joined_to_one_of_two_people_stays_joined(visit: VisitFile) -> None:
    add(visit, "c2", "c3", c2="c1")
    visit.people.say_two("c2", "c3")
    assert counted(visit) == {"c1": "c1", "c2": "c1", "c3": "c3"}
    assert likely_same(visit.people.persons()) == []


def test_two_joined_by_mistake_are_parted(visit: VisitFile) -> None:
    add(visit, "c2", c2="c1")
    visit.people.say_two("c2", "c1")
    assert counted(visit) == {"c1": "c1", "c2": "c2"}


def test_the_answer_reaches_the_other_laptops(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        add(ann, "c2")
        ann.people.say_two("c1", "c2")
        exchange(ann, ben)
        assert likely_same(ben.people.persons()) == []
