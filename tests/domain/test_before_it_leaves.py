"""What is missing or unfinished in a letter before it leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerteam.domain.attribution_words import AttributionWords
from peerteam.domain.before_it_leaves import before_it_leaves, paras_of
from peerteam.domain.cautions import Caution, CautionKind, Para
from peerteam.domain.letter_blocks import Letter, Part, Role, Status, Table, paragraph
from peerteam.domain.records import (
    Document,
    DocumentStatus,
    Finding,
    FindingState,
    Outcome,
    Point,
    Record,
    Side,
    Support,
    Tag,
    Theme,
)
from peerteam.domain.snapshot import Snapshot
from peerteam.domain.unfinished import unfinished
from peerteam.formats.attribution_words import load
from tests.attribution_visit import records

FINDING = Finding("f1", "t1", Side.STRENGTH, "Members and officers trust one another.", "a0")
POINT = Point("o1", "f1", "t1", Side.STRENGTH, "You trust one another, and it shows in the chamber.", "a0")


def letter(*blocks: Record | str, status: Status = Status.READY) -> Letter:
    """A letter of one part that says these findings and sentences."""
    made = tuple(
        paragraph(Role.STRENGTH, block.wording or "", "finding", block.id, sources=(block.id,))
        if isinstance(block, Finding)
        else paragraph(Role.BODY, str(block), "body", str(number))
        for number, block in enumerate(blocks)
    )
    part = Part("governance", "Governance and culture", 1, made, status)
    return Letter("Report", "Report", "The team", "Fernleigh", "Report", "March 2026", "", (part,))


def found(written: Letter, *more: Record, complaints: tuple[str, ...] = ()) -> list[Caution]:
    return before_it_leaves(Snapshot.of([*records(), *more]), written, load(), complaints=complaints)


def kinds(written: Letter, *more: Record) -> list[CautionKind]:
    return [caution.kind for caution in found(written, *more)]


def test_a_finding_with_nothing_behind_it_is_told_with_its_place() -> None:
    (caution,) = found(letter(FINDING), FINDING)
    assert (caution.kind, caution.text) == (CautionKind.UNSUPPORTED, FINDING.wording)
    assert caution.anchor == next(letter(FINDING).paragraphs())[1].anchor


def test_a_finding_with_a_passage_behind_it_may_leave() -> None:
    tag = next(record for record in records() if isinstance(record, Tag))
    assert kinds(letter(FINDING), FINDING, Support("u1", "f1", tag.id, "for")) == []


def test_a_message_that_was_presented_must_be_in_the_letter() -> None:
    assert kinds(letter("There is a plan."), POINT) == [CautionKind.MISSING_POINT]


def test_a_message_is_in_the_letter_by_its_finding_or_by_its_words() -> None:
    assert CautionKind.MISSING_POINT not in kinds(letter(FINDING), FINDING, POINT)
    assert kinds(letter("That you trust one another shows in the chamber and beyond."), POINT) == []


@pytest.mark.parametrize(("reason", "told"), [("Said in another part", []), (None, [CautionKind.MISSING_POINT])])
def test_a_message_left_out_needs_a_reason(reason: str | None, told: list[CautionKind]) -> None:
    dropped = Point("o1", "f1", "t1", Side.STRENGTH, POINT.text, "a0", None, Outcome.DROPPED, reason)
    assert kinds(letter("There is a plan."), dropped) == told


def test_a_finding_under_a_theme_that_is_gone_is_in_no_part_of_the_letter_and_is_told() -> None:
    """A colleague put it there on another laptop, while the theme was joined with another one here."""
    theme = next(record for record in records() if isinstance(record, Theme))
    told = letter("There is a plan.")
    by_theme = replace(told, parts=(replace(told.parts[0], key=f"themes/{theme.id}"),))
    gone, under = replace(FINDING, theme="joined with another"), replace(FINDING, theme=theme.id)
    (caution,) = found(by_theme, gone)
    assert (caution.kind, caution.text) == (CautionKind.NO_THEME, FINDING.wording)
    assert kinds(by_theme, replace(FINDING, theme=None)) == [CautionKind.NO_THEME]
    assert kinds(by_theme, under) == []
    assert kinds(by_theme, replace(gone, state=FindingState.DROPPED)) == []
    assert kinds(told, gone) == []  # which is not told theme by theme


def test_a_part_without_words_is_told_by_its_heading() -> None:
    (caution,) = found(letter(status=Status.EMPTY))
    assert (caution.kind, caution.where) == (CautionKind.EMPTY_SECTION, "Governance and culture")


def test_a_paper_that_was_not_provided_must_be_said() -> None:
    paper = Document("d9", "D9", "Schedule of assets", status=DocumentStatus.NOT_PROVIDED)
    assert kinds(letter("There is a plan."), paper) == [CautionKind.NOT_PROVIDED]
    assert kinds(letter("We had not been given the schedule of assets."), paper) == []


def test_what_the_check_of_the_file_says_is_part_of_the_list() -> None:
    (caution,) = found(letter("There is a plan."), complaints=("table 1 has no header row",))
    assert (caution.kind, caution.text) == (CautionKind.ACCESSIBILITY, "Table 1 has no header row")


def test_who_could_be_recognised_comes_first_and_points_at_its_paragraph() -> None:
    written = letter("The budget is [figure].", "Okonkwo is new.")
    first, second = found(written)
    assert (first.kind, second.kind) == (CautionKind.NAME, CautionKind.PLACEHOLDER)
    assert first.anchor == [paragraph.anchor for _, paragraph in written.paragraphs()][1]


def test_tables_are_read_and_drafting_notes_are_not() -> None:
    table = Table("Who was met", "", ("Who",), (("Okonkwo",),), (4.0,), "t")
    note = paragraph(Role.DRAFTING_NOTE, "Okonkwo writes this.", "note")
    part = Part("team", "", 1, (table, note), Status.READY)
    written = Letter("Report", "", "", "", "", "", "", (part,))
    assert [para.text for para in paras_of(written)] == ["Who was met", "Who", "Okonkwo"]


# --- unfinished -------------------------------------------------------------------------------------------------------


def placeholders(text: str) -> list[str]:
    return [c.match for c in unfinished([Para(text)], load()) if c.kind is CautionKind.PLACEHOLDER]


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("We met […] people.", "[…]"), ("We met XX people.", "XX"), ("Savings of £X.Xm are TBC.", "£X"),
        ("The date is tbc.", "tbc"), ("Please insert figure here.", "insert figure"),
        ("We met {people} people.", "{people}"),
        ("Is it 40??", "??"), ("[Name to be confirmed]", "[Name to be confirmed]"),
        ("Lorem ipsum dolor.", "Lorem ipsum"),
    ],
)  # fmt: skip
def test_a_place_left_to_fill_in_is_found(text: str, match: str) -> None:
    assert match in placeholders(text)


@pytest.mark.parametrize(
    "text",
    ["One said: “we […] cannot go on”.", "The plan runs to 2030.", "We inserted a table.", "Is it better?", "R8.1 (a)"],
)
def test_what_is_finished_is_left_alone(text: str) -> None:
    assert placeholders(text) == []


def test_a_sentence_longer_than_the_words_allow_is_told_unless_it_is_locked() -> None:
    rule = AttributionWords(longest_sentence=10)
    long = Para("One two three four five six seven eight nine ten eleven.", "a")
    assert [caution.kind for caution in unfinished([long], rule)] == [CautionKind.LONG_SENTENCE]
    assert unfinished([long], rule, locked={"a"}) == []
    assert unfinished([Para("One two three. Four five six seven eight nine ten eleven.")], rule) == []
