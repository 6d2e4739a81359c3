"""Two people's changes to one slot: whether they can both stand."""

from __future__ import annotations

from peerteam.domain.records import Slot


def both_changes(was: Slot, one: Slot, other: Slot) -> Slot | None:
    """The slot with what either changed, where they changed different parts: the one the room, the other the time.

    A day and its times are moved together, so they count as one part. None if the two cannot both stand, or if it
    would be no other slot than one of them.
    """
    parts = [(0, 1, 2), (3,)]
    values: list[str | None] = list(was)
    for part in parts:
        old, mine, theirs = (tuple(slot[place] for place in part) for slot in (was, one, other))
        if old not in (mine, theirs) and mine != theirs:
            return None
        for place, value in zip(part, mine if mine != old else theirs, strict=True):
            values[place] = value
    both = Slot(*values)
    return None if both in (one, other) else both
