"""The calendar, read by another library, across the night the clocks change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import vobject

from peerteam.domain.outgoing import Audience, outgoing
from peerteam.domain.records import Peer, Presence, Record, Session, SessionStatus, Slot
from peerteam.domain.snapshot import Snapshot
from peerteam.formats.calendar import CalendarFile, calendar
from tests.builders import PEERS, RECORDS, SESSION, THEMES, VISIT

ANN = PEERS[0]


def of(*records: Record, peer: Peer | None = None, **sequences: int) -> CalendarFile:
    snapshot = Snapshot.of((VISIT, *THEMES, *PEERS, *records))
    return calendar(outgoing(snapshot, Audience.LGA), sequences, peer, datetime(2026, 3, 1, tzinfo=UTC))


def events(made: CalendarFile) -> list[Any]:
    return list(vobject.readOne(made.content.decode()).contents.get("vevent", []))


def on(day: str, start: str = "09:00", end: str | None = "10:00", id: str = "s1") -> Session:
    return replace(SESSION, id=id, slot=Slot(day, start, end, "Room 1"))


@pytest.mark.parametrize(
    ("day", "hour"),
    [("2026-03-27", 9), ("2026-03-28", 9), ("2026-03-29", 8), ("2026-03-30", 8), ("2026-10-24", 8), ("2026-10-25", 9)],
)
def test_nine_o_clock_stays_nine_o_clock_when_the_clocks_change(day: str, hour: int) -> None:
    (event,) = events(of(on(day)))
    start = event.dtstart.value.astimezone(UTC)
    assert (start.date().isoformat(), start.hour) == (day, hour)
    assert (event.dtend.value - event.dtstart.value).total_seconds() == 3600


def test_the_hour_after_the_change_is_summer_time() -> None:
    (event,) = events(of(on("2026-03-29", "02:00", "03:00")))
    assert event.dtstart.value.astimezone(UTC).hour == 1


def test_a_session_over_midnight_ends_on_the_next_day() -> None:
    (event,) = events(of(on("2026-03-10", "22:00", "00:30")))
    assert event.dtend.value.isoformat()[:16] == "2026-03-11T00:30"


def test_an_appointment_keeps_its_identity_and_its_number_rises() -> None:
    (before,), (after,) = events(of(on("2026-03-10"), s1=1)), events(of(on("2026-03-11"), s1=2))
    assert before.uid.value == after.uid.value
    assert [int(event.sequence.value) for event in (before, after)] == [1, 2]


def test_a_cancelled_session_is_taken_out_of_the_calendar() -> None:
    (event,) = events(of(replace(SESSION, status=SessionStatus.CANCELLED)))
    assert (event.status.value, event.transp.value) == ("CANCELLED", "TRANSPARENT")
    assert b"METHOD:PUBLISH" in of(SESSION).content


def test_a_peer_gets_the_sessions_they_are_in() -> None:
    led = replace(SESSION, id="a", title="Led", lead="p1", writer="p2")
    joined = replace(SESSION, id="b", title="Joined", lead="p2")
    other = replace(SESSION, id="c", title="Other", lead="p2")
    made = of(led, joined, other, Presence("x", "b", "p1"), peer=ANN)
    assert [event.summary.value for event in events(made)] == ["Led", "Joined"]
    assert events(made)[0].description.value == "Interview\nLead: you\nWriter: Ben Brook"


def test_what_has_no_time_is_told_and_not_guessed() -> None:
    no_end = replace(SESSION, id="b", slot=Slot("2026-03-10", "09:00", None))
    made = of(replace(SESSION, title="TBC", slot=Slot("2026-03-10")), no_end)
    assert made.without_time == ("TBC",)
    (event,) = events(made)
    assert "dtend" not in event.contents


def test_no_note_and_nobody_met_is_in_it() -> None:
    content = of(*[record for record in RECORDS if not isinstance(record, Peer)]).content.decode()
    assert "Chris Dale" not in content
    assert "reports come too late" not in content.replace("\r\n ", "")


def test_an_empty_programme_is_an_empty_calendar() -> None:
    assert events(of()) == []


def test_words_with_commas_and_long_words_come_back_whole() -> None:
    title = "Chairs, vice-chairs; “members” — " + "long " * 40 + "\\n"
    (event,) = events(of(replace(SESSION, title=title)))
    assert event.summary.value == title
