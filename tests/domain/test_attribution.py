"""Who could be recognised in a text: measured on labelled sentences, and one by one where it matters."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerteam.domain.attribution import attribution
from peerteam.domain.cautions import ATTRIBUTION, Caution, CautionKind, Para
from peerteam.domain.records import Clearance, Person, SourceGroup, Tag
from peerteam.domain.snapshot import Snapshot
from peerteam.formats.attribution_words import load
from peerteam.formats.visit_folder import read_visit_folder
from peerteam.jobs import letter_of, sample_folder, samples
from tests.attribution_visit import PRIVATE, records, snapshot
from tests.imports import ROOT

SETS = ("labelled", "labelled_2", "labelled_3", "held_out")
LEAST_RECALL, MOST_FALSE = 0.95, 0.10


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence, and of what kind its leak is ("" = it is clean)."""

    text: str
    leaks: str


def labelled(name: str) -> list[Labelled]:
    path = ROOT / "tests" / "data" / "attribution" / f"{name}.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]
    return [Labelled(each["text"], each["leaks"]) for each in read]


@cache
def sample(name: str) -> Snapshot:
    return Snapshot.of(read_visit_folder(sample_folder(name)))


def visit_of(name: str) -> Snapshot:
    return snapshot() if name == "labelled" else sample("marlbridge")


def cautions(*texts: str, visit: Snapshot | None = None, private: Sequence[str] = ()) -> list[Caution]:
    return attribution([Para(text) for text in texts], visit or snapshot(), load(), private)


def told(*texts: str, visit: Snapshot | None = None) -> list[tuple[str, str]]:
    return [(caution.kind.value, caution.match) for caution in cautions(*texts, visit=visit)]


# --- measured ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SETS)
def test_nearly_every_sentence_that_leaks_is_found_and_nearly_no_other(name: str) -> None:
    sentences = labelled(name)
    visit = visit_of(name)
    paras = [Para(each.text, anchor=each.text) for each in sentences]
    found = {caution.anchor for caution in attribution(paras, visit, load(), [PRIVATE])}
    leaking = [each.text for each in sentences if each.leaks]
    clean = [each.text for each in sentences if not each.leaks]
    missed = [text for text in leaking if text not in found]
    false = [text for text in clean if text in found]
    assert len(missed) <= (1 - LEAST_RECALL) * len(leaking), missed
    assert len(false) <= MOST_FALSE * len(clean), false


def test_the_labelled_sets_are_large_enough_and_hold_every_kind() -> None:
    for name in SETS:
        sentences = labelled(name)
        leaking = [each.leaks for each in sentences if each.leaks]
        assert len(sentences) >= 60
        assert len(leaking) >= 25
        assert set(leaking) == {kind.value for kind in ATTRIBUTION}


@pytest.mark.parametrize("name", samples())
def test_the_letter_of_a_sample_names_nobody_and_quotes_only_what_is_cleared(name: str) -> None:
    visit = sample(name)
    paras = [Para(paragraph.text) for _, paragraph in letter_of(visit).paragraphs()]
    found = attribution(paras, visit, load())
    assert [caution.match for caution in found if caution.kind is not CautionKind.VERBATIM_NOTE] == []


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Siân O'Neill-Brown left.", "Sian O’Neill Brown left.", "SIÂN O’NEILL-BROWN LEFT.", "Sia\u0302n left.",
        "Si\u00adân left.", "Ms O‑Neill and Ms O’Neill-Brown’s staff left.", "Work by Siân Brown is unfinished.",
    ],
)  # fmt: skip
def test_a_name_is_known_whatever_its_accents_hyphens_and_capitals(text: str) -> None:
    assert [caution.kind for caution in cautions(text)][:1] == [CautionKind.NAME]


@pytest.mark.parametrize(
    "text",
    [
        "Bob King agreed.",
        "Bob told us so.",
        "Rob King’s idea",
        "R. King wrote it.",
        "King, Robert (2026)",
        "A.O. agreed it",
    ],
)
def test_short_names_initials_and_turned_names_are_known(text: str) -> None:
    assert cautions(text)


def test_the_words_shown_are_the_name_with_its_title_and_no_more() -> None:
    assert told("In May Cllr Alison Green’s group met.") == [("name", "Cllr Alison Green")]


def test_a_name_is_found_where_a_line_of_text_was_broken() -> None:
    assert told("We heard of it from Alison\nGreen that day.") == [("name", "Alison Green")]


@pytest.mark.parametrize("text", ["Helen Ward and Cllr Khan led the team.", "Yours sincerely, Helen Ward"])
def test_the_team_may_be_named(text: str) -> None:
    assert told(text) == []


def test_a_greeting_and_an_address_may_name_whom_the_letter_is_to() -> None:
    assert told("Dear Adaeze,", "Adaeze Okonkwo", "Chief Executive") == []


def test_a_surname_of_somebody_in_the_team_and_somebody_met_counts() -> None:
    more = Person("c99", "Sam Ward", "Head of Housing", "Fernleigh", SourceGroup.SENIOR_OFFICER)
    visit = Snapshot.of([*records(), more])
    assert told("Ms Ward told us that it is late.", visit=visit)
    assert told("Helen Ward wrote this.", visit=visit) == []


def test_letters_the_text_explains_are_nobodys_initials() -> None:
    assert told("AO told us this.") == [("name", "AO")]
    assert told("Area offices (AO) told us this.", "AO told us that.") == []


