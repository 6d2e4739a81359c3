"""The card of Today."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from peerteam.domain.records import (
    Document,
    DocumentStatus,
    Note,
    Peer,
    Reading,
    Session,
    SessionKind,
    Slot,
    Theme,
    Visit,
)
from peerteam.ui.agenda import Agenda
from peerteam.ui.today_words import (
    CardWords,
    Does,
    Phase,
    card_of_session,
    card_to_read,
    card_without_session,
    phase,
    with_crib,
)

LEADER = Session(
    "s", "Leader of the council", Slot("2026-03-10", "09:00", "09:45", "Room 2"), SessionKind.INTERVIEW, writer="me"
)
TEAM = [Peer("me", "Ann Hart"), Peer("b", "Ben Okafor")]
VISIT = Visit("v", first_day="2026-03-10", last_day="2026-03-13")
NOBODY = Agenda(None, (), (), ())
ME = Agenda("me", (), (), ())
MORNING = datetime(2026, 3, 10, 8, 0)


def test_the_card_says_when_what_where_with_whom_and_what_i_do() -> None:
    card = card_of_session(LEADER, MORNING, "me", TEAM, ())
    assert (card.over, card.title) == ("Next – 09:00", "Leader of the council")
    assert card.who == "Room 2, with Ben. You write."
    assert (card.action, card.does) == ("Write notes", Does.WRITE)


def test_the_card_says_until_when_a_session_lasts_that_is_on() -> None:
    assert card_of_session(LEADER, datetime(2026, 3, 10, 9, 5), "me", TEAM, ()).over == "Now, until 09:45"


def test_the_card_names_another_day() -> None:
    assert card_of_session(LEADER, datetime(2026, 3, 9, 18), "me", TEAM, ()).over == "Next – tomorrow, 09:00"
    assert card_of_session(LEADER, datetime(2026, 3, 2, 18), "me", TEAM, ()).over == "Next – Tuesday 10 March, 09:00"


def test_the_first_question_of_each_theme_comes_before_the_second_of_any() -> None:
    themes = [Theme("a", "A", questions=("A1", "A2")), Theme("b", "B", questions=("B1", "B2")), Theme("c", "C")]
    card = card_of_session(LEADER, MORNING, "me", TEAM, themes)
    assert card.questions == (("A", "A1"), ("B", "B1"), ("A", "A2"))


def test_what_the_team_wants_asked_again_comes_first_and_leaves_room_for_a_theme() -> None:
    themes = [Theme("a", "A", questions=("A1", "A2"))]
    card = card_of_session(LEADER, MORNING, "me", TEAM, themes, ["One?", "Two?", "Three?"])
    assert card.questions == (("Ask again", "One?"), ("Ask again", "Two?"), ("A", "A1"))


def test_without_a_name_the_card_asks_for_it() -> None:
    card = card_without_session(NOBODY, VISIT, MORNING)
    assert (card.action, card.does) == ("Choose your name", Does.CHOOSE_ME)


def test_after_the_visit_the_card_says_what_is_due_and_leads_to_the_letter() -> None:
    agenda = replace(ME, notes=[Note("n", body="Heard."), Note("m", body="")])
    card = card_without_session(agenda, VISIT, datetime(2026, 3, 22))
    assert card.over == "The visit ended on Friday 13 March"
    assert card.title == "Next due: draft to the council, in 12 days"
    assert card.who == "By Friday 3 April 2026. The team wrote 1 note."
    assert card.does is Does.LETTER


def test_when_everything_is_past_nothing_more_is_due() -> None:
    assert card_without_session(ME, VISIT, datetime(2028, 1, 1)).title == "Nothing more is due"


def test_without_a_programme_the_card_says_where_it_comes_from() -> None:
    card = card_without_session(ME, VISIT, datetime(2026, 3, 1))
    assert (card.over, card.title) == ("The visit begins in 9 days, on Tuesday 10 March", "There is no programme yet")
    assert "Ctrl+N" in card.who
    assert (card.action, card.does) == ("Go to the programme", Does.PROGRAMME)


def test_whoever_is_in_no_session_is_not_told_that_all_is_done() -> None:
    other = replace(LEADER, writer="b")
    assert card_without_session(replace(ME, sessions=[other]), VISIT, MORNING).title == "No session is yours yet"


def test_on_a_day_without_more_the_card_asks_for_nothing() -> None:
    card = card_without_session(replace(ME, sessions=[LEADER]), VISIT, datetime(2026, 3, 13, 20))
    assert (card.title, card.action) == ("Nothing more on your programme", "")


PAPERS = [Document(f"d{n}", f"D{n}", f"Paper {n}", status=DocumentStatus.RECEIVED) for n in range(1, 6)]
READ = [Reading("r", "d1", "me"), Reading("s", "d2", "b")]


def test_before_the_visit_the_card_says_which_papers_to_read_and_the_days_to_go() -> None:
    agenda = replace(ME, sessions=[LEADER], documents=[*PAPERS, Document("x", "D9")], readings=READ)
    card = card_to_read(agenda, VISIT, datetime(2026, 2, 24))
    assert card is not None
    assert card.over == "The visit begins in 14 days, on Tuesday 10 March"
    assert (card.title, card.who) == ("Read these papers", "4 of 5 papers you have not read yet.")
    assert card.questions == (("D2", "Paper 2"), ("D3", "Paper 3"), ("D4", "Paper 4"))
    assert card.does is Does.READ


@pytest.mark.parametrize(
    ("agenda", "day"),
    [
        (replace(ME, documents=PAPERS), 9),  # the evening before, the first interview comes first
        (replace(ME, documents=PAPERS), 11),
        (ME, 1),
        (replace(ME, documents=PAPERS[:1], readings=READ), 1),
        (replace(NOBODY, documents=PAPERS), 1),
    ],
)
def test_with_nothing_to_read_or_no_time_for_it_no_papers_are_shown(agenda: Agenda, day: int) -> None:
    assert card_to_read(agenda, VISIT, datetime(2026, 3, day)) is None


@pytest.mark.parametrize(
    ("day", "where"), [(8, Phase.BEFORE), (9, Phase.DURING), (13, Phase.DURING), (14, Phase.AFTER)]
)
def test_the_evening_before_belongs_to_the_visit(day: int, where: Phase) -> None:
    assert phase(VISIT, datetime(2026, 3, day, 18)) is where


def test_a_visit_without_days_is_always_on() -> None:
    assert phase(Visit("v"), MORNING) is Phase.DURING


def test_the_crib_sheet_is_offered_until_my_first_session_begins() -> None:
    agenda = replace(ME, sessions=[LEADER], documents=PAPERS)
    before, begun = datetime(2026, 3, 9, 18, 0), datetime(2026, 3, 10, 9, 0)
    reading = card_to_read(agenda, VISIT, datetime(2026, 2, 24))
    assert reading is not None
    assert with_crib(reading, agenda, datetime(2026, 2, 24)).crib
    session = CardWords("Next", "Leader", "", does=Does.WRITE)
    assert with_crib(session, agenda, before).crib
    assert not with_crib(session, agenda, begun).crib
    nothing = CardWords("", "There is no programme yet", "")
    assert not with_crib(nothing, ME, before).crib
