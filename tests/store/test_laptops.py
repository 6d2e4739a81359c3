"""What the other laptops are known to have."""

from __future__ import annotations

from pathlib import Path

from peerteam.domain.records import Slot
from peerteam.store.change import parse
from peerteam.store.visit_file import VisitFile
from tests.builders import exchange, give, hand_over, team


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


# --- what the last exchange brought


def test_before_any_exchange_nothing_is_new(visit: VisitFile) -> None:
    visit.commit()
    assert visit.laptops.known_before == visit.changes.last
    assert visit.programme.moved_since(visit.laptops.known_before) == []


def test_what_a_colleague_moved_is_told_from_one_exchange_to_the_next(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ben.programme.change("s1", slot=Slot("2026-03-10", "10:00", "10:45", "Room C"))
        exchange(ann, ben)
        (move,) = ann.programme.moved_since(ann.laptops.known_before)
        assert (move.session.id, move.was.start, move.session.slot.start, move.who) == ("s1", "09:00", "10:00", "p2")
        assert ben.programme.moved_since(ben.laptops.known_before) == []


def test_files_that_come_within_minutes_are_one_exchange(tmp_path: Path) -> None:
    with team(tmp_path, 3) as (ann, ben, cara):
        ben.programme.change("s1", slot=Slot("2026-03-10", "10:00"))
        give(ben, ann)
        before = ann.laptops.known_before
        cara.notes.add(body="Heard.")
        give(cara, ann)
        assert ann.laptops.known_before == before
        assert len(ann.programme.moved_since(before)) == 1


def test_the_next_exchange_begins_anew(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ben.programme.change("s1", slot=Slot("2026-03-10", "10:00"))
        give(ben, ann)
        with ann.door.typing():
            ann.connection.execute(
                "update here set value = json_set(value, '$[1]', '2026-03-10T09:00:00') where key = 'exchange'"
            )
        ben.notes.add(body="Heard.")
        give(ben, ann)
        assert ann.programme.moved_since(ann.laptops.known_before) == []
