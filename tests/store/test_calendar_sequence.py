"""The number by which a calendar knows the newer of two files."""

from __future__ import annotations

from pathlib import Path

from peerteam.domain.records import SessionStatus, Slot
from peerteam.store.calendar_sequence import sequences
from peerteam.store.visit_file import VisitFile
from tests.builders import give, team


def test_nothing_changed_is_the_same_number(visit: VisitFile) -> None:
    assert sequences(visit) == sequences(visit) == {"s1": 0}


def test_every_change_of_slot_or_status_raises_it_before_anything_is_handed_over(visit: VisitFile) -> None:
    seen = [sequences(visit)["s1"]]
    for fields in (
        {"slot": Slot("2026-03-11", "09:00")},
        {"status": SessionStatus.CANCELLED},
        {"status": SessionStatus.PLANNED},
    ):
        visit.programme.change("s1", **fields)
        seen.append(sequences(visit)["s1"])
    assert seen == [0, 1, 2, 3]


def test_another_title_does_not_raise_it(visit: VisitFile) -> None:
    before = sequences(visit)
    visit.programme.change("s1", title="Chairs of scrutiny")
    assert sequences(visit) == before


def test_it_never_falls_when_things_are_handed_over(visit: VisitFile) -> None:
    seen = []
    for hour in range(10, 14):
        visit.programme.change("s1", slot=Slot("2026-03-10", f"{hour}:00"))
        seen.append(sequences(visit)["s1"])
        visit.commit()
        seen.append(sequences(visit)["s1"])
    assert seen == sorted(seen)
    assert seen[-1] > seen[0]


def test_a_laptop_that_never_made_a_calendar_counts_what_was_handed_over(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        before = sequences(ben)["s1"]
        ann.programme.change("s1", slot=Slot("2026-03-11", "09:00"))
        give(ann, ben)
        assert sequences(ben)["s1"] > before
