"""The order of the parts: kept as a few lines, carried with what is below them, and never losing a part."""

from __future__ import annotations

from peerteam.domain.letter_order import Place, arranged, is_order, moved, order_key, packed, places, turned
from peerteam.domain.records import Section
from peerteam.formats import letters
from tests.letter_visit import visit

FORM = letters.load("report-e")
KEYS = [section.key for section in FORM.sections]
ROW = [Place("a"), Place("b"), Place("b1", 2), Place("b2", 2), Place("c")]


def keys(row: list[Place]) -> str:
    return " ".join(place.key for place in row)


def order(words: str) -> Section:
    return Section("order", order_key(FORM.id), edited=words)


def test_without_an_order_the_parts_stand_as_in_the_form() -> None:
    assert [place.key for place in places(FORM)] == KEYS
    assert arranged(visit(), FORM) == FORM


def test_an_order_kept_is_the_order_read() -> None:
    row = turned(moved(places(FORM), "next_steps", -1), "scope")
    assert places(FORM, packed(row)) == row
    assert [s.key for s in arranged(visit(order(packed(row))), FORM).sections] == [
        place.key for place in row if place.key != "scope"
    ]


def test_a_part_the_order_does_not_know_stands_after_the_one_before_it_in_the_form() -> None:
    kept = packed(place for place in places(FORM) if place.key not in ("title", "team"))
    assert [place.key for place in places(FORM, kept)] == KEYS


def test_a_part_the_form_does_not_know_is_passed_over() -> None:
    assert [place.key for place in places(FORM, "gone\n" + packed(places(FORM)))] == KEYS


def test_a_part_takes_those_below_it_along() -> None:
    assert keys(moved(ROW, "b", -1)) == "b b1 b2 a c"
    assert keys(moved(ROW, "b", 1)) == "a c b b1 b2"
    assert keys(moved(ROW, "a", 1)) == "b b1 b2 a c"
    assert keys(moved(ROW, "c", -1)) == "a c b b1 b2"


def test_a_part_stays_under_its_heading() -> None:
    assert keys(moved(ROW, "b1", 1)) == "a b b2 b1 c"
    for key, by in (("b1", -1), ("b2", 1), ("a", -1), ("c", 1)):
        assert moved(ROW, key, by) == ROW


def test_a_part_left_out_takes_those_below_it_along_and_brings_them_back() -> None:
    out = turned(ROW, "b")
    assert [place.key for place in out if place.left_out] == ["b", "b1", "b2"]
    assert turned(out, "b") == ROW


def test_an_order_is_no_part_of_the_letter() -> None:
    assert is_order(order_key("report-e"))
    assert not any(is_order(key) for key in KEYS)
