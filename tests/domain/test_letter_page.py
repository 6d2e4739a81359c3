"""What the letter page says: how far each part is, which words are numbers, whose words they are."""

from __future__ import annotations

from peerteam.domain.letter import Letter, Paragraph, Part, Role, Status
from peerteam.domain.letter_behind import Grounding
from peerteam.domain.letter_numbers import heading_numbers, leads, names
from peerteam.domain.letter_page import LetterPage, PartState
from peerteam.domain.letter_parts import Drafting
from peerteam.domain.records import Record, Section, SessionKind, Stance, Support
from peerteam.formats import letters
from tests.letter_visit import AREA, BUDGET, HOMES, RECORDS, SESSION, STRENGTH, own_words, tallies, visit

REPORT = letters.load("report-e")
THEME = "theme/t3"


def page(*others: Record, without: tuple[Record, ...] = ()) -> LetterPage:
    return LetterPage(Drafting(visit(*others, without=without), REPORT, tallies()))


def part(found: LetterPage, key: str) -> PartState:
    state = found.part(key)
    assert state is not None
    return state


def paragraph(letter: Letter, words: str) -> tuple[Part, Paragraph]:
    return next((part, each) for part, each in letter.paragraphs() if words in each.text)


# --- parts ------------------------------------------------------------------------------------------------------------


def test_a_part_is_ready_thin_or_empty_and_says_why() -> None:
    found = page()
    assert part(found, THEME).in_words == "ready"
    assert part(found, "theme/t4").in_words == "thin: no area for consideration yet"
    assert part(found, "theme/t6").in_words == "thin: no strength yet"
    assert part(found, "summary").status is Status.EMPTY
    bare = page(without=(RECORDS[-4],))
    assert RECORDS[-4] == Support("u3", "f1", "d1", Stance.FOR)
    assert part(bare, THEME).in_words == "thin: 1 finding has nothing behind it"


def test_parts_that_the_letter_leaves_out_because_nothing_stands_in_them_can_still_be_written() -> None:
    found = page()
    assert part(found, "context").name == "Context"
    assert part(found, "context").can_type
    assert "context" not in [each.key for each in found.letter.parts]


def test_what_is_made_from_the_visit_each_time_is_not_typed() -> None:
    found = page()
    assert [part(found, key).can_type for key in ("title", "contents", "glance")] == [False, False, False]


def test_own_words_and_what_is_new_since_are_said() -> None:
    drafted = part(page(), THEME)
    kept = Section("s", THEME, drafted.draft, drafted.digest, f"{drafted.draft}\n\nOurs.")
    state = part(page(kept), THEME)
    assert state.in_words == "ready · in our words"
    later = page(kept, without=(STRENGTH,))
    assert part(later, THEME).in_words.endswith("in our words · new since")
    assert [since.was for since in part(later, THEME).news][-1].startswith("- Statutory officers")


# --- own words keep what is behind them -------------------------------------------------------------------------------


def test_own_words_that_are_as_drafted_keep_role_anchor_and_evidence() -> None:
    drafted = page()
    typed = part(drafted, THEME).draft.replace("Statutory officers meet often", "Statutory officers often meet")
    own = page(own_words(THEME, f"An opening.\n\n{typed}"))
    before, after = paragraph(drafted.letter, "Statutory officers")[1], paragraph(own.letter, "often meet")[1]
    assert (after.role, after.anchor, after.sources) == (before.role, before.anchor, before.sources)
    assert paragraph(own.letter, "An opening.")[1].role is Role.NUMBERED
    assert paragraph(drafted.letter, "Scrutiny comes")[1] == paragraph(own.letter, "Scrutiny comes")[1]


def test_a_quote_is_never_among_the_words_typed_and_stays_with_its_finding() -> None:
    found = page()
    quotes = [each for _, each in found.letter.paragraphs() if each.role is Role.QUOTE]
    assert len(quotes) == 1
    typed = part(found, THEME).typed
    assert quotes[0].text.strip("“”") not in typed
    own = page(own_words(THEME, f"Ours.\n\n{typed}"))
    blocks = next(each for each in own.letter.parts if each.key == THEME).blocks
    assert blocks[blocks.index(quotes[0]) - 1] == paragraph(own.letter, "Scrutiny comes")[1]
    assert not any(each.role is Role.QUOTE for _, each in page(own_words(THEME, "Ours.")).letter.paragraphs())


