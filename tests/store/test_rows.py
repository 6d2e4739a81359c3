"""Rows as people work on them: records in, records out, and a trace of what to look at when handing over."""

from __future__ import annotations

import pytest

from peerteam.domain.records import (
    Attendance,
    Finding,
    Note,
    Person,
    Session,
    Slot,
    SourceGroup,
    Support,
    Tag,
    Theme,
)
from peerteam.store.visit_file import VisitFile
from tests.builders import PERSON, SESSION, THEMES, value


def test_a_record_is_read_as_it_was_written(visit: VisitFile) -> None:
    assert visit.rows.get(Session, "s1") == SESSION
    assert visit.rows.get(Person, "c1") == PERSON
    assert visit.rows.all(Theme) == list(THEMES)


@pytest.mark.parametrize("id", ["nobody", None, ""])
def test_a_record_that_is_not_there_is_none(visit: VisitFile, id: str | None) -> None:
    assert visit.rows.get(Session, id) is None
    assert visit.rows.find(id) is None


def test_a_record_is_found_without_its_kind(visit: VisitFile) -> None:
    assert visit.rows.find("c1") == PERSON


def test_an_id_of_one_kind_is_not_found_as_another(visit: VisitFile) -> None:
    assert visit.rows.get(Note, "s1") is None


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"slot": Slot("2026-03-10", "09:00", "09:45", "Room 1")}, ["s1"]),
        ({"slot": Slot("2026-03-10")}, []),
        ({"lead": None}, ["s1"]),
        ({"title": "Scrutiny chairs", "kind": "interview"}, ["s1"]),
        ({"title": "Scrutiny chairs", "kind": "tour"}, []),
    ],
)
def test_records_are_found_by_exact_values_and_by_unknown_ones(
    visit: VisitFile, fields: dict[str, object], found: list[str]
) -> None:
    assert [session.id for session in visit.rows.where(Session, **fields)] == found


def test_records_are_found_by_a_list_of_ids_in_the_order_shown(visit: VisitFile) -> None:
    assert [theme.id for theme in visit.rows.having(Theme, ["t2", "nobody", "t1"])] == ["t1", "t2"]


def test_sessions_come_in_the_order_of_the_day(visit: VisitFile) -> None:
    for id, slot in (("s3", Slot("2026-03-11", "08:00")), ("s2", Slot("2026-03-10", "08:30")), ("s0", Slot())):
        with visit.step("Test"):
            visit.rows.add(Session(id, slot=slot))
    assert [session.id for session in visit.rows.all(Session)] == ["s0", "s2", "s1", "s3"]


def test_adding_a_link_twice_is_adding_it_once(visit: VisitFile) -> None:
    with visit.step("Test"):
        for _ in range(2):
            assert visit.rows.add(Attendance("a1", "s1", "c1")) == Attendance("a1", "s1", "c1")
    assert len(visit.rows.all(Attendance)) == 1


def test_changing_some_fields_leaves_the_others(visit: VisitFile) -> None:
    with visit.step("Test"):
        changed = visit.rows.change(Session, "s1", title="Chairs of scrutiny", lead="p1")
    assert changed == visit.rows.get(Session, "s1")
    assert (changed.title, changed.lead, changed.slot, changed.kind) == (
        "Chairs of scrutiny", "p1", SESSION.slot, SESSION.kind,
    )  # fmt: skip


def test_changing_what_is_not_there_is_a_mistake_of_ours(visit: VisitFile) -> None:
    with pytest.raises(KeyError), visit.step("Test"):
        visit.rows.change(Session, "nobody", title="")


def test_removing_takes_along_what_means_nothing_without_it(visit: VisitFile) -> None:
    tag = visit.notes.tag("n1", 0, 12, "t1")
    finding = visit.findings.add("t1", "strength", "Scrutiny asks good questions")
    visit.findings.support(finding, tag)
    with visit.step("Test"):
        visit.rows.remove(Note, "n1")
    assert [visit.rows.all(kind) for kind in (Note, Tag, Support)] == [[], [], []]
    assert visit.rows.get(Finding, finding) is not None


def test_removing_leaves_what_merely_refers_to_it(visit: VisitFile) -> None:
    with visit.step("Test"):
        visit.rows.change(Session, "s1", lead="p2")
        visit.rows.add(Person("c2", same_as="c1", group=SourceGroup.MEMBER))
        visit.rows.remove(Person, "c1")
    assert [person.id for person in visit.rows.all(Person)] == ["c2"]
    assert visit.rows.all(Attendance) == []
    assert visit.rows.get(Session, "s1") is not None


def test_removing_what_is_not_there_changes_nothing(visit: VisitFile) -> None:
    with visit.step("Test") as step:
        visit.rows.remove(Note, "nobody")
    assert step.rows() == frozenset()


def test_every_write_is_looked_at_when_handing_over(visit: VisitFile) -> None:
    visit.commit()
    assert visit.not_handed_over() == 0
    with visit.step("Test"):
        visit.rows.change(Session, "s1", title="Chairs of scrutiny")
        visit.rows.add(Finding("f1"))
        visit.rows.remove(Person, "c1")
    assert {record for (record,) in visit.connection.execute("select record from written")} == {"s1", "f1", "c1", "a1"}
    assert visit.not_handed_over() == 3, "a finding that says nothing has nothing to hand over"


def test_a_value_written_and_put_back_is_nothing_to_hand_over(visit: VisitFile) -> None:
    visit.commit()
    visit.programme.change("s1", title="Chairs of scrutiny")
    visit.programme.change("s1", title=SESSION.title)
    assert visit.not_handed_over() == 0
    assert visit.commit() == 0


def test_composite_values_are_changed_as_one(visit: VisitFile) -> None:
    with visit.step("Test"):
        visit.rows.change(Session, "s1", slot=Slot("2026-03-11"))
    assert value(visit, "select slot from session") == '["2026-03-11",null,null,null]'
