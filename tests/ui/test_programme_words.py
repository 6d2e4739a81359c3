"""What there is to look at in the programme, in words."""

from __future__ import annotations

from datetime import datetime

import pytest

from peerteam.domain.coverage import Usual
from peerteam.domain.records import Session, SessionKind, Slot
from peerteam.domain.sites import Rules
from peerteam.store.day_rules import keep_rules, set_not_needed
from peerteam.store.visit_file import VisitFile
from peerteam.ui.programme_advice import clash_words
from peerteam.ui.programme_words import Advice, read_advice
from tests.ui.conftest import ANN, BEN, FIRST, LATER, NOW, SECOND

UNIONS = Usual("the trade unions", ("trade unions",))


def advice(visit: VisitFile, now: datetime = NOW) -> Advice:
    return read_advice(visit, [UNIONS], now)


def add(visit: VisitFile, id: str, *slot: str | None, lead: str = BEN, writer: str | None = ANN) -> None:
    made = Session(id, f"Talk {id}", Slot(*slot), SessionKind.INTERVIEW, lead=lead, writer=writer)
    with visit.step("Add"):
        visit.rows.add(made)


def texts(found: Advice) -> list[tuple[str, str, str]]:
    return [(line.text, line.detail, line.sign) for line in found.clash_lines()]


def test_a_programme_without_clashes_says_so(visit: VisitFile) -> None:
    assert advice(visit).open_ends  # the tour has no writer
    visit.programme.change(LATER, writer=BEN)
    assert advice(visit).line("2026-03-10") == "✓  No clashes"


def test_what_is_only_open_is_counted(visit: VisitFile) -> None:
    assert advice(visit).line("2026-03-10") == "…  1 thing still open"
    assert texts(advice(visit)) == [
        ("Still open, Wednesday 11 March", "", ""),
        ("09:00 Tour of the town has no writer", "", "…"),
    ]


def test_mine_comes_first_on_its_day_and_the_rest_is_counted(visit: VisitFile) -> None:
    add(visit, "x", "2026-03-10", "10:15", "10:30", "Room 9", lead=BEN, writer=ANN)
    add(visit, "y", "2026-03-10", "09:15", "09:40", "Room 8", lead=BEN, writer="cara")
    found = advice(visit)
    assert found.line("2026-03-10") == "!  10:15 you and Ben Okafor are in two rooms – and 2 more"
    assert texts(found)[:3] == [
        ("Tuesday 10 March", "", ""),
        ("10:15 you and Ben Okafor are in two rooms", "Director of finance and Talk x", "!"),
        ("09:15 Ben Okafor is in two rooms", "Leader of the council and Talk y", "!"),
    ]


def test_another_day_is_named(visit: VisitFile) -> None:
    add(visit, "x", "2026-03-11", "09:30", "10:30", "Room 9")
    assert advice(visit).line("2026-03-10") == "!  Wednesday 09:30 you are in two sessions – and 1 more"


def test_what_is_over_is_told_no_more_but_still_marked(visit: VisitFile) -> None:
    add(visit, "x", "2026-03-10", "10:15", "10:30", "Room 9")
    found = advice(visit, datetime(2026, 3, 11, 8))
    assert not found.clashing
    assert set(found.words()) == {SECOND, "x"}


def test_each_session_that_clashes_has_its_words_and_an_empty_cell_speaks_for_itself(visit: VisitFile) -> None:
    add(visit, "x", "2026-03-10", "09:15", "09:30", "Room 9", writer=None)
    assert clash_words(visit) == dict.fromkeys((FIRST, "x"), ("09:15 Ben Okafor is in two rooms",))


def test_the_walk_is_as_long_as_somebody_set_it(visit: VisitFile) -> None:
    add(visit, "x", "2026-03-10", "09:50", "09:55", "Depot, gate")
    assert "09:50 you and Ben Okafor have only 5 minutes to get from Room 2 to Depot, gate" in clash_words(visit)["x"]
    keep_rules(visit, Rules(walk=5))
    assert "x" not in clash_words(visit) or not [w for w in clash_words(visit)["x"] if "Room 2" in w]


@pytest.mark.parametrize("kept", [True, False])
def test_whom_one_usually_meets_is_asked_for_until_it_is_not_needed(visit: VisitFile, kept: bool) -> None:
    set_not_needed(visit, UNIONS.words, on=not kept)
    assert [line.text for line in advice(visit).arrange_lines()] == (
        ["Usually met, and not in this programme", "The trade unions"] if kept else []
    )


def test_what_kind_sessions_are_is_asked_in_one_line_until_somebody_has_said_it(visit: VisitFile) -> None:
    for session in (FIRST, SECOND):
        visit.programme.change(session, kind=None)
    found = advice(visit)
    assert (found.no_kind, found.to_arrange) == ((FIRST, SECOND), 2)
    assert [line.text for line in found.arrange_lines()][:2] == ["To be said by the team", "What kind are 2 sessions?"]
    visit.programme.cancel([SECOND], None)
    assert advice(visit).no_kind == (FIRST,)


def test_before_there_is_a_programme_nothing_is_advised(visit: VisitFile) -> None:
    with visit.step("Empty"):
        for session in visit.programme.sessions():
            visit.rows.remove(Session, session.id)
    assert advice(visit) == Advice()
