"""What came since somebody last looked: by whom, new or changed, until it is seen."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from peerteam.domain.records import Note, Slot
from peerteam.store.change import parse
from peerteam.store.incoming import SHOWN
from peerteam.store.visit_file import VisitFile
from tests.builders import exchange, give, hand_over, team


def came(visit: VisitFile) -> set[tuple[str, str, bool, bool]]:
    arrived = visit.incoming.arrived()
    return {(each.kind, each.who, each.new, each.moved) for some in arrived.some for each in some.came}


def test_what_a_visit_was_begun_with_is_no_news(tmp_path: Path) -> None:
    with team(tmp_path) as (_, ben):
        assert not ben.incoming.arrived()


def test_what_came_is_told_record_by_record_and_mine_is_not(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.findings.add("t1", "strength", "Mine")
        ben.notes.add(about="s1", body="Heard.")
        ben.programme.change("s1", slot=Slot("2026-03-10", "14:30"))
        exchange(ann, ben)
        assert came(ann) == {("note", "p2", True, False), ("session", "p2", False, True)}
        assert came(ben) == {("finding", "p1", True, False)}


def test_a_second_exchange_adds_to_what_is_not_seen_yet(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ben.notes.add(about="s1", body="Heard.")
        give(ben, ann)
        ben.findings.add("t1", "strength", "Clear")
        give(ben, ann)
        assert {some.kind for some in ann.incoming.arrived().some} == {"note", "finding"}


def test_of_many_the_newest_are_read_the_rest_is_counted_until_it_is_asked_for(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        for number in range(SHOWN + 8):
            ben.findings.add("t1", "strength", f"Headline {number}")
        give(ben, ann)
        (some,) = ann.incoming.arrived().some
        assert (some.count, len(some.came), some.more) == (SHOWN + 8, SHOWN, 8)
        (some,) = ann.incoming.arrived([("p2", "finding")]).some
        assert (len(some.came), some.more) == (SHOWN + 8, 0)


def test_what_was_erased_meanwhile_is_not_told(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        note = ben.notes.add(about="s1", body="Heard.")
        give(ben, ann)
        ann.erase(Note, note, "asked for")
        assert came(ann) == set()


def test_what_was_deleted_is_told_as_deleted(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        note = ben.notes.add(about="s1", body="Heard.")
        give(ben, ann)
        ann.incoming.seen()
        ben.notes.remove(note)
        give(ben, ann)
        (some,) = ann.incoming.arrived().some
        assert (some.kind, some.count, some.gone, some.came[0].gone) == ("note", 1, True, True)


def test_what_came_and_went_between_two_exchanges_is_not_told(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        note = ben.notes.add(about="s1", body="Heard.")
        hand_over(ben)
        ben.notes.remove(note)
        give(ben, ann)
        assert came(ann) == set()


def test_a_kind_only_a_newer_program_knows_is_not_told(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ben.findings.add("t1", "strength", "Clear")
        told = [parse(each.raw.replace('"finding"', '"balloon"')) for each in hand_over(ben)]
        ann.take(told)
        assert told[-1].kind == "balloon"
        assert came(ann) == set()


def test_seen_ends_it_and_can_be_taken_back(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ben.notes.add(about="s1", body="Heard.")
        give(ben, ann)
        before = ann.incoming.arrived()
        kept = ann.incoming.seen()
        assert not ann.incoming.arrived()
        ann.incoming.not_seen(kept)
        assert ann.incoming.arrived() == before


def test_it_says_since_which_exchange(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        lunch, evening = datetime(2026, 3, 10, 13, 5), datetime(2026, 3, 10, 17, 0)
        ann.laptops.now = lambda: lunch
        ben.notes.add(about="s1", body="Heard.")
        give(ben, ann)
        ann.incoming.seen()
        ann.laptops.now = lambda: evening
        ben.findings.add("t1", "strength", "Clear")
        give(ben, ann)
        assert ann.incoming.arrived().since == lunch


def test_changes_others_built_on_that_have_not_come_are_counted(tmp_path: Path) -> None:
    with team(tmp_path, 3) as (ann, ben, cara):
        cara.programme.change("s1", title="First")
        cara.commit()
        cara.programme.change("s1", title="Second")
        ben.take(hand_over(cara)[-1:])
        assert ben.incoming.not_arrived() == 1
        give(cara, ben)
        assert ben.incoming.not_arrived() == 0
        assert ann.incoming.not_arrived() == 0


def test_it_is_known_when_each_last_handed_over_by_whatever_way(tmp_path: Path) -> None:
    with team(tmp_path, 3) as (ann, ben, cara):
        cara.findings.add("t1", "strength", "Clear")
        give(cara, ben)
        give(ben, ann)
        assert set(ann.incoming.last_of()) == {"p1", "p3"}
