"""Walking a timetable with the arrow keys: the next session below, above, or in the stream beside."""

from __future__ import annotations

from peerteam.domain.timetable_layout import Placed, Plan


def below(plan: Plan, session: str, by: int) -> str:
    """The next session of the same stream, `by` 1 or -1; at the end it is the same one."""
    here = plan.place_of(session)
    if here is None:
        return first_of(plan)
    held = [each for each in plan.placed if _share(each, here)]
    held.sort(key=lambda each: (each.start, each.column, each.lane, each.session))
    return held[max(0, min(len(held) - 1, held.index(here) + by))].session


def beside(plan: Plan, session: str, by: int) -> str:
    """The session nearest in time to the right (1) or the left (-1), over streams in which there is none.

    On this side of lunch, if there is one: else a stream that only goes on after it could not be come to.
    """
    here = plan.place_of(session)
    if here is None:
        return first_of(plan)
    mates = [each for each in plan.placed if each.lane == here.lane + by and _share(each, here) and _meet(each, here)]
    if mates:
        return min(mates, key=lambda each: abs(each.start - here.start)).session
    held = [_in_column(plan, here, column) for column in _columns(plan, here, by)]
    near = [[each for each in some if not _parted(plan, here, each)] for some in held]
    some = next(filter(None, near), None) or next(filter(None, held), None)
    if not some:
        return session
    return min(some, key=lambda each: (abs(each.start - here.start), by * each.lane)).session


def _columns(plan: Plan, here: Placed, by: int) -> range:
    """Those to the right, or to the left, the next one first."""
    return range(here.column + here.across, len(plan.columns)) if by > 0 else range(here.column - 1, -1, -1)


def _in_column(plan: Plan, here: Placed, column: int) -> list[Placed]:
    """What stands in a column, without what stands in this one's too: that is above or below."""
    held = [each for each in plan.placed if each.column <= column < each.column + each.across]
    return [each for each in held if not _share(each, here)]


def _parted(plan: Plan, one: Placed, other: Placed) -> bool:
    """Whether something for both streams, such as lunch, lies between the two: then others are nearer to each."""
    first, last = sorted((one, other), key=lambda each: each.start)
    return any(
        first.end <= each.start and each.end <= last.start and _share(each, one) and _share(each, other)
        for each in plan.placed
    )


def first_of(plan: Plan) -> str:
    """Where one comes to first."""
    return plan.placed[0].session if plan.placed else ""


def _share(one: Placed, other: Placed) -> bool:
    return one.column < other.column + other.across and other.column < one.column + one.across


def _meet(one: Placed, other: Placed) -> bool:
    return one.start < other.end and other.start < one.end
