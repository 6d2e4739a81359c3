"""The speaking note: the same headlines as the slides, shortened, with times and speakers only suggested."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from peerteam.domain.records import Finding, Session, SessionKind, SessionStatus, Side, Slot
from peerteam.domain.speaking_note import SpeakingNote, Turn, feedback_session, short, speaking_note
from tests.letter_visit import AREA, LEAD, MEMBER, PERSON, SESSION, visit

FEEDBACK = Session("s9", "Feedback", Slot("2026-03-13", "14:00", "15:00", "Chamber"), SessionKind.FEEDBACK)
BRIEFING = Session("s8", "Private briefing", Slot("2026-03-13", "09:45", "10:30"), SessionKind.FEEDBACK)


def note() -> SpeakingNote:
    return speaking_note(visit(FEEDBACK, BRIEFING))


def test_the_presentation_is_the_last_feedback_not_the_briefing_before_it() -> None:
    assert feedback_session(visit(FEEDBACK, BRIEFING)) == FEEDBACK
    off = replace(FEEDBACK, status=SessionStatus.CANCELLED)
    assert feedback_session(visit(off, BRIEFING)) == BRIEFING
    assert feedback_session(visit()) is None


def test_it_begins_with_the_welcome_and_every_turn_is_later_than_the_one_before() -> None:
    told = note()
    turns = [told.opening, *told.themes, told.recommendations, told.closing]
    starts = [turn.start for turn in turns if turn]
    assert (starts[0], starts[1]) == ("14:00", "14:06")
    assert starts == sorted(set(starts))
    assert starts[-1] == "14:48"


def test_a_theme_with_more_headlines_has_more_time() -> None:
    many = [Finding(f"x{n}", "t4", Side.AREA, f"Area {n}", f"b{n}") for n in range(8)]
    told = speaking_note(visit(FEEDBACK, *many))
    minutes = [int(turn.start[:2]) * 60 + int(turn.start[3:]) for turn in (*told.themes, told.closing)]
    lengths = [later - earlier for earlier, later in pairwise(minutes)]
    assert lengths[1] > lengths[0]


def test_without_a_slot_no_time_is_guessed() -> None:
    told = speaking_note(visit())
    assert {turn.start for turn in (told.opening, *told.themes, told.closing)} == {""}
    assert told.when == "10 to 13 March 2026"


def test_an_end_that_is_not_known_leaves_only_the_beginning() -> None:
    told = speaking_note(visit(replace(FEEDBACK, slot=FEEDBACK.slot._replace(end=None))))
    assert (told.opening.start, told.closing.start) == ("14:00", "")


def test_who_led_most_on_a_theme_is_suggested_and_nobody_where_nobody_did() -> None:
    told = note()
    assert [turn.speaker for turn in told.themes] == [LEAD.name, "", ""]
    swapped = speaking_note(visit(FEEDBACK, replace(SESSION, lead=MEMBER.id, writer=LEAD.id)))
    assert swapped.themes[0].speaker == MEMBER.name
    assert (told.opening.speaker, told.closing.speaker) == (LEAD.name, LEAD.name)


def test_each_side_has_its_headlines_and_dropped_ones_are_gone() -> None:
    governance = note().themes[0]
    assert governance.areas == (AREA.wording,)
    assert not any("dropped" in text for turn in note().themes for text in (*turn.strengths, *turn.areas))


def test_recommendations_have_their_numbers() -> None:
    told = note().recommendations
    assert told is not None
    assert told.strengths == ("R1 Involve scrutiny earlier", "R2 Show the risk")


def test_nobody_who_was_met_is_on_it() -> None:
    assert str(PERSON.name) not in str(note())


@pytest.mark.parametrize(
    ("text", "most", "told"),
    [
        ("Governance is sound. Officers meet often.", 8, "Governance is sound"),
        ("Savings of £3.4m are not found", 8, "Savings of £3.4m are not found"),
        (
            "One two three four five six seven of the eight nine",
            9,
            "One two three four five six seven\N{NO-BREAK SPACE}…",
        ),
        ("One two three four, five six", 4, "One two three four\N{NO-BREAK SPACE}…"),
        ("", 5, ""),
    ],
)
def test_a_headline_is_cut_where_it_still_reminds(text: str, most: int, told: str) -> None:
    assert short(text, most) == told


def with_many(number: int) -> Turn:
    words = "word after word after word and so on for quite a while until it is enough"
    many = [Finding(f"x{n}", "t4", Side.AREA, words, f"b{n:03}") for n in range(number)]
    return next(turn for turn in speaking_note(visit(FEEDBACK, *many)).themes if turn.title.startswith("Financial"))


def test_more_headlines_are_cut_shorter_so_that_all_stand_on_one_page() -> None:
    few, many = with_many(5), with_many(30)
    assert (len(few.areas), len(many.areas)) == (5, 30)
    assert len(many.areas[0]) < len(few.areas[0])


def test_far_too_many_are_counted_instead() -> None:
    areas = with_many(90).areas
    assert len(areas) < 40
    assert areas[-1] == f"and {90 - len(areas) + 1} more, on the slides"
