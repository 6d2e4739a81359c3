"""News of the programme: which change is told under which word, to whom, and what is no news."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from peerteam.domain.news import News, What, new_clashes, news, since_words, summary, touching
from peerteam.domain.records import (
    Attendance,
    Peer,
    Person,
    Presence,
    Record,
    Session,
    SessionKind,
    SessionStatus,
    Slot,
    SourceGroup,
    Visit,
)
from peerteam.domain.snapshot import Snapshot

DAY = "2026-03-10"
ANN, BEN, CARA = Peer("ann", "Ann"), Peer("ben", "Ben"), Peer("cara", "Cara")
DALE, MOSS = Person("c1", "Cllr Dale", "Leader"), Person("c2", None, "Staff", None, SourceGroup.STAFF, 8)
LEADER = Session("a", "Leader", Slot(DAY, "09:00", "09:45", "Room 2"), SessionKind.INTERVIEW, lead="ben", writer="ann")
TOUR = Session("b", "Tour", Slot(DAY, "14:00", "15:00", "Depot"), SessionKind.TOUR, lead="ben", writer="cara")


def programme(*records: Record) -> Snapshot:
    return Snapshot.of((Visit("v"), ANN, BEN, CARA, DALE, MOSS, *records))


def told(was: Session | None, now: Session | None, *more: Record, me: str | None = "ann") -> list[News]:
    return news(programme(*filter(None, [was])), programme(*filter(None, [now]), *more), me)


def in_words(was: Session | None, now: Session | None, *more: Record, me: str | None = "ann") -> list[str]:
    return [each.in_words for each in told(was, now, *more, me=me)]


def at(session: Session, *slot: str | None) -> Session:
    return replace(session, slot=Slot(*slot))


def test_what_is_as_it_was_is_no_news() -> None:
    assert told(LEADER, LEADER) == []


def test_a_move_says_where_it_was_and_where_it_is() -> None:
    (found,) = told(LEADER, at(LEADER, DAY, "10:30", "11:15", "Room C"))
    assert (found.what, found.mine) == (What.MOVED, True)
    assert found.in_words == "Leader: was 09:00 Room 2, now 10:30 Room C"


def test_only_what_differs_is_told() -> None:
    assert in_words(LEADER, at(LEADER, DAY, "10:30", "11:15", "Room 2")) == ["Leader: was 09:00, now 10:30"]
    assert in_words(LEADER, at(LEADER, DAY, "09:00", "10:00", "Room 2")) == ["Leader: was 09:00–09:45, now 09:00–10:00"]
    assert in_words(LEADER, at(LEADER, "2026-03-11", "09:00", "09:45", "Room 2")) == [
        "Leader: was Tuesday 10 March 09:00, now Wednesday 11 March 09:00"
    ]


def test_another_room_alone_is_counted_as_that() -> None:
    (found,) = told(LEADER, at(LEADER, DAY, "09:00", "09:45", "Room C"))
    assert found.what is What.ROOM
    assert found.in_words == "Leader: was 09:00 Room 2, now 09:00 Room C"


def test_over_midnight_is_told_by_its_times() -> None:
    late = at(LEADER, DAY, "23:30", "00:15", "Room 2")
    assert in_words(LEADER, late) == ["Leader: was 09:00, now 23:30"]
    assert in_words(late, at(LEADER, DAY, "23:30", "00:45", "Room 2")) == ["Leader: was 23:30–00:15, now 23:30–00:45"]


def test_a_time_that_was_not_known_has_not_moved() -> None:
    (found,) = told(at(LEADER, DAY, None, None, "Room 2"), LEADER)
    assert found.what is What.CHANGED
    assert found.in_words == "Leader: was time not known, now 09:00"


def test_a_time_that_is_no_longer_known_has() -> None:
    (found,) = told(LEADER, at(LEADER))
    assert found.what is What.MOVED
    assert found.in_words == "Leader: was Tuesday 10 March 09:00 Room 2, now day not known time not known"


def test_cancelled_says_when_it_was_and_why() -> None:
    off = replace(LEADER, status=SessionStatus.CANCELLED, status_reason="The leader is ill.")
    (found,) = told(LEADER, off)
    assert found.what is What.CANCELLED
    assert found.in_words == "Leader: it was Tuesday 10 March 09:00–09:45, Room 2; the leader is ill"


def test_what_was_cancelled_before_is_no_news_whatever_becomes_of_it() -> None:
    off = replace(LEADER, status=SessionStatus.CANCELLED)
    assert told(off, at(off, DAY, "11:00")) == []
    assert told(off, None) == []
    assert told(None, off) == []


def test_what_takes_place_after_all_is_back() -> None:
    (found,) = told(replace(LEADER, status=SessionStatus.CANCELLED), LEADER)
    assert (found.what, found.changes) == (What.BACK, ("Tuesday 10 March 09:00–09:45, Room 2", "you write"))


def test_new_says_when_and_what_i_do_there() -> None:
    (found,) = told(None, LEADER)
    assert (found.what, found.mine) == (What.NEW, True)
    assert found.in_words == "Leader: Tuesday 10 March 09:00–09:45, Room 2; you write"
    (other,) = told(None, TOUR)
    assert (other.mine, other.changes) == (False, ("Tuesday 10 March 14:00–15:00, Depot",))


def test_what_was_taken_out_says_when_it_was() -> None:
    (found,) = told(LEADER, None)
    assert (found.what, found.changes) == (What.GONE, ("it was Tuesday 10 March 09:00–09:45, Room 2",))


def test_another_title_says_the_one_it_had() -> None:
    (found,) = told(LEADER, replace(LEADER, title="Leader and deputy"))
    assert found.what is What.CHANGED
    assert found.in_words == "Leader and deputy: was called “Leader”"


def test_another_lead_or_writer_is_told_from_where_i_sit() -> None:
    mine = replace(LEADER, lead="ann", writer="ben")
    assert in_words(LEADER, mine) == ["Leader: you lead instead of Ben; Ben writes instead of you"]
    assert in_words(TOUR, replace(TOUR, writer=None)) == ["Tour: nobody writes instead of Cara"]
    assert in_words(replace(TOUR, writer=None), TOUR, me="cara") == ["Tour: you write"]


def test_a_session_i_am_put_into_or_taken_from_is_mine() -> None:
    assert [each.mine for each in told(TOUR, replace(TOUR, writer="ann"))] == [True]
    assert [each.mine for each in told(LEADER, replace(LEADER, writer="cara"))] == [True]
    assert [each.mine for each in told(TOUR, replace(TOUR, writer=None))] == [False]


def test_who_sits_in_is_told() -> None:
    sits = Presence("p", "b", "ann")
    (found,) = told(TOUR, TOUR, sits)
    assert (found.changes, found.mine) == (("you sit in",), True)
    (gone,) = news(programme(TOUR, Presence("p", "b", "cara"), Presence("q", "b", "ann")), programme(TOUR), "ann")
    assert gone.changes == ("you do not sit in any more",)


def test_people_who_come_and_go_are_told() -> None:
    before = programme(LEADER, Attendance("x", "a", "c1"))
    (found,) = news(before, programme(LEADER, Attendance("y", "a", "c2")), "ann")
    assert found.what is What.CHANGED
    assert found.changes == ("with Staff (8 people)", "without Cllr Dale, Leader")


def test_mine_come_first_each_in_the_order_of_the_day() -> None:
    later = replace(LEADER, id="c", title="Later", slot=Slot("2026-03-11", "09:00"))
    found = news(programme(), programme(TOUR, later, LEADER), "ann")
    assert [each.title for each in found] == ["Leader", "Later", "Tour"]


def test_the_team_s_count_is_in_words() -> None:
    off = replace(TOUR, status=SessionStatus.CANCELLED)
    moved = at(LEADER, DAY, "10:00")
    new = replace(TOUR, id="n")
    assert summary(news(programme(LEADER, TOUR), programme(moved, off, new))) == "1 moved, 1 cancelled, 1 new"
    assert summary([]) == ""


# --- clashes that are new


def test_a_clash_that_was_not_there_before_is_mine_to_know() -> None:
    before, after = programme(LEADER, TOUR), programme(at(LEADER, DAY, "14:30", "15:15", "Room 2"), TOUR)
    (clash,) = new_clashes(before, after, "ben")
    assert clash.words == "14:30 you are in two rooms"
    assert new_clashes(before, after, "ann") == []
    assert new_clashes(after, after, "ben") == []


def test_what_touches_me_is_said_apart() -> None:
    before, after = programme(LEADER, TOUR), programme(at(LEADER, DAY, "14:00", "15:15", "Room 2"), TOUR)
    found, clashing = news(before, after, "ben"), new_clashes(before, after, "ben")
    today = date(2026, 3, 10)
    assert touching(found, clashing, after, today) == ("you now clash at 14:00", "of your sessions 1 moved")
    assert touching(news(before, after, "cara"), [], after, today) == ()


def test_a_clash_of_another_day_is_told_with_its_day() -> None:
    before, after = programme(LEADER, TOUR), programme(at(LEADER, DAY, "14:00", "15:15", "Room 2"), TOUR)
    said = touching([], new_clashes(before, after, "ben"), after, date(2026, 3, 9))
    assert said == ("you now clash on Tuesday at 14:00",)


# --- since when


@pytest.mark.parametrize(
    ("since", "words"),
    [
        (datetime(2026, 3, 11, 8, 0), "since 08:00"),
        (datetime(2026, 3, 10, 17, 4), "since yesterday, 17:04"),
        (datetime(2026, 3, 10, 23, 59), "since yesterday, 23:59"),
        (datetime(2026, 3, 9, 18, 0), "since Monday, 18:00"),
        (datetime(2026, 3, 4, 18, 0), "since 4 March"),
        (datetime(2026, 3, 12), ""),
        (None, ""),
    ],
)
def test_since_when_is_said_as_one_would(since: datetime | None, words: str) -> None:
    assert since_words(since, datetime(2026, 3, 11, 9, 0)) == words
