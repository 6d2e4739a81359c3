"""What two people changed of one slot, put together where that can be."""

from __future__ import annotations

import pytest

from peerteam.domain.differences import both_changes
from peerteam.domain.records import Slot

WAS = Slot("2026-03-10", "09:00", "09:45", "Room 1")


def test_a_new_room_and_a_new_time_can_both_stand() -> None:
    room, time = WAS._replace(room="Room C"), WAS._replace(start="14:30", end="15:15")
    assert both_changes(WAS, room, time) == Slot("2026-03-10", "14:30", "15:15", "Room C")
    assert both_changes(WAS, time, room) == Slot("2026-03-10", "14:30", "15:15", "Room C")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WAS._replace(room="Room C"), WAS._replace(room="Room D")),
        (WAS._replace(start="14:30"), WAS._replace(day="2026-03-11")),
        (WAS._replace(start="14:30", room="Room C"), WAS._replace(start="14:30")),
        (WAS, WAS._replace(start="14:30")),
    ],
)
def test_two_times_two_rooms_or_the_same_twice_cannot(one: Slot, other: Slot) -> None:
    assert both_changes(WAS, one, other) is None
