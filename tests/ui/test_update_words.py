"""The lines of the council's new version, as one would say them."""

from __future__ import annotations

from peerteam.domain.programme import PersonRow, ProgrammeTable, SessionRow, person_id
from peerteam.domain.programme_update import Standing, compare
from peerteam.domain.records import Person, Session, SessionStatus, Slot
from peerteam.ui.update_words import Update, counted, take_in_words, updates

TUE = "2026-03-10"
OLD = PersonRow("Tom Ashdown", "Leader")
LEADER = Standing(
    Session(
        "s", "Leader", Slot(TUE, "09:00", "09:45", "Room 2"), status=SessionStatus.PLANNED, source_row="row 2",
    ),
    (Person(person_id(OLD), "Tom Ashdown", "Leader"),),
    noted=True,
)  # fmt: skip
OTHER = Standing(Session("o", "Scrutiny", Slot(TUE, "11:00", "12:00"), status="planned", source_row="row 3"))


def line(row: SessionRow, *others: SessionRow) -> Update:
    """The one line of a new version that says this of the leader's session."""
    same = SessionRow(TUE, "11:00", "12:00", "Scrutiny")
    standing = (LEADER, OTHER)
    (found,) = updates(compare(standing, ProgrammeTable((row, same, *others))), standing)
    return found


def test_a_session_moved_to_another_time_and_room_says_both() -> None:
    found = line(SessionRow(TUE, "14:00", "14:45", "Leader", room="Room 5"))
    assert (found.kind, found.told) == ("Moved", "Leader: Tue 09:00 → Tue 14:00, Room 2 → Room 5")


def test_a_session_that_only_lasts_longer_says_its_ends() -> None:
    assert line(SessionRow(TUE, "09:00", "10:00", "Leader")).words == "Tue 09:00 to 09:45 → Tue 09:00 to 10:00"


def test_other_people_are_named_as_they_come_and_go() -> None:
    found = line(SessionRow(TUE, "09:00", "09:45", "Leader", people=(PersonRow("Jane Reed", "Leader"),)))
    assert (found.kind, found.words) == ("Changed", "with Jane Reed, without Tom Ashdown")


def test_what_the_council_has_cancelled_says_so() -> None:
    found = line(SessionRow(TUE, "09:00", "09:45", "Leader", status="cancelled"))
    assert found.words == "cancelled by the council"


def test_a_new_session_says_when_where_and_with_whom() -> None:
    same = SessionRow(TUE, "09:00", "09:45", "Leader")
    found = line(
        same, SessionRow(TUE, None, None, "Unions", room="Hall", people=(PersonRow(None, "Branch secretary"),))
    )
    assert (found.kind, found.told) == ("New", "Unions: Tue time not known, Hall, with Branch secretary")


def test_what_is_gone_stays_as_cancelled_with_its_note() -> None:
    standing = (LEADER, OTHER)
    lines = compare(standing, ProgrammeTable((SessionRow(TUE, "11:00", "12:00", "Scrutiny"),)))
    (found,) = updates(lines, standing)
    assert (found.kind, found.told) == ("Gone", "Leader: stays as cancelled, with its note")
    assert counted(lines) == "1 not in it any more"


def test_the_main_button_counts_what_is_ticked() -> None:
    assert [take_in_words(count) for count in (0, 1, 5)] == [
        "Nothing is ticked",
        "Take in 1 change",
        "Take in 5 changes",
    ]
