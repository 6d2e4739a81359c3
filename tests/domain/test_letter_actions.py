"""The action plan in the report of a progress review: the council's own words, and no rating by anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from peerteam.domain.letter import Letter, Paragraph, Part, Role, Table, draft
from peerteam.domain.records import Action, Record
from peerteam.formats import letters
from tests.letter_visit import tallies, visit

DONE = Action("x1", "r2", "Publish a risk register", "Following May 2023 elections", None, "Complete", None, "a0")
BEGUN = Action("x2", "r1", "Write a forward plan", "TBC", None, "Ongoing", "Drafted in April.", "a1")
SILENT = Action("x3", "r1", "Ask members", position="a2")


def a_letter(*others: Record) -> Letter:
    return draft(visit(*others, kind="Progress review"), letters.load("progress-review"), tallies())


def the_part(*others: Record) -> Part:
    return next(part for part in a_letter(*others).parts if part.key == "actions")


def test_actions_stand_under_their_recommendations_with_timescales_word_for_word() -> None:
    table = the_part(DONE, BEGUN, SILENT).blocks[1]
    assert isinstance(table, Table)
    assert table.header == ("Recommendation", "Action", "Timescale", "Where it stands")
    assert table.rows == (
        ("R1", "Write a forward plan", "TBC", "Ongoing. Drafted in April"),
        ("R1", "Ask members", "–", "–"),
        ("R2", "Publish a risk register", "Following May 2023 elections", "Complete"),
    )


def test_how_many_stand_where_is_said_in_the_councils_words() -> None:
    lead = the_part(DONE, BEGUN, SILENT, replace(DONE, id="x4")).blocks[0]
    assert isinstance(lead, Paragraph)
    assert lead.text == (
        "The council’s action plan has four actions: two “Complete”, one “Ongoing” and one with nothing said of how "
        "far it has come."
    )


def test_without_states_only_the_number_is_said_and_no_empty_column_shown() -> None:
    lead, table = the_part(SILENT).blocks
    assert isinstance(lead, Paragraph)
    assert isinstance(table, Table)
    assert lead.text == "The council’s action plan has one action."
    assert table.header == ("Recommendation", "Action")


def test_without_an_action_plan_there_is_no_such_part() -> None:
    assert "actions" not in {part.key for part in a_letter().parts}


def test_an_action_under_no_recommendation_comes_last() -> None:
    table = the_part(replace(SILENT, recommendation=None), DONE).blocks[1]
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == ["R2", "–"]


def test_a_review_restates_the_recommendations_and_speaks_of_progress() -> None:
    letter = a_letter(DONE)
    headings = [part.heading for part in letter.parts]
    assert headings.index("The recommendations of the peer challenge") < headings.index("The action plan")
    sides = [each.text for _, each in letter.paragraphs() if each.role in (Role.STRENGTHS_HEADING, Role.AREAS_HEADING)]
    assert set(sides) == {"Progress made", "Where progress is less advanced"}


def test_the_date_is_that_of_the_day_it_is_made_and_changes_nothing_else() -> None:
    format = letters.load("letter-a")
    one, other = (draft(visit(), format, tallies(), date(2026, 3, day)) for day in (12, 20))
    dates = [each.text for letter in (one, other) for _, each in letter.paragraphs() if each.role is Role.DATE]
    assert dates == ["12 March 2026", "20 March 2026"]
    assert [part.digest for part in one.parts] == [part.digest for part in other.parts]
    assert Role.DATE not in {each.role for _, each in draft(visit(), format, tallies()).paragraphs()}
