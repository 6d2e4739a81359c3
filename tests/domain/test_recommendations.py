"""What a recommendation is warned of: on cases made by hand, and on every published one the samples hold."""

from __future__ import annotations

import tomllib

import pytest

from peerteam import resources
from peerteam.domain.recommendations import (
    PROGRESS_REVIEW,
    AdviceKind,
    Advising,
    advise,
    advise_on,
    in_letter_order,
    numbers,
    parts_of,
)
from peerteam.domain.records import Basis, Finding, FindingState, Recommendation, Theme, Tier, Visit
from peerteam.domain.snapshot import Snapshot


def words(text: str) -> list[str]:
    return [advice.words for advice in advise_on(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Clarify the purpose of the leadership team.",
        "Agree and implement an internal change plan.",  # two verbs, one object
        "Map, take stock and develop the council’s strategic relationships.",
        "Agree a vision and plan for the town centre.",  # a plan is a thing
        "Use the data to shape services and reduce delay.",  # what it is for
        "Develop a workforce strategy that sets out pay, skills and support for managers.",
        "Reduce the priorities to ten, each with a lead member, a lead officer and a measure.",
        "Publish the plan by July 2026. This would give managers time.",  # a reason is no further thing
        "That a narrative of place be developed to promote and market the borough.",
        "Refocus the scrutiny programme on the budget.",
        "Bookend each budget round with a members’ seminar.",  # a verb nobody has listed
    ],
)
def test_one_thing_that_can_be_checked_is_warned_of_nothing(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Review the constitution and publish the results.", "two"),
        ("Review the constitution, publish the results and appoint a monitoring officer.", "three"),
        ("Adopt the plan. Appoint a director. Ensure that members are trained.", "three"),
        ("That the plan be adopted; and the director be appointed.", "two"),
        ("Restart the programme by June 2026, and name one owner for a plan to replace the systems.", "two"),
        ("The council should review its scheme and then report to members.", "two"),
    ],
)
def test_several_things_are_counted(text: str, number: str) -> None:
    assert words(text) == [f"asks {number} things"]


def test_two_things_are_worth_knowing_and_three_matter() -> None:
    two, three = advise_on("Adopt a plan and publish the costs."), advise_on("Adopt a plan. Publish it. Review it.")
    assert [(two[0].mild, three[0].mild)] == [(True, False)]
    assert advise_on("Adopt a plan and publish the costs.", Advising(things=3)) == ()


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("Consider ways to link reserves to risk.", "consider"),
        ("The council should continue to work with partners.", "continue"),
        ("Explore options for the depot.", "explore"),
        ("That the strategy be kept under review.", "be kept under review"),
        ("that the Council’s achievements be celebrated.", "be celebrated"),
    ],
)
def test_what_nobody_could_check_is_named(text: str, vague: str) -> None:
    assert words(text) == [f"“{vague}” is hard to check"]


def test_a_vague_word_that_asks_for_nothing_is_no_matter() -> None:
    assert words("Publish the considered options for the depot.") == []
    assert words("Ensure the noted risks have owners.") == []


@pytest.mark.parametrize("text", ["Vision", "Organisational development", "Resources."])
def test_a_bare_label_does_not_say_what_to_do(text: str) -> None:
    assert words(text) == ["does not say what to do"]


def test_no_words_are_warned_of_nothing() -> None:
    assert words("") == words("  ") == []


def test_a_recommendation_without_a_finding_says_so() -> None:
    dropped = Finding("g", state=FindingState.DROPPED)
    made = [Recommendation(id, text="Clarify the roles of members.") for id in ("r1", "r2", "r3")]
    links = [Basis("b1", "r1", "f"), Basis("b2", "r2", "g")]
    found = advise(Snapshot.of([Finding("f"), dropped, *made, *links]))
    assert {id: [advice.words for advice in each] for id, each in found.items()} == {
        "r1": [],
        "r2": ["no finding behind it"],
        "r3": ["no finding behind it"],
    }


