"""What makes two rows of a table one session or one person."""

from __future__ import annotations

from dataclasses import replace

from peerteam.domain.programme import (
    Mapping,
    PersonRow,
    ProgrammeTable,
    Question,
    SessionRow,
    person_id,
    person_key,
    session_ids,
    without_doubles,
)

ROW = SessionRow("2026-03-10", "09:00", "09:45", "Leader of the Council", room="Room 1", stream="A", where="row 2")


def test_the_same_table_gives_the_same_ids_whatever_the_file_is_called() -> None:
    other = replace(ROW, where="another place", title="LEADER of the council ")
    assert session_ids([ROW]) == session_ids([other])


def test_a_session_that_moves_within_its_day_keeps_its_id() -> None:
    moved = replace(ROW, start="14:00", end="15:00", room="Room 9", stream="B")
    assert session_ids([ROW]) == session_ids([moved])
    assert session_ids([ROW]) != session_ids([replace(ROW, day="2026-03-11")])


def test_one_title_twice_in_a_day_is_told_apart() -> None:
    rows = [ROW, replace(ROW, start="11:00"), replace(ROW, start="11:00", people=(PersonRow("Ann Lee"),)), ROW]
    ids = session_ids(rows)
    assert len(set(ids)) == 4
    assert session_ids(rows) == ids


def test_a_title_is_no_part_of_its_times() -> None:
    assert len(set(session_ids([replace(ROW, title=None), ROW]))) == 2


def test_people_are_one_with_the_same_bare_name_and_post_only() -> None:
    assert person_key("Cllr Ann Lee", "Leader") == person_key("Councillor ann  lee", "leader")
    assert person_key("Ann Lee", "Leader") != person_key("Ann Lee", None)
    assert person_key(None, "Chair", "Police") != person_key(None, "Chair", "NHS")
    assert person_id(PersonRow("Cllr Ann Lee", "Leader")) == person_id(PersonRow("Ann Lee", "Leader", "Marlbridge"))


def test_a_person_named_twice_stands_once_and_first() -> None:
    ann, bo = PersonRow("Ann Lee"), PersonRow("Bo Cox")
    assert without_doubles([ann, bo, PersonRow("Cllr Ann Lee"), bo]) == (ann, bo)


def test_two_files_are_one_programme() -> None:
    one = ProgrammeTable((ROW,), warnings=("w",), mapping=Mapping((("time", "time"),)))
    other = ProgrammeTable((replace(ROW, day="2026-03-11"),), mapping=Mapping((("what", "title"),)))
    both = one + other
    assert len(both.sessions) == 2
    assert both.mapping.roles == (("time", "time"), ("what", "title"))


def test_questions_are_told_among_the_warnings() -> None:
    table = ProgrammeTable(questions=(Question("row 3", "time", "7-8", "morning or evening?"),))
    assert table.as_json()["warnings"] == ["row 3: “7-8”: morning or evening?"]


def test_a_mapping_is_kept_by_the_words_at_the_head() -> None:
    mapping = Mapping().with_role("Session title:", "title")
    assert mapping.role_of("SESSION  Title") == "title"
    assert mapping.role_of("Room") is None
    assert mapping.with_role("session title", "").role_of("Session Title") == ""
