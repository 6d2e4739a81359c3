"""The letter drafted from a visit: what it says, in which order, and above all what it does not say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerteam.domain.letter import Letter, Paragraph, Part, Role, Status, Table, draft, section_id
from peerteam.domain.letter_blocks import anchor, marked
from peerteam.domain.letter_findings import core_theme_of
from peerteam.domain.records import Clearance, Finding, FindingState, Record, Side, Stance, Support, TagState, Visit
from peerteam.domain.snapshot import Snapshot
from peerteam.formats import letters
from tests.letter_visit import (
    AREA,
    AREA_TAG,
    BUDGET,
    HEADLINE,
    HOMES,
    HOUSING,
    LACKING,
    LEAD,
    LOWER,
    MANAGER,
    MEMBER,
    NOTE,
    PERSON,
    QUOTE_TAG,
    SESSION,
    STRENGTH,
    own_words,
    tallies,
    visit,
)

ALL = [found.id for found in letters.load_all()]


def a_letter(*others: Record, format: str = "report-e", without: tuple[Record, ...] = ()) -> Letter:
    return draft(visit(*others, without=without), letters.load(format), tallies())


def part_of(letter: Letter, key: str) -> Part:
    return next(part for part in letter.parts if part.key == key or part.key.endswith(f"/{key}"))


def lines(part: Part) -> list[tuple[Role, str]]:
    return [(block.role, block.text) for block in part.blocks if isinstance(block, Paragraph)]


def text_of(letter: Letter) -> str:
    return "\n".join(part.heading + "\n" + part.words for part in letter.parts)


# --- what it says -----------------------------------------------------------------------------------------------------


def test_a_theme_says_its_strengths_first_then_areas_then_its_own_recommendations() -> None:
    assert lines(part_of(a_letter(), "t3")) == [
        (Role.STRENGTHS_HEADING, "Strengths"),
        (Role.STRENGTH, "Statutory officers meet often and are listened to."),
        (Role.AREAS_HEADING, "Areas for consideration"),
        (Role.AREA, "Scrutiny comes to decisions too late to shape them. See recommendation R1."),
        (Role.QUOTE, "“We see it when it is printed.”"),
    ]
    assert lines(part_of(a_letter(), "t4"))[2:] == [
        (Role.GROUP_HEADING, "Further recommendation"),
        (Role.RECOMMENDATION, "Show the risk. Show delivery risk line by line."),
    ]


def test_themes_come_in_order_with_the_focus_areas_last() -> None:
    headings = [part.heading for part in a_letter().parts if part.key.startswith("theme/")]
    assert headings == ["Governance and culture", "Financial planning and management", "Housing delivery"]


def test_a_threaded_focus_area_stands_inside_the_core_theme_its_evidence_was_gathered_for() -> None:
    threaded, support = replace(HOUSING, threaded=True), Support("u9", HOMES.id, AREA_TAG.id, Stance.FOR)
    letter = a_letter(threaded, support)
    assert "Housing delivery" not in [part.heading for part in letter.parts]
    assert (Role.AREA, "Housing: The pipeline after 2027 is thin.") in lines(part_of(letter, "t3"))
    assert core_theme_of(visit(threaded, support), HOMES) == "t3"


def test_a_cross_reference_points_to_the_recommendation_it_names() -> None:
    letter = a_letter()
    area = next(p for _, p in letter.paragraphs() if AREA.id in p.sources and p.role is Role.AREA)
    target = next(p for _, p in letter.paragraphs() if HEADLINE.id in p.sources)
    assert [run.refers_to for run in area.runs if run.refers_to] == [target.anchor]


def test_the_two_tiers_are_numbered_as_one_list() -> None:
    headline = lines(part_of(a_letter(), "recommendations"))
    assert headline[0][1].startswith("The peer team makes one recommendation to the council as a whole")
    assert headline[1:] == [
        (Role.RECOMMENDATION, "Involve scrutiny earlier. Build a forward plan owned with scrutiny."),
        (Role.EXPLANATION, "Members of all groups want this."),
    ]


def test_without_tiers_all_recommendations_stand_together() -> None:
    said = [
        text for role, text in lines(part_of(a_letter(format="report-c"), "recommendations")) if role != Role.NUMBERED
    ]
    assert said[0].startswith("Involve scrutiny")
    assert said[-1].startswith("Show the risk")


def test_a_published_number_is_printed_as_it_is() -> None:
    letter = a_letter(replace(HEADLINE, number="R8.1"))
    role, text = lines(part_of(letter, "recommendations"))[1]
    assert (role, text.split("\t")[0]) == (Role.RECOMMENDATION_AS_PUBLISHED, "R8.1")
    assert "See recommendation R8.1." in text_of(letter)


def test_beside_a_published_number_the_others_are_counted_on_from_it() -> None:
    letter = a_letter(replace(HEADLINE, number="R8.1"))
    roles = {role for part in letter.parts for role, _ in lines(part)}
    assert Role.RECOMMENDATION not in roles  # Word would begin at one again
    assert "R9\tShow the risk" in text_of(letter)


def test_counts_are_said_as_floors_and_lead_to_their_list() -> None:
    first = part_of(a_letter(), "process").blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text == (
        "Before and during the visit the team read more than 70 documents, "
        "gathered information from more than 45 meetings and spoke to more than 150 people."
    )
    assert SESSION.id in first.sources


def test_what_was_never_counted_is_never_said() -> None:
    snapshot = visit(without=(SESSION,))
    letter = draft(snapshot, letters.load("report-e"), tallies(snapshot))
    assert "glance" not in [part.key for part in letter.parts]
    assert "meeting" not in part_of(letter, "process").words


def test_a_paper_that_was_not_provided_is_named() -> None:
    assert part_of(a_letter(), "process").words.endswith("one document: Reserves paper.")
    assert "Reserves paper" not in text_of(a_letter(without=(LACKING,)))


def test_the_team_is_a_table_whose_first_column_names_each_row() -> None:
    table = next(block for block in part_of(a_letter(), "team").blocks if isinstance(block, Table))
    assert table.header == ("Name", "Post", "Council or body", "Role in the team")
    assert table.rows[2] == ("Morgan Reid", "–", "Local Government Association", "Peer Challenge Manager")
    unnamed = [replace(peer, name=None) for peer in (LEAD, MEMBER, MANAGER)]
    table = next(block for block in part_of(a_letter(*unnamed), "team").blocks if isinstance(block, Table))
    assert table.header == ("Council or body", "Post", "Role in the team")


def test_members_of_whom_only_the_role_is_known_share_a_line() -> None:
    bare = [replace(p, name=None, post=None, organisation=None, label="Peer") for p in (LEAD, MEMBER, MANAGER)]
    assert lines(part_of(a_letter(*bare), "team"))[-1] == (Role.BULLET, "Peer (three)")


def test_the_letter_is_signed_by_the_lead_peer_and_the_manager_or_else_by_the_team() -> None:
    signed = [text for _, text in lines(part_of(a_letter(format="letter-a"), "sign_off"))]
    assert signed == [
        "Yours sincerely,",
        "Helen Marsh",
        "Lead Chief Executive Peer",
        "Morgan Reid",
        "Peer Challenge Manager",
    ]
    nobody = part_of(a_letter(format="letter-a", without=(LEAD, MEMBER, MANAGER)), "sign_off")
    assert lines(nobody)[-1] == (Role.SIGNATURE, "The peer team")


# --- what it does not say ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ALL)
def test_no_letter_holds_words_of_a_note_or_a_name_of_anyone_met(format: str) -> None:
    said = text_of(a_letter(format=format))
    assert "the chair says so herself" not in said
    assert "Scrutiny meets too late" not in said
    assert PERSON.name is not None
    assert PERSON.name not in said
    assert SESSION.title is not None
    assert SESSION.title not in said
    assert NOTE.split(",")[0] not in said


@pytest.mark.parametrize("format", [name for name in ALL if name != "report-e"])
def test_only_the_latest_format_prints_quotes(format: str) -> None:
    assert "We see it when it is printed" not in text_of(a_letter(format=format))


@pytest.mark.parametrize(
    "quote",
    [
        replace(QUOTE_TAG, clearance=Clearance.RAW),
        replace(QUOTE_TAG, clearance=Clearance.CHECKED),
        replace(QUOTE_TAG, clearance=None),
        replace(QUOTE_TAG, kind="point"),
        replace(QUOTE_TAG, stays_here=True),
        replace(QUOTE_TAG, state=TagState.EDITED),
        replace(QUOTE_TAG, state=TagState.GONE),
    ],
    ids=["raw", "checked", "not cleared", "no quote", "private", "edited since", "gone"],
)
def test_a_quote_is_printed_only_when_cleared_and_unchanged(quote: Record) -> None:
    assert "We see it when it is printed" not in text_of(a_letter(quote))


def test_a_cleared_quote_against_a_finding_is_not_printed_beside_it() -> None:
    against = Support("u2", AREA.id, QUOTE_TAG.id, Stance.AGAINST)
    assert "We see it when it is printed" not in text_of(a_letter(against))


def test_a_quote_behind_two_findings_of_a_theme_is_printed_once() -> None:
    letter = a_letter(Support("u9", STRENGTH.id, QUOTE_TAG.id, Stance.FOR))
    assert text_of(letter).count("We see it when it is printed") == 1


def test_a_dropped_finding_is_not_in_the_letter() -> None:
    assert "A headline the team dropped" not in text_of(a_letter())
    assert "Scrutiny comes" not in text_of(a_letter(replace(AREA, state=FindingState.DROPPED)))


@pytest.mark.parametrize("format", ALL)
def test_a_visit_that_says_nothing_gives_neutral_sentences_and_no_judgement(format: str) -> None:
    bare = Snapshot.of([Visit("v", council="Marlbridge Borough Council")])
    letter = draft(bare, letters.load(format), tallies(bare))
    roles = {paragraph.role for _, paragraph in letter.paragraphs()}
    assert not roles & {Role.STRENGTH, Role.AREA, Role.RECOMMENDATION, Role.QUOTE, Role.KEY_MESSAGE}
    assert "{" not in text_of(letter)
    assert "None" not in text_of(letter)


@pytest.mark.parametrize("format", ALL)
def test_no_standing_word_calls_an_area_a_weakness(format: str) -> None:
    said = text_of(a_letter(format=format)).casefold()
    assert "weakness" not in said
    assert "inspector" not in said


# --- status, own words, anchors ---------------------------------------------------------------------------------------


def test_a_part_says_how_far_it_has_got() -> None:
    letter = a_letter()
    assert part_of(letter, "t3").status is Status.READY
    assert part_of(letter, "t4").status is Status.THIN
    assert part_of(letter, "summary").status is Status.EMPTY
    without = a_letter(without=(HOMES,))
    assert part_of(without, "t6").status is Status.EMPTY
    assert lines(part_of(without, "t6")) == [
        (Role.DRAFTING_NOTE, "No findings have been recorded under this theme yet.")
    ]


def test_a_finding_with_nothing_behind_it_makes_its_theme_thin() -> None:
    unsupported = Finding("f9", "t3", Side.AREA, "Nobody told us this", "a9")
    assert part_of(a_letter(unsupported), "t3").status is Status.THIN


def test_own_words_stand_in_place_of_the_drafted_ones_and_keep_the_thread() -> None:
    drafted = part_of(a_letter(), "t3")
    edited = part_of(a_letter(own_words(drafted.key, "We heard **one** thing.\n\nAnd:\n- this\n- that")), "t3")
    assert [text for _, text in lines(edited)] == ["We heard one thing.", "And:", "this", "that"]
    assert [role for role, _ in lines(edited)][2:] == [Role.BULLET, Role.BULLET]
    assert (edited.edited, edited.status, edited.thread) == (True, Status.READY, drafted.thread)


def test_own_words_fill_a_part_that_has_no_standing_words() -> None:
    letter = a_letter(own_words("summary", "Ambitious and well led."), own_words("key_message", "Do fewer things."))
    assert lines(part_of(letter, "summary")) == [(Role.NUMBERED, "Ambitious and well led.")]
    assert lines(part_of(letter, "key_message")) == [(Role.KEY_MESSAGE, "Do fewer things.")]


def test_an_address_and_a_signature_are_taken_line_by_line() -> None:
    letter = a_letter(
        own_words("addressee", "Priya Anand\nChief Executive"),
        own_words("sign_off", "Yours,\n\nHelen Marsh\nLead peer"),
    )
    assert lines(part_of(letter, "addressee")) == [(Role.ADDRESS, "Priya Anand"), (Role.ADDRESS, "Chief Executive")]
    assert [role for role, _ in lines(part_of(letter, "sign_off"))] == [Role.SALUTATION, Role.SIGNATURE, Role.ADDRESS]


def test_blank_own_words_change_nothing() -> None:
    assert a_letter(own_words("thanks", "  \n")) == a_letter()


@pytest.mark.parametrize("format", ALL)
def test_every_paragraph_has_an_anchor_of_its_own_that_says_nothing(format: str) -> None:
    anchors = [paragraph.anchor for _, paragraph in a_letter(format=format).paragraphs()]
    assert len(anchors) == len(set(anchors))
    assert all(len(name) == 16 and int(name, 16) >= 0 for name in anchors)


def test_a_finding_keeps_its_anchor_when_the_letter_changes_round_it() -> None:
    one = next(p for _, p in a_letter().paragraphs() if BUDGET.id in p.sources)
    other = next(p for _, p in a_letter(without=(STRENGTH, LOWER)).paragraphs() if BUDGET.id in p.sources)
    assert one.anchor == other.anchor == anchor("finding", BUDGET.id)


def test_every_drafted_finding_and_recommendation_carries_its_source() -> None:
    drawn = (Role.STRENGTH, Role.AREA, Role.RECOMMENDATION, Role.QUOTE)
    assert all(paragraph.sources for _, paragraph in a_letter().paragraphs() if paragraph.role in drawn)


def test_the_digest_of_a_part_tells_when_what_it_was_drafted_from_has_changed() -> None:
    before, same = part_of(a_letter(), "t3"), part_of(a_letter(), "t3")
    after = part_of(a_letter(replace(AREA, wording="Another wording")), "t3")
    assert before.digest == same.digest != after.digest


def test_the_letter_is_titled_from_the_visit() -> None:
    letter = a_letter()
    assert letter.title == "Corporate Peer Challenge: feedback report, Marlbridge Borough Council"
    assert (letter.marking, letter.visit_line) == ("OFFICIAL", "On site 10 to 13 March 2026")


def test_a_section_has_the_same_id_on_every_laptop() -> None:
    assert section_id("summary") == section_id("summary") != section_id("thanks")


def test_two_stars_make_words_strong_and_a_lone_pair_stays() -> None:
    assert [(run.text, run.strong) for run in marked("a **b** c")] == [("a ", False), ("b", True), (" c", False)]
    assert [run.text for run in marked("2 ** 3")] == ["2 ** 3"]