def test_every_warning_says_why_in_one_sentence() -> None:
    for advice in advise_on("Vision") + advise_on("Consider it. Adopt it."):
        assert advice.why.endswith(".")
        assert "{" not in advice.words + advice.why


# --- the published ones -----------------------------------------------------------------------------------------------


def published(sample: str) -> dict[str, str]:
    text = resources.path("samples", sample, "findings.toml").read_text(encoding="utf-8")
    return {each["ref"]: each["text"] for each in tomllib.loads(text)["recommendation"]}


def flagged(sample: str, kind: AdviceKind) -> list[str]:
    return [ref for ref, text in published(sample).items() if any(a.kind is kind for a in advise_on(text))]


@pytest.mark.parametrize(
    ("sample", "count", "compound", "untestable"),
    [
        ("lga-2022", 19, ["R3", "R7", "R10.2"], ["R7", "16"]),
        ("rotherham-2023", 7, ["R5", "R6"], ["R1", "R7"]),
        ("marlbridge", 8, ["R3", "R4", "R5", "R7"], []),
    ],
)
def test_of_published_recommendations_only_those_are_warned_of_that_a_reader_would_stop_at(
    sample: str, count: int, compound: list[str], untestable: list[str]
) -> None:
    assert len(published(sample)) == count
    assert flagged(sample, AdviceKind.COMPOUND) == compound
    assert flagged(sample, AdviceKind.UNTESTABLE) == untestable
    assert flagged(sample, AdviceKind.NO_ASK) == []


# --- numbers ----------------------------------------------------------------------------------------------------------


def test_numbers_are_counted_on_from_published_ones() -> None:
    given = [None, None, "R8.1", "R8.2", None, "13", None]
    made = numbers([Recommendation(str(index), number=number) for index, number in enumerate(given)])
    assert list(made.values()) == ["R1", "R2", "R8.1", "R8.2", "R9", "13", "R14"]
    assert parts_of("R8", made) == ["2", "3"]
    assert parts_of("R9", made) == []


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (["R1", "R2", None, "R3.1", "R3.2"], ["R1", "R2", "R4", "R3.1", "R3.2"]),  # a new one beside those carried over
        ([None, "R1.1", "R1.2", None], ["R2", "R1.1", "R1.2", "R3"]),
        (["R2", None, "R3", None, None], ["R2", "R4", "R3", "R5", "R6"]),
        (["A", None, None], ["A", "R1", "R2"]),
    ],
)
def test_a_new_recommendation_never_repeats_a_number_that_is_fixed(given: list[str | None], made: list[str]) -> None:
    assert list(numbers([Recommendation(str(i), number=number) for i, number in enumerate(given)]).values()) == made


def test_they_stand_as_in_a_letter_the_first_tier_then_theme_by_theme() -> None:
    themes = [Theme("late", threaded=True), Theme("b", core=True), Theme("a", core=True)]
    given = [("1", "a"), ("2", "b"), ("3", "late"), ("4", "a"), ("5", None)]
    made = [Recommendation(id, Tier.THEME, theme) for id, theme in given] + [Recommendation("6", Tier.HEADLINE, "a")]
    assert [each.id for each in in_letter_order(made, themes)] == ["6", "3", "5", "2", "1", "4"]


def test_where_all_have_the_number_of_the_report_they_stand_by_it() -> None:
    made = [Recommendation(number, Tier.THEME, number=number) for number in ("R10", "R8.2", "R9", "R8.1")]
    assert [each.id for each in in_letter_order(made, ())] == ["R8.1", "R8.2", "R9", "R10"]


def test_in_a_progress_review_what_came_along_needs_no_finding_behind_it() -> None:
    visit = Visit("v", kind=PROGRESS_REVIEW)
    came, new = Recommendation("r1", number="R1", text="Adopt a plan."), Recommendation("r2", text="Adopt a plan.")
    told = advise(Snapshot.of([visit, came, new]))
    assert {id: [each.kind for each in found] for id, found in told.items()} == {
        "r1": [],
        "r2": [AdviceKind.NO_FINDING],
    }
