"""The days of the visit, and the sessions outside them: a session keeps its own day when those of the visit change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from peerteam.domain.records import Session, SessionStatus


def outside(sessions: Iterable[Session], first: str, last: str) -> list[Session]:
    """The sessions that take place on a known day before the first or after the last."""
    held = (each for each in sessions if each.status != SessionStatus.CANCELLED and each.slot.day)
    return [each for each in held if not first <= (each.slot.day or "") <= last]


def as_long(was_first: str | None, was_last: str | None, first: str) -> str:
    """The last day of a visit that begins on another day and lasts as long as before."""
    if not was_first or not was_last:
        return first
    lasts = max(date.fromisoformat(was_last) - date.fromisoformat(was_first), timedelta())
    return (date.fromisoformat(first) + lasts).isoformat()
