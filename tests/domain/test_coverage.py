"""Whom such a visit usually meets, and the themes nobody is asked about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerteam.domain.coverage import Usual, not_met, parse_usual, session_with, themes_without_session
from peerteam.domain.errors import BadResource
from peerteam.domain.records import Attendance, Record, SessionKind, SessionStatus, SessionTheme, SourceGroup
from peerteam.domain.snapshot import Snapshot
from peerteam.formats.whom_to_meet import load
from tests.builders import PERSON, SESSION, THEMES, VISIT

LEADER = Usual("the leader", ("leader",), ("deputy leader", "leader of the opposition"))
STAFF = Usual("staff", ("staff",), (), SourceGroup.STAFF, SessionKind.FOCUS_GROUP)


def snapshot(*records: Record) -> Snapshot:
    return Snapshot.of((VISIT, *THEMES, *records))


def meeting(post: str | None, **more: object) -> Snapshot:
    session = replace(SESSION, **{"title": "A talk", **more})  # type: ignore[arg-type]
    return snapshot(session, replace(PERSON, post=post), Attendance("a1", "s1", "c1"))


@pytest.mark.parametrize("post", ["Leader of the Council", "leader", "Leader, and Deputy Leader of the group"])
def test_somebody_with_the_post_is_met(post: str) -> None:
    assert not_met(meeting(post), [LEADER]) == []


@pytest.mark.parametrize("post", ["Deputy Leader", "Leader of the Opposition", "Cheerleader", None])
def test_somebody_else_is_not_meant(post: str | None) -> None:
    assert not_met(meeting(post), [LEADER]) == [LEADER]


def test_the_title_of_a_session_is_enough() -> None:
    assert not_met(snapshot(replace(SESSION, title="Leader and chief executive")), [LEADER]) == []


def test_a_cancelled_session_meets_nobody() -> None:
    assert not_met(meeting("Leader", status=SessionStatus.CANCELLED), [LEADER]) == [LEADER]


def test_a_kind_of_session_and_a_group_are_enough() -> None:
    person = replace(PERSON, group=SourceGroup.STAFF, post=None)
    talk = snapshot(SESSION, person, Attendance("a1", "s1", "c1"))
    focus = snapshot(replace(SESSION, kind=SessionKind.FOCUS_GROUP), person, Attendance("a1", "s1", "c1"))
    assert not_met(talk, [STAFF]) == [STAFF]
    assert not_met(focus, [STAFF]) == []


def test_an_entry_that_nobody_could_fit_is_a_mistake() -> None:
    with pytest.raises(BadResource, match="nobody could be recognised"):
        parse_usual({"usually": [{"words": "somebody"}]}, "list.toml")


def test_a_theme_without_a_session_is_told() -> None:
    link = SessionTheme("l1", "s1", "t1")
    assert themes_without_session(snapshot(SESSION, link)) == [THEMES[1]]
    off = replace(SESSION, status=SessionStatus.CANCELLED)
    assert themes_without_session(snapshot(off, link)) == list(THEMES)


@pytest.mark.parametrize("usual", load(), ids=lambda usual: usual.words)
def test_a_session_arranged_with_somebody_is_recognised_as_such(usual: Usual) -> None:
    made = replace(session_with(usual), id="s1")
    assert not_met(snapshot(), [usual]) == [usual]
    assert not_met(snapshot(made), [usual]) == []
    assert made.title
    assert made.title[0].isupper()
