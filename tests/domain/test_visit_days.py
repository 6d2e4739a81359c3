"""The days of a visit that is put off, and the sessions left behind."""

from __future__ import annotations

import pytest

from peerteam.domain.records import Session, SessionStatus, Slot
from peerteam.domain.visit_days import as_long, outside


def test_only_sessions_that_take_place_on_a_known_day_lie_outside() -> None:
    sessions = [
        Session("before", slot=Slot("2026-03-09")),
        Session("first", slot=Slot("2026-03-10")),
        Session("last", slot=Slot("2026-03-13")),
        Session("after", slot=Slot("2026-03-14")),
        Session("cancelled", slot=Slot("2026-03-14"), status=SessionStatus.CANCELLED),
        Session("some day", slot=Slot()),
    ]
    assert [each.id for each in outside(sessions, "2026-03-10", "2026-03-13")] == ["before", "after"]


@pytest.mark.parametrize(
    ("was", "last"),
    [
        (("2026-03-10", "2026-03-13"), "2026-07-03"),
        (("2026-03-10", "2026-03-10"), "2026-06-30"),
        (("2026-03-10", None), "2026-06-30"),
        (("2026-03-13", "2026-03-10"), "2026-06-30"),
    ],
)
def test_a_visit_put_off_lasts_as_long_as_before(was: tuple[str | None, str | None], last: str) -> None:
    assert as_long(*was, "2026-06-30") == last
