"""What is on the slides: the points if they are frozen, in the order of the themes, and nobody who was met."""

from __future__ import annotations

from dataclasses import replace

from peerteam.domain.presentation import Kind, Presentation, Slide, present
from peerteam.domain.records import Clearance, Finding, Peer, Point, Side
from peerteam.domain.snapshot import Snapshot
from peerteam.formats.slide_words import slide_words
from tests.letter_visit import (
    AREA,
    FINANCE,
    HEADLINE,
    HOUSING,
    LOWER,
    NOTE,
    PERSON,
    QUOTE_TAG,
    STRENGTH,
    tallies,
    visit,
)


def presented(snapshot: Snapshot, letter: str = "report-e") -> Presentation:
    return present(snapshot, tallies(), slide_words(), letter)


def titles(found: Presentation) -> list[str]:
    return [slide.title for slide in found.slides]


def called(found: Presentation, title: str) -> Slide:
    return next(slide for slide in found.slides if slide.title == title)


def words(found: Presentation) -> str:
    said = [slide.title for slide in found.slides]
    for slide in found.slides:
        said += [text for body in slide.bodies for text in (body.heading, *(line.words for line in body.lines))]
    return "\n".join(said)


def test_the_slides_come_in_the_order_of_the_last_day() -> None:
    assert titles(presented(visit())) == [
        "Marlbridge Borough Council", "The peer team", "What a peer challenge is", "What we looked at", "How we worked",
        "Governance and culture", "Financial planning and management", "Housing delivery", "What people told us",
        "Recommendations", "Further recommendations", "Next steps",
    ]  # fmt: skip


def test_the_title_says_what_it_is_and_when() -> None:
    (title, *_) = presented(visit()).slides
    assert [line.text for line in title.bodies[0].lines] == [
        "Corporate Peer Challenge – feedback",
        "10 to 13 March 2026",
    ]


def test_a_theme_has_its_strengths_and_its_areas_and_nothing_dropped() -> None:
    governance = called(presented(visit()), "Governance and culture")
    assert governance.kind is Kind.SIDES
    assert [(body.heading, [line.text for line in body.lines]) for body in governance.bodies] == [
        ("Strengths", [STRENGTH.wording]), ("Areas for consideration", [AREA.wording]),
    ]  # fmt: skip
    assert "dropped" not in words(presented(visit()))


def test_a_theme_with_one_side_only_shows_that_side() -> None:
    finance = called(presented(visit()), "Financial planning and management")
    assert (finance.kind, [body.side for body in finance.bodies]) == (Kind.SIDE, [Side.STRENGTH])


def test_what_was_said_stands_however_the_finding_is_reworded_later() -> None:
    point = Point("o1", AREA.id, "t3", Side.AREA, "As it was said", "a0", "2026-03-13T14:00:00")
    found = presented(visit(point, replace(AREA, wording="As it was worded afterwards")))
    assert "As it was said" in words(found)
    assert "afterwards" not in words(found)
    assert str(STRENGTH.wording) not in words(found)


def test_what_a_threaded_area_found_stands_in_a_core_theme_under_its_name() -> None:
    found = presented(visit(replace(HOUSING, threaded=True)))
    assert "Housing delivery" not in titles(found)
    assert "Housing: The pipeline after 2027 is thin" in words(found)


def test_headlines_under_no_theme_are_the_overall_messages() -> None:
    found = presented(visit(Finding("f9", None, Side.STRENGTH, "A council that knows its place", "a9")))
    assert [line.text for line in called(found, "Overall messages").bodies[0].lines] == [
        "A council that knows its place"
    ]


def test_a_headline_on_neither_side_is_left_out_and_said() -> None:
    found = presented(visit(Finding("f9", "t3", None, "Not sorted yet", "a9")))
    assert "Not sorted yet" not in words(found)
    assert any("neither strength nor area" in line for line in found.left_out)


def test_only_a_cleared_quote_is_shown_and_by_nobody() -> None:
    assert [line.text for line in called(presented(visit()), "What people told us").bodies[0].lines] == [
        "“We see it when it is printed.”"
    ]
    raw = presented(visit(replace(QUOTE_TAG, clearance=Clearance.CHECKED)))
    assert "What people told us" not in titles(raw)


def test_no_word_of_a_note_and_nobody_who_was_met_is_on_a_slide() -> None:
    said = words(presented(visit()))
    assert str(PERSON.name) not in said
    assert NOTE[:30] not in said
    assert "Helen Marsh" in said


def test_a_line_that_names_somebody_who_was_met_is_left_out_and_said() -> None:
    named = presented(visit(replace(AREA, wording="Scrutiny is late, as Jo Hidden says")))
    assert "Hidden" not in words(named)
    assert named.left_out == (
        "Governance and culture: a line that names somebody the team met. Reword it to have it on the slides",
    )
    assert "Hidden" not in "".join(named.left_out)


def test_a_surname_alone_stays_and_is_pointed_out() -> None:
    perhaps = presented(visit(replace(AREA, wording="The Hidden Valley estate is neglected")))
    assert "Hidden Valley" in words(perhaps)
    assert len(perhaps.look_at) == 1


def test_the_counts_are_floors_and_what_is_not_known_has_no_figure() -> None:
    figures = called(presented(visit()), "How we worked").bodies[:-1]
    assert [(each.heading, each.lines[0].text) for each in figures] == [
        ("45+", "meetings"), ("150+", "people we spoke to"), ("70+", "documents read"), ("290+", "hours of peer time"),
    ]  # fmt: skip
    empty = present(visit(), tallies(Snapshot.of((visit().visit,))), slide_words())
    assert "How we worked" not in titles(empty)
    assert "About this feedback" in titles(empty)


def test_recommendations_have_their_numbers_and_tiers() -> None:
    found = presented(visit())
    first, further = called(found, "Recommendations"), called(found, "Further recommendations")
    assert [line.words for line in first.bodies[0].lines] == [f"R1  {HEADLINE.label}", HEADLINE.text]
    assert further.bodies[0].lines[0].lead == f"R2  {LOWER.label}"


def test_themes_nobody_said_anything_about_are_told() -> None:
    found = presented(visit(without=tuple(r for r in visit().all(Finding) if r.theme == FINANCE.id)))
    assert found.left_out == ("Themes without a headline: Finance",)


def test_a_visit_without_a_headline_says_so() -> None:
    found = presented(visit(without=visit().all(Finding)))
    assert found.left_out == ("There is no headline yet, so no theme has a slide",)


def test_what_follows_is_what_the_era_of_the_letter_says() -> None:
    steps = [line.text for line in called(presented(visit()), "Next steps").bodies[0].lines]
    assert any("June 2026" in step for step in steps)
    early = [line.text for line in called(presented(visit(), "letter-a"), "Next steps").bodies[0].lines]
    assert not any("progress review" in step for step in early)


def test_without_dates_no_date_is_guessed() -> None:
    found = presented(visit(first_day=None, last_day=None))
    assert len(found.slides[0].bodies[0].lines) == 1
    assert "2026" not in words(found)


def test_members_of_whom_only_the_role_is_known_share_a_line() -> None:
    peers = [replace(peer, name=None, post=None, organisation=None, label="Peer") for peer in visit().all(Peer)[:2]]
    found = called(presented(visit(*peers)), "The peer team")
    assert [line.words for line in found.bodies[0].lines][:1] == ["Peer (two)"]
