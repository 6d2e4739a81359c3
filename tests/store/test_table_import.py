"""Taking a council's tables into the visit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from peerteam.domain.list_tables import DocumentRow
from peerteam.domain.people import likely_same
from peerteam.domain.programme import Mapping, PersonRow, ProgrammeTable, SessionRow
from peerteam.domain.programme_update import compare
from peerteam.domain.records import Attendance, Session
from peerteam.store.table_import import import_documents, import_people, mapping_of, remember_mapping
from peerteam.store.visit_file import VisitFile
from tests.builders import PERSON, UndoCheck, exchange, rows_of, team, value

TUE = "2026-03-10"
LEADER = SessionRow(
    TUE, "10:00", "10:45", "Leader", "interview", "Room 2", "A", None,
    (PersonRow("Cllr Tom Ashdown", "Leader", "Marlbridge", group="member"), PersonRow(None, "8 staff", size=8)),
    ("Ann Archer", "CC", "Nobody"), "Ann Archer", None, "row 2",
)  # fmt: skip
KNOWN = SessionRow(
    TUE, "11:00", "11:45", "Chair", people=(PersonRow("Cllr Chris Dale", "chair of scrutiny"),), where="row 3"
)
TABLE = ProgrammeTable((LEADER, KNOWN))


def take_in(visit: VisitFile, table: ProgrammeTable) -> int:
    lines = compare(visit.programme.standing(), table)
    visit.programme.apply(lines)
    return len(lines)


def session(visit: VisitFile, title: str) -> Session:
    return next(each for each in visit.programme.sessions() if each.title == title)


def test_a_table_is_taken_in_with_people_and_peers(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        assert take_in(visit, TABLE) == 2
    made = session(visit, "Leader")
    assert (made.slot, made.kind, made.stream) == ((TUE, "10:00", "10:45", "Room 2"), "interview", "A")
    assert (made.status, made.lead, made.writer, made.source_row) == ("planned", "p1", None, "row 2")
    people = {(p.name, p.post, p.group, p.size) for p in visit.programme.people_of(made.id)}
    assert people == {("Cllr Tom Ashdown", "Leader", "member", None), (None, "8 staff", "other", 8)}
    assert [peer.id for peer in visit.programme.peers_of(made.id)] == ["p1", "p3"]


def test_a_peer_nobody_knows_is_told(visit: VisitFile) -> None:
    assert visit.programme.apply(compare([], TABLE)).unknown_peers == ("Nobody",)


def test_somebody_the_visit_knows_is_not_added_again(visit: VisitFile) -> None:
    take_in(visit, TABLE)
    assert [person.id for person in visit.programme.people_of(session(visit, "Chair").id)] == [PERSON.id]


def test_somebody_who_may_be_the_same_is_added_and_offered(visit: VisitFile) -> None:
    take_in(visit, ProgrammeTable((replace(KNOWN, people=(PersonRow("Chris Dale"),)),)))
    assert [{one.name, other.name} for one, other in likely_same(visit.people.persons())] == [{"Chris Dale"}]


def test_taking_in_the_same_table_twice_changes_nothing(visit: VisitFile) -> None:
    take_in(visit, TABLE)
    before = rows_of(visit)
    assert take_in(visit, TABLE) == 0
    assert rows_of(visit) == before


def test_the_same_file_on_two_laptops_is_one_programme(tmp_path: Path) -> None:
    with team(tmp_path, 2) as (ann, ben):
        take_in(ann, TABLE)
        take_in(ben, TABLE)
        exchange(ann, ben)
        assert ann.digest() == ben.digest()
        assert len(ann.programme.sessions()) == len(ben.programme.sessions()) == 3
        assert ann.unsettled() == []


def test_a_note_stays_with_its_session_through_every_kind_of_change(visit: VisitFile, undo_check: UndoCheck) -> None:
    take_in(visit, TABLE)
    first, second = session(visit, "Leader").id, session(visit, "Chair").id
    notes = [visit.notes.add(about=id, author="p1", body="Words") for id in (first, second)]
    moved = replace(LEADER, start="14:00", end="14:45", people=(PersonRow("Jane Reed", "Chief Executive"),))
    with undo_check(visit):
        assert take_in(visit, ProgrammeTable((moved,))) == 2
    assert session(visit, "Leader").slot == (TUE, "14:00", "14:45", "Room 2")
    assert session(visit, "Leader").status == "moved"
    assert session(visit, "Chair").status == "cancelled"
    assert [value(visit, "select about from note where id = ?", note) for note in notes] == [first, second]
    assert [person.name for person in visit.programme.people_of(first)] == ["Jane Reed"]


def test_lines_that_are_not_accepted_are_not_done(visit: VisitFile) -> None:
    take_in(visit, TABLE)
    moved = ProgrammeTable((replace(LEADER, start="14:00", end="14:45"), replace(KNOWN, start="15:00", end="15:45")))
    lines = compare(visit.programme.standing(), moved)
    visit.programme.apply([line for line in lines if line.session == session(visit, "Leader").id])
    assert session(visit, "Leader").slot.start == "14:00"
    assert session(visit, "Chair").slot.start == "11:00"


def test_a_line_for_a_session_that_is_gone_meanwhile_does_nothing(visit: VisitFile) -> None:
    take_in(visit, TABLE)
    lines = compare(visit.programme.standing(), ProgrammeTable((replace(LEADER, room="Room 9"), KNOWN)))
    visit.programme.remove(session(visit, "Leader").id)
    visit.programme.apply(lines)
    assert "Leader" not in [each.title for each in visit.programme.sessions()]


def test_the_session_typed_by_hand_with_its_people_is_recognised(visit: VisitFile) -> None:
    hand = SessionRow(TUE, "09:00", "09:45", "Scrutiny chairs", room="Room 7", where="row 1")
    assert take_in(visit, ProgrammeTable((hand,))) == 1
    assert session(visit, "Scrutiny chairs").id == "s1"
    assert session(visit, "Scrutiny chairs").slot.room == "Room 7"
    assert len(visit.rows.where(Attendance, session="s1")) == 1


def test_the_mapping_is_remembered(visit: VisitFile) -> None:
    assert visit.programme.mapping() == Mapping()
    mapping = Mapping().with_role("Blurb", "title").with_role("Café", "")
    visit.programme.remember_mapping(mapping)
    assert visit.programme.mapping() == mapping


def test_people_are_added_once(visit: VisitFile, undo_check: UndoCheck) -> None:
    rows = [PersonRow("Chris Dale", "Chair of Scrutiny"), PersonRow("Ann Lee", "Director", "Marlbridge", group="staff")]
    with undo_check(visit):
        assert import_people(visit, rows) == 1
    assert import_people(visit, rows) == 0
    assert {(p.name, p.group) for p in visit.people.persons()} == {("Chris Dale", "member"), ("Ann Lee", "staff")}


def test_papers_are_added_once_and_filled_in(visit: VisitFile, undo_check: UndoCheck) -> None:
    asked = DocumentRow("D1", "Corporate plan", asked_on="2026-02-02", where="row 2")
    with undo_check(visit):
        assert import_documents(visit, [asked, DocumentRow(None, "Reserves paper", where="row 3")]) == (2, ())
    papers = {d.reference: (d.title, d.status) for d in visit.evidence.documents()}
    assert papers == {"D1": ("Corporate plan", "requested"), "D2": ("Reserves paper", "requested")}
    assert import_documents(visit, [asked, DocumentRow(None, "RESERVES paper")]) == (0, ())
    came = replace(asked, received="2026-02-09", title="The corporate plan")
    added, warnings = import_documents(visit, [came])
    assert added == 0
    assert warnings == ("row 2: D1 Corporate plan is kept as it is in the visit; the table differs in title",)
    assert visit.evidence.documents()[0].received == "2026-02-09"
    assert visit.evidence.documents()[0].status == "received"


def test_what_columns_are_for_is_remembered_for_each_kind_of_table_by_itself(visit: VisitFile) -> None:
    said = {what: Mapping().with_role("Spot", role) for what, role in (("programme", "room"), ("papers", "title"))}
    for what, mapping in said.items():
        remember_mapping(visit, what, mapping)
    assert {what: mapping_of(visit, what) for what in said} == said
    assert visit.programme.mapping() == said["programme"]
    assert mapping_of(visit, "people") == Mapping()
    assert visit.history.undo_label is None
