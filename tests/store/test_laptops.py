"""What the other laptops are known to have."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from peerteam.store.change import parse
from peerteam.store.visit_file import VisitFile
from tests.builders import give, hand_over, team


def held(visit: VisitFile) -> set[bytes]:
    """The changes a laptop has, as its last file tells."""
    visit.commit()
    return {parse(raw).id for raw in visit.changes.since()}


def lacks(visit: VisitFile) -> dict[str, int]:
    return {heard.who: heard.lacks for heard in visit.laptops.heard()}


def test_nobody_has_been_heard_of_at_first(visit: VisitFile) -> None:
    assert visit.laptops.heard() == []


def test_a_colleague_lacks_what_was_not_in_the_last_file(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.findings.add("t1", "strength", "One")
        ann.commit()
        ann.laptops.remember(ben.laptop, "Ben", "2026-03-10T17:02", held(ben))
        assert lacks(ann) == {"Ben": 1}
        ann.findings.add("t1", "strength", "Two")
        assert lacks(ann) == {"Ben": 1}, "what was not handed over yet, nobody can have"
        ann.commit()
        assert lacks(ann) == {"Ben": 2}


def test_a_newer_file_tells_that_the_colleague_has_caught_up(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.findings.add("t1", "strength", "One")
        ann.commit()
        ann.laptops.remember(ben.laptop, "Ben", "2026-03-10T17:02", held(ben))
        give(ann, ben)
        ann.laptops.remember(ben.laptop, "Ben", "2026-03-10T18:00", held(ben))
        assert lacks(ann) == {"Ben": 0}


def test_an_older_file_tells_nothing_new(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        before = held(ben)
        ann.findings.add("t1", "strength", "One")
        give(ann, ben)
        ann.laptops.remember(ben.laptop, "Ben", "2026-03-10T18:00", held(ben))
        ann.laptops.remember(ben.laptop, "Ben", "2026-03-10T17:02", before)
        (heard,) = ann.laptops.heard()
        assert (heard.made, heard.lacks) == ("2026-03-10T18:00", 0)


def test_a_clock_put_right_does_not_make_a_file_that_holds_more_an_older_one(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.laptops.remember(ben.laptop, "Ben", "2027-03-10T17:02", held(ben))  # his clock was a year ahead
        ann.findings.add("t1", "strength", "One")
        give(ann, ben)
        ann.laptops.remember(ben.laptop, "Ben", "2026-03-10T18:00", held(ben))
        (heard,) = ann.laptops.heard()
        assert (heard.made, heard.lacks) == ("2026-03-10T18:00", 0)


def test_ones_own_file_come_back_is_nobody_else(visit: VisitFile) -> None:
    hand_over(visit)
    visit.laptops.remember(visit.laptop, "Ann", "2026-03-10T17:02", set())
    assert visit.laptops.heard() == []


def test_laptops_are_listed_by_name_one_line_each(tmp_path: Path) -> None:
    with team(tmp_path, 3) as (ann, ben, cara):
        for who, laptop in (("Cara", cara), ("Ben", ben), ("Ben", ben)):
            ann.laptops.remember(laptop.laptop, who, "2026-03-10T17:02", held(laptop))
        assert [heard.who for heard in ann.laptops.heard()] == ["Ben", "Cara"]


def test_of_a_colleague_with_a_new_laptop_the_one_last_heard_from_counts(tmp_path: Path) -> None:
    with team(tmp_path, 1) as (ann,):
        ann.laptops.remember("lost", "Ben", "2026-03-10T17:02", set())
        ann.laptops.remember("new", "Ben", "2026-03-11T09:00", held(ann))
        assert lacks(ann) == {"Ben": 0}
        assert len(ann.laptops.heard()) == 1
        ann.laptops.remember("mine before", "Ann Archer", "2026-03-11T09:00", set())
        assert lacks(ann) == {"Ben": 0}


# --- which laptop this is


def test_a_visit_first_opened_on_a_computer_is_at_home_there(visit: VisitFile) -> None:
    name, saved_at = visit.laptop, visit.saved_at
    assert not visit.laptops.arrive("computer", "place")
    assert not visit.laptops.arrive("computer", "place")
    assert visit.laptop == name
    assert visit.saved_at == saved_at, "nobody has written anything"


def test_a_file_copied_to_another_computer_is_another_laptop_and_asks_who_sits_there(visit: VisitFile) -> None:
    visit.laptops.arrive("computer", "place")
    name = visit.laptop
    assert visit.laptops.arrive("other computer", "place")
    assert visit.laptop != name
    assert not visit.laptops.arrive("other computer", "place")


def test_a_file_copied_on_the_same_computer_is_another_laptop_too_and_asks_nothing(visit: VisitFile) -> None:
    visit.laptops.arrive("computer", "place")
    name = visit.laptop
    assert not visit.laptops.arrive("computer", "other place")
    assert visit.laptop != name


# --- when the last exchanges were


def test_before_any_exchange_there_was_none(visit: VisitFile) -> None:
    assert (visit.laptops.last_exchange, visit.laptops.exchange_before) == (None, None)


def test_files_that_come_within_minutes_are_one_exchange(tmp_path: Path) -> None:
    with team(tmp_path, 3) as (ann, ben, cara):
        for minute, giver in ((4, ben), (9, cara)):
            ann.laptops.now = lambda minute=minute: datetime(2026, 3, 10, 17, minute)  # type: ignore[misc]
            giver.notes.add(body="Heard.")
            give(giver, ann)
        assert (ann.laptops.last_exchange, ann.laptops.exchange_before) == (datetime(2026, 3, 10, 17, 4), None)


def test_a_later_file_is_the_next_exchange_unless_it_brings_nothing(tmp_path: Path) -> None:
    first, second = datetime(2026, 3, 10, 13, 5), datetime(2026, 3, 10, 17, 4)
    with team(tmp_path) as (ann, ben):
        for when in (first, second):
            ann.laptops.now = lambda when=when: when  # type: ignore[misc]
            ben.notes.add(body="Heard.")
            give(ben, ann)
        ann.laptops.now = lambda: datetime(2026, 3, 10, 19)
        give(ben, ann)
        assert (ann.laptops.last_exchange, ann.laptops.exchange_before) == (second, first)
