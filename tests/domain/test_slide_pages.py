"""Long lists go on on the next slide: nothing lost, nothing parted from what it belongs to, no tiny letters."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from peerteam.domain.presentation import Body, Kind, Line, Slide
from peerteam.domain.records import Side
from peerteam.domain.slide_pages import LEAST, Room, paged, pages

ROOM = Room(width=400, height=300)
WIDE = replace(ROOM, width=850)
LONG = "Scrutiny comes to decisions too late to shape them, and the chair says so herself in every meeting we had. "


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(map(Line, texts))


def sides(strengths: int, areas: int) -> Slide:
    bodies = (
        Body(lines(*(f"Strength {n}. {LONG}" for n in range(strengths))), "Strengths", Side.STRENGTH),
        Body(lines(*(f"Area {n}. {LONG}" for n in range(areas))), "Areas for consideration", Side.AREA),
    )
    return Slide(Kind.SIDES, "Governance", bodies)


def test_what_fits_stays_on_one_slide() -> None:
    slide = Slide(Kind.LIST, "Next steps", (Body(lines("One", "Two")),))
    assert paged(slide, [ROOM], ROOM) == [slide]


def test_a_long_list_goes_on_under_a_title_of_its_own() -> None:
    slide = Slide(Kind.LIST, "Next steps", (Body(lines(*(f"{n} {LONG}" for n in range(12)))),))
    found = paged(slide, [ROOM], ROOM)
    assert [each.title for each in found[:3]] == ["Next steps", "Next steps (continued)", "Next steps (continued, 3)"]
    assert [line for each in found for line in each.bodies[0].lines] == list(slide.bodies[0].lines)


def test_the_slides_are_about_equally_full() -> None:
    found = pages(lines(*["A line of a few words"] * 14), replace(ROOM, most=12))
    assert [len(page) for page in found] == [7, 7]


def test_an_audience_is_given_only_so_many_points_at_once() -> None:
    assert [len(page) for page in pages(lines(*"abcdefgh"), replace(ROOM, most=4))] == [4, 4]


def test_a_line_stays_with_the_one_it_belongs_to() -> None:
    groups = [line for n in range(9) for line in (Line("", lead=f"R{n} Label"), Line(LONG, 1))]
    found = pages(groups, ROOM)
    assert len(found) > 1
    assert all(page[0].level == 0 and page[-1].level == 1 for page in found)


def test_two_columns_go_on_side_by_side_and_what_is_left_has_the_whole_width() -> None:
    found = paged(sides(2, 9), [ROOM, ROOM], WIDE)
    assert [each.kind for each in found] == [Kind.SIDES, Kind.SIDE]
    assert [body.heading for body in found[1].bodies] == ["Areas for consideration"]
    said = [line.text[:6] for each in found for body in each.bodies if body.side is Side.AREA for line in body.lines]
    assert said == [f"Area {n}" for n in range(9)]


def test_one_headline_longer_than_a_slide_is_cut_between_words_and_nothing_is_lost() -> None:
    text = LONG * 20
    found = pages(lines(text), ROOM)
    assert len(found) > 1
    assert all(ROOM.holds(page) for page in found)
    assert " ".join(page[0].text.strip("… ") for page in found).split() == text.split()


def test_a_list_in_two_columns_is_shared_out() -> None:
    members = tuple(line for n in range(7) for line in (Line("", lead=f"Peer {n}"), Line("Leader of a council", 1)))
    (found,) = paged(Slide(Kind.COLUMNS, "The peer team", (Body(members),)), [ROOM, ROOM], ROOM)
    assert [len(body.lines) for body in found.bodies] == [8, 6]


def test_larger_letters_take_more_room_and_none_are_below_the_least() -> None:
    line = Line(LONG)
    assert ROOM.larger(24).taken(line) > ROOM.taken(line)
    assert min(ROOM.larger(10).sizes) == LEAST


@given(st.lists(st.text(alphabet="abcdefghij ", min_size=1, max_size=400), min_size=1, max_size=30))
def test_every_word_is_on_some_slide_once_and_every_slide_holds_its_lines(texts: list[str]) -> None:
    found = pages(lines(*texts), replace(ROOM, width=3000))
    assert [line.text for page in found for line in page] == texts
    assert all(ROOM.holds(page) or len(page) == 1 for page in pages(lines(*texts), ROOM))
