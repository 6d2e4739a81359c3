"""The team and whom it met."""

from __future__ import annotations

import pytest

from peerteam.domain.errors import NotFound
from peerteam.domain.records import Person, SourceGroup
from peerteam.store.people import initials_of
from peerteam.store.visit_file import VisitFile
from tests.builders import PEERS, UndoCheck


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


def test_a_person_keeps_group_and_size(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        id = visit.people.add_person(SourceGroup.RESIDENT, organisation="Tenants’ panel", size=12)
    assert visit.rows.get(Person, id) == Person(id, None, None, "Tenants’ panel", "resident", 12)
    assert {person.id for person in visit.people.persons()} == {"c1", id}