def test_a_table_typed_as_it_stood_stays_a_table() -> None:
    found = page()
    team = next(each for each in found.letter.parts if each.key == "team")
    own = page(own_words("team", f"{part(found, 'team').typed}\n\nThank you to all of them."))
    again = next(each for each in own.letter.parts if each.key == "team")
    assert again.blocks[: len(team.blocks)] == team.blocks


# --- numbers ----------------------------------------------------------------------------------------------------------


def test_the_counts_are_found_in_the_words_of_the_process() -> None:
    found = page()
    process, told = paragraph(found.letter, "Before and during the visit")
    named = {told.text[f.at : f.upto]: f.count for f in found.figures(process, told)}
    assert named == {"more than 45 meetings": "meetings", "more than 150 people": "people",
                     "more than 70 documents": "documents"}  # fmt: skip
    assert found.count("meetings").items == (("s1", "Chair of scrutiny"),)


def test_a_number_in_own_words_opens_its_list_too_and_one_in_a_finding_does_not() -> None:
    found = page(own_words("summary", "We held more than 45 meetings."))
    assert [f.count for f in found.figures(*paragraph(found.letter, "We held"))] == ["meetings"]
    assert SESSION.kind == SessionKind.INTERVIEW
    finding = page(own_words(THEME, "We held more than 45 meetings."))
    assert list(finding.figures(*paragraph(finding.letter, "We held"))) == []


def test_standing_words_are_those_of_the_form_alone() -> None:
    found = page(own_words("next_steps", "Ours."))
    assert found.is_standing(*paragraph(found.letter, "snapshot in time"))
    assert not found.is_standing(*paragraph(found.letter, "Statutory officers"))
    assert not found.is_standing(*paragraph(found.letter, "Ours."))


# --- how paragraphs are called ----------------------------------------------------------------------------------------


def test_paragraphs_are_called_as_word_counts_them() -> None:
    letter = page().letter
    lead, called = leads(letter), names(letter)
    first = next(each for _, each in letter.paragraphs() if each.role is Role.NUMBERED)
    assert (lead[first.anchor], called[first.anchor]) == ("1.", "paragraph 1")
    recommended = paragraph(letter, "forward plan")[1]
    assert (lead[recommended.anchor], called[recommended.anchor]) == ("R1", "R1")
    theme, area = paragraph(letter, "Scrutiny comes")
    number = heading_numbers(letter.parts)[theme.key]
    assert (lead[area.anchor], called[area.anchor]) == ("→", f"{number}, area 1")


# --- what is behind them ----------------------------------------------------------------------------------------------


def test_behind_a_finding_stand_its_passages_with_group_place_and_who_noted_them() -> None:
    found = page()
    (grounds,) = Grounding(found.drafting.snapshot).of(paragraph(found.letter, "Scrutiny comes")[1])
    assert grounds.finding == AREA
    behind = grounds.behind[0]
    assert (behind.words, behind.what, behind.who, behind.by) == (
        "Scrutiny meets too late", "area for consideration", "members", "HM",
    )  # fmt: skip
    assert behind.where == "Chair of scrutiny, 10 March 2026 09:00"


def test_behind_a_recommendation_stand_the_findings_it_rests_on() -> None:
    found = page()
    grounds = Grounding(found.drafting.snapshot).of(paragraph(found.letter, "forward plan")[1])
    assert [each.finding for each in grounds] == [AREA]


def test_a_paper_is_told_by_its_name_and_what_speaks_against_comes_last() -> None:
    found = page(Support("u0", "f1", "g1", Stance.AGAINST))
    (grounds,) = Grounding(found.drafting.snapshot).of(paragraph(found.letter, "Statutory officers")[1])
    assert [(each.kind, each.words, each.against) for each in grounds.behind] == [
        ("document", "D1 Constitution", False),
        ("tag", "Scrutiny meets too late", True),
    ]
    assert BUDGET.id != HOMES.id


def test_standing_words_have_nothing_behind_them() -> None:
    found = page()
    assert Grounding(found.drafting.snapshot).of(paragraph(found.letter, "snapshot in time")[1]) == ()
