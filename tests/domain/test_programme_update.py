"""The council's new version beside the programme: what moved, is new, is gone or changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from peerteam.domain.programme import PersonRow, ProgrammeTable, SessionRow, person_id, session_ids
from peerteam.domain.programme_update import GONE, Difference, Kind, Standing, compare, looks_partial
from peerteam.domain.records import Person, Session, SessionStatus, Slot

TUE, WED = "2026-03-10", "2026-03-11"


def row(title: str, start: str, *names: str, day: str = TUE, **more: str) -> SessionRow:
    end = f"{int(start[:2]) + 1:02}{start[2:]}"
    return SessionRow(day, start, end, title, people=tuple(map(PersonRow, names)), where="row 1", **more)  # type: ignore[arg-type]


V5 = (row("Leader", "09:00", "Tom Ashdown"), row("Chief Executive", "10:00", "Jane Reed"), row("Tour", "14:00"),
      row("Scrutiny", "09:00", "Ruth Dacre", day=WED), row("Unions", "11:00", day=WED))  # fmt: skip


def standing(rows: Sequence[SessionRow], *noted: str) -> list[Standing]:
    """A visit into which a table was taken."""
    return [
        Standing(
            Session(id, r.title, Slot(r.day, r.start, r.end, r.room), status="planned", source_row="row 1"),
            tuple(Person(person_id(p), p.name, p.post, group="other") for p in r.people),
            r.title in noted,
        )
        for id, r in zip(session_ids(rows), rows, strict=True)
    ]


def differences(old: Sequence[SessionRow], *new: SessionRow) -> list[Difference]:
    return compare(standing(old), ProgrammeTable(new))


def test_the_same_version_differs_in_nothing() -> None:
    assert differences(V5, *V5) == []


def test_everything_is_new_in_an_empty_visit() -> None:
    found = compare([], ProgrammeTable(V5))
    assert [line.kind for line in found] == [Kind.NEW] * 5
    assert sorted(line.session for line in found) == sorted(session_ids(V5))


def test_three_moved_one_new_and_one_gone_are_five_lines() -> None:
    leader, chief, tour, scrutiny, _ = V5
    new = (
        replace(leader, start="14:00", end="15:00"),
        replace(chief, start="11:00", end="12:00"),
        replace(tour, day=WED),
        scrutiny,
        row("Partners", "16:00", day=WED),
    )
    found = differences(V5, *new)
    assert sorted(line.kind for line in found) == ["gone", "moved", "moved", "moved", "new"]
    ids = dict(zip((r.title for r in V5), session_ids(V5), strict=True))
    moved = {line.session for line in found if line.kind is Kind.MOVED}
    assert moved == {ids["Leader"], ids["Chief Executive"], ids["Tour"]}
    gone = next(line for line in found if line.kind is Kind.GONE)
    assert (gone.session, dict(gone.fields)["status"]) == (ids["Unions"], "cancelled")


def test_two_sessions_that_swapped_are_two_moves() -> None:
    leader, chief, *rest = V5
    new = (replace(leader, start="10:00", end="11:00"), replace(chief, start="09:00", end="10:00"), *rest)
    assert [line.kind for line in differences(V5, *new)] == [Kind.MOVED, Kind.MOVED]


def test_a_new_title_for_the_same_people_at_the_same_time_is_a_change() -> None:
    leader, *rest = V5
    (line,) = differences(V5, replace(leader, title="Meeting the Leader"), *rest)
    assert (line.kind, dict(line.fields)["title"]) == (Kind.CHANGED, "Meeting the Leader")


def test_changed_people_are_told_by_who_comes_and_who_does_not() -> None:
    leader, *rest = V5
    (line,) = differences(V5, replace(leader, people=(PersonRow("Miriam Okafor"),)), *rest)
    assert line.kind is Kind.CHANGED
    assert [person.name for person in line.come] == ["Miriam Okafor"]
    assert line.go == (person_id(PersonRow("Tom Ashdown")),)
    assert "with Miriam Okafor; without Tom Ashdown" in line.words


def test_somebody_added_by_hand_stays() -> None:
    old = standing(V5)
    old[0] = replace(old[0], people=(*old[0].people, Person("by hand", "Walk In", group="other")))
    assert compare(old, ProgrammeTable(V5)) == []


def test_what_was_known_is_not_given_up_for_what_is_not() -> None:
    leader, *rest = V5
    known = replace(leader, room="Room 1")
    assert differences((known, *rest), replace(leader, start=None, end=None, people=()), *rest) == []


def test_a_new_room_is_a_change_and_no_move() -> None:
    leader, *rest = V5
    (line,) = differences(V5, replace(leader, room="Room 9"), *rest)
    assert line.kind is Kind.CHANGED
    assert dict(line.fields) == {"slot": Slot(TUE, "09:00", "10:00", "Room 9")}


def test_a_session_typed_by_hand_is_never_gone() -> None:
    old = standing(V5)
    old.append(Standing(Session("typed", "Our own", Slot(TUE, "17:00"), status="planned")))
    assert compare(old, ProgrammeTable(V5)) == []


def test_what_is_done_is_neither_moved_nor_gone() -> None:
    old = [replace(each, session=replace(each.session, status=SessionStatus.DONE)) for each in standing(V5)]
    moved = [replace(r, start="15:00", end="16:00") for r in V5[:4]]
    assert compare(old, ProgrammeTable(tuple(moved))) == []


def test_a_gone_session_with_notes_says_that_it_stays() -> None:
    found = compare(standing(V5, "Unions"), ProgrammeTable(V5[:4]))
    assert [line.words for line in found] == [
        "Gone: “Unions”, 11 Mar 11:00–12:00; it has notes, and stays as cancelled"
    ]


def test_a_gone_session_that_is_back_is_planned_again() -> None:
    old = standing(V5)
    off = replace(old[4].session, status="cancelled", status_reason=GONE)
    (line,) = compare([*old[:4], Standing(off)], ProgrammeTable(V5))
    assert dict(line.fields) == {"status": "planned", "status_reason": None}


def test_a_session_a_person_cancelled_stays_cancelled() -> None:
    old = standing(V5)
    off = replace(old[4].session, status="cancelled", status_reason="She is ill")
    assert compare([*old[:4], Standing(off)], ProgrammeTable(V5)) == []


def test_an_addition_takes_nothing_away() -> None:
    extra = ProgrammeTable((row("Extra", "17:00"), row("Another", "18:00", day=WED)))
    assert looks_partial(standing(V5), extra)
    assert [line.kind for line in compare(standing(V5), extra)] == [Kind.NEW, Kind.NEW]


def test_days_the_table_does_not_tell_of_are_left_alone() -> None:
    assert differences(V5, *(r for r in V5 if r.day == TUE)) == []


def test_what_a_part_of_the_programme_lacks_is_gone_only_if_somebody_is_asked() -> None:
    part = ProgrammeTable((row("Leader", "11:00", "Tom Ashdown"), row("Parishes", "15:00", day=WED)))
    assert Kind.GONE not in {line.kind for line in compare(standing(V5), part)}
    asked = compare(standing(V5), part, gone_of_part=True)
    assert len([line for line in asked if line.kind is Kind.GONE]) == 4


TITLES = st.sampled_from(["Leader", "Focus group", "Team meeting", "Tour", "Partners"])
ROWS = st.lists(
    st.builds(
        lambda title, hour, day, names: row(title, f"{hour:02}:00", *names, day=day),
        TITLES,
        st.integers(9, 12),
        st.sampled_from([TUE, WED]),
        st.lists(st.sampled_from(["Ann Lee", "Bo Cox"]), unique=True, max_size=2),
    ),
    max_size=8,
)


@given(ROWS)
def test_taking_in_the_same_table_again_adds_nothing(rows: list[SessionRow]) -> None:
    found = compare(standing(rows), ProgrammeTable(tuple(rows)))
    assert [line for line in found if line.kind in (Kind.NEW, Kind.GONE)] == []


@given(ROWS, ROWS)
def test_every_session_is_at_most_one_line_and_no_id_is_used_twice(
    old: list[SessionRow], new: list[SessionRow]
) -> None:
    found = compare(standing(old), ProgrammeTable(tuple(new)))
    ids = [line.session for line in found]
    assert len(ids) == len(set(ids))
    here = set(session_ids(old))
    assert all((line.session in here) != (line.kind is Kind.NEW) for line in found)