@pytest.mark.parametrize(
    "text",
    [
        "From 5 May it is open.",
        "It began in May 2025.",
        "5 Mark Lane",
        "Okonkwo House",
        "in Price Street",
        "Long-standing members feel the same.",
    ],
)
def test_a_date_and_a_place_are_nobodys_name(text: str) -> None:
    may = Person("c98", "Cllr Mark May", "Councillor", "Fernleigh", SourceGroup.MEMBER)
    assert told(text, visit=Snapshot.of([*records(), may])) == []


# --- posts and groups -------------------------------------------------------------------------------------------------


def test_a_post_counts_only_as_who_speaks() -> None:
    assert told("The Director of Place told us that it is late.") == [("post", "Director of Place")]
    assert told("The Director of Place was told that it is late.", "We met the Director of Place.") == []


@pytest.mark.parametrize(
    "text",
    [
        "A complaint from the Head of Planning reached us.", "According to the Head of Planning, it is late.",
        "“It is late” (Head of Planning)", "Head of Planning: “it is late”",
        "In an interview the Head of Planning felt ignored.", "The Head of Planning disagrees, having told us so.",
        "“It is late,” the Head of Planning added.",
        "In the Head of Planning’s own view it is late.", "We met the Head of Planning, and she told us it is late.",
    ],
)  # fmt: skip
def test_the_words_shown_are_the_post_and_no_more(text: str) -> None:
    assert told(text) == [("post", "Head of Planning")]


def test_she_is_the_post_of_the_sentence_before() -> None:
    found = cautions("The Director of Place met us twice. She said that it is late.")
    assert [(caution.kind, caution.match) for caution in found] == [(CautionKind.POST, "She")]


def test_a_post_that_several_were_met_in_is_a_small_group() -> None:
    assert told("One cabinet member told us so.") == [("small group", "One cabinet member")]
    assert told("One councillor told us so.") == []


def test_a_group_of_three_is_small_and_one_of_twelve_is_not() -> None:
    assert told("Trade union representatives told us so.") == [("small group", "Trade union representatives")]
    assert told("Apprentices told us so.", "Frontline housing staff told us so.") == []


# --- quotes and rows of words -----------------------------------------------------------------------------------------


def test_a_quote_leaves_once_it_is_cleared() -> None:
    text = "Staff said “it feels like a ship without a wheel”."
    cleared = [
        replace(record, clearance=Clearance.CLEARED) if isinstance(record, Tag) else record for record in records()
    ]
    assert told(text) == [("uncleared quote", "it feels like a ship without a wheel")]
    assert told(text, visit=Snapshot.of(cleared)) == []


def test_a_quote_is_known_when_it_is_shortened_changed_or_without_its_marks() -> None:
    assert told("They spoke of “a ship without a wheel”.")
    assert told("“It feels just like a ship without a wheel.”")
    assert told("To staff it feels like a ship without a wheel.")


def test_six_words_in_a_row_are_chance_and_seven_are_not() -> None:
    assert told("It was sent to the committee two days ago.") == []
    assert told("Reports are sent to the committee two or three days before.") == [
        ("verbatim note", "Reports are sent to the committee two")
    ]


def test_a_row_of_words_may_go_over_short_sentences_but_not_over_paragraphs() -> None:
    private = ["No register. Forty contracts found. Ten end soon."]
    assert len(cautions("No register. Forty contracts found. Ten end soon.", private=private)) == 1
    assert cautions("No register. Forty contracts found.", "Ten end soon.", private=private) == []


def test_the_words_of_a_private_note_are_known_and_nothing_more_of_it_is_told() -> None:
    text = "We learned that he was told to keep quiet about the overspend."
    (found,) = cautions(text, private=[PRIVATE])
    assert found.kind is CautionKind.VERBATIM_NOTE
    assert found.match == "he was told to keep quiet about the overspend"
    assert "election" not in "".join((found.text, found.match, found.why, found.do))
    assert cautions(text) == []


def test_the_names_of_papers_and_themes_are_nobodys_words() -> None:
    assert told("The Corporate Plan 2024 to 2028: A place to be proud of") == []


# --- any text ---------------------------------------------------------------------------------------------------------

_BITS = (
    "Cllr", "Green", "King’s", "told us", "said", "the Director of Place", "both", "directors", "“", "”", "‘", "(", ")",
    ",", ".", "\n", "–", "’s", "\u02bc", "A.O.", "é", "\u0301", "of", "and", "who", "views", "according to", "she",
    "one of", "three", "",
)  # fmt: skip


@given(st.lists(st.sampled_from(_BITS) | st.text(max_size=5), max_size=25), st.sampled_from(["", " "]))
def test_any_text_at_all_is_looked_through_and_what_is_shown_stands_in_it(bits: list[str], joint: str) -> None:
    for caution in cautions(joint.join(bits), private=[joint.join(bits[::2])]):
        assert caution.match in caution.text
        assert caution.key


def test_an_apostrophe_that_stands_alone_is_no_word() -> None:
    assert told("A place \u02bc and the \u02bcs of it") == []
    assert cautions("Ms Okonkwo \u02bc told us so.", private=["\u02bc"])


# --- cautions ---------------------------------------------------------------------------------------------------------


def test_every_caution_says_why_and_what_to_do() -> None:
    for caution in cautions(*(each.text for each in labelled("labelled")), private=[PRIVATE]):
        assert caution.match in caution.text
        assert caution.why
        assert caution.do


def test_a_sentence_that_stands_twice_is_told_once() -> None:
    assert len(cautions("Okonkwo is new.", "Okonkwo is new.")) == 1


def test_a_caution_keeps_its_key_until_the_sentence_changes() -> None:
    (one,) = cautions("Okonkwo is new.")
    (same,) = cautions("Okonkwo  is\nnew.")
    (other,) = cautions("Okonkwo is very new.")
    assert one.key == same.key != other.key
    assert "okonkwo" not in one.key
