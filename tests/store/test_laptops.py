"""What the other laptops are known to have."""

from __future__ import annotations

from pathlib import Path

from peerteam.store.changes import parse
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


def test_ones_own_file_come_back_is_nobody_else(visit: VisitFile) -> None:
    hand_over(visit)
    visit.laptops.remember(visit.laptop, "Ann", "2026-03-10T17:02", set())
    assert visit.laptops.heard() == []


def test_laptops_are_listed_by_name_one_line_each(tmp_path: Path) -> None:
    with team(tmp_path, 3) as (ann, ben, cara):
        for who, laptop in (("Cara", cara), ("Ben", ben), ("Ben", ben)):
            ann.laptops.remember(laptop.laptop, who, "2026-03-10T17:02", held(laptop))
        assert [heard.who for heard in ann.laptops.heard()] == ["Ben", "Cara"]
