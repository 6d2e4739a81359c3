"""The card of Today, and the list beside it."""

from __future__ import annotations

from datetime import datetime

from peerteam.domain.records import Note, Peer, Session, SessionKind, Slot, Theme, Visit
from peerteam.ui.agenda import Agenda
from peerteam.ui.today_words import card_of_session, card_without_session, owed

LEADER = Session(
    "s", "Leader of the council", Slot("2026-03-10", "09:00", "09:45", "Room 2"), SessionKind.INTERVIEW, writer="me"
)
TEAM = [Peer("me", "Ann Hart"), Peer("b", "Ben Okafor")]
VISIT = Visit("v", last_day="2026-03-13")
NOBODY = Agenda(None, (), (), ())


def test_the_card_says_when_what_where_with_whom_and_what_i_do() -> None:
    card = card_of_session(LEADER, datetime(2026, 3, 10, 8, 0), "me", TEAM, ())
    assert (card.over, card.title) == ("Next – 09:00", "Leader of the council")
    assert card.who == "Room 2, with Ben. You write."
    assert card.action == "Write notes"


def test_the_card_says_until_when_a_session_lasts_that_is_on() -> None:
    assert card_of_session(LEADER, datetime(2026, 3, 10, 9, 5), "me", TEAM, ()).over == "Now, until 09:45"


def test_the_card_names_another_day() -> None:
    assert card_of_session(LEADER, datetime(2026, 3, 9, 18), "me", TEAM, ()).over == "Next – tomorrow, 09:00"
    assert card_of_session(LEADER, datetime(2026, 3, 2, 18), "me", TEAM, ()).over == "Next – Tuesday 10 March, 09:00"


def test_the_first_question_of_each_theme_comes_before_the_second_of_any() -> None:
    themes = [Theme("a", "A", questions=("A1", "A2")), Theme("b", "B", questions=("B1", "B2")), Theme("c", "C")]
    card = card_of_session(LEADER, datetime(2026, 3, 10, 8, 0), "me", TEAM, themes)
    assert card.questions == (("A", "A1"), ("B", "B1"), ("A", "A2"))


def test_without_a_name_the_card_asks_for_it() -> None:
    assert card_without_session(NOBODY, VISIT, datetime(2026, 3, 10)).action == "Choose your name"


def test_after_the_visit_the_card_leads_to_the_letter() -> None:
    agenda = Agenda("me", (), (), [Note("n", body="Heard."), Note("m", body="")])
    card = card_without_session(agenda, VISIT, datetime(2026, 3, 14))
    assert card.title == "Next: the letter"
    assert "1 note." in card.who


def test_on_a_day_without_more_the_card_asks_for_nothing() -> None:
    assert card_without_session(Agenda("me", (), (), ()), VISIT, datetime(2026, 3, 13, 20)).action == ""


def test_what_is_owed_is_listed_with_who_owes_it() -> None:
    agenda = Agenda("me", [LEADER], (), [Note("n", raised=True)])
    texts = [(line.text, line.detail) for line in owed(agenda, datetime(2026, 3, 10, 12), {"me": TEAM[0]})]
    assert ("1 thing to tell the manager", "") in texts
    assert ("1 session without a note", "") in texts
    assert ("Leader of the council", "Tuesday 10 March, Ann") in texts


def test_a_long_list_of_what_is_owed_says_how_many_more_there_are() -> None:
    from dataclasses import replace

    agenda = Agenda("me", [replace(LEADER, id=str(n)) for n in range(9)], (), ())
    assert owed(agenda, datetime(2026, 3, 10, 12), {})[-1].text == "and 3 more"


def test_when_nothing_is_owed_it_says_so() -> None:
    assert [line.text for line in owed(NOBODY, datetime(2026, 3, 10), {})] == ["Nothing is owed."]
