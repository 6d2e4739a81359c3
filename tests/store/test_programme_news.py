"""What is kept of how the programme was before others changed it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from peerteam.domain.news import News, What, new_clashes, news
from peerteam.domain.programme import PersonRow, ProgrammeTable, SessionRow
from peerteam.domain.programme_update import compare
from peerteam.domain.records import Person, Presence, Session, SessionKind, SessionStatus, Slot
from peerteam.store.programme_news import KEY
from peerteam.store.visit_file import VisitFile
from tests.builders import UndoCheck, exchange, give, team, value

OTHER = Session("s2", "Leader", Slot("2026-03-10", "10:00", "10:45", "Room 2"), SessionKind.INTERVIEW, lead="p1")


def told(visit: VisitFile) -> list[News]:
    return news(visit.news.programme_before(), visit.news.programme_now(), visit.me)


def in_words(visit: VisitFile) -> list[str]:
    return [each.in_words for each in told(visit)]


def move(visit: VisitFile, start: str, room: str = "Room 1", session: str = "s1") -> None:
    visit.programme.change(session, slot=Slot("2026-03-10", start, None, room))


def test_nothing_is_kept_of_what_one_changes_oneself(visit: VisitFile) -> None:
    move(visit, "11:00")
    assert not visit.has_news
    assert told(visit) == []


def test_what_a_colleague_moved_is_news_here_and_not_there(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        move(ben, "10:00", "Room C")
        exchange(ann, ben)
        assert in_words(ann) == ["Scrutiny chairs: was 09:00 Room 1, now 10:00 Room C"]
        assert ann.news.kept().by == {"s1": "p2"}
        assert not ben.has_news


def test_what_moved_twice_is_told_once_against_what_one_knew(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        for start in ("10:00", "11:00"):
            move(ben, start)
            give(ben, ann)
        assert in_words(ann) == ["Scrutiny chairs: was 09:00, now 11:00"]


def test_what_moved_back_is_no_news(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        move(ben, "10:00")
        give(ben, ann)
        ben.programme.change("s1", slot=Slot("2026-03-10", "09:00", "09:45", "Room 1"))
        give(ben, ann)
        assert told(ann) == []


def test_what_i_move_after_the_exchange_adds_nothing(tmp_path: Path) -> None:
    with team(tmp_path, 2, OTHER) as (ann, ben):
        move(ben, "10:00")
        give(ben, ann)
        move(ann, "15:00", session="s2")
        assert [each.session for each in told(ann)] == ["s1"]


def test_seen_ends_it_until_something_changes_again(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        move(ben, "10:00")
        give(ben, ann)
        ann.news.seen()
        assert not ann.has_news
        move(ben, "11:00")
        give(ben, ann)
        assert in_words(ann) == ["Scrutiny chairs: was 10:00, now 11:00"]


def test_seen_can_be_taken_back(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        move(ben, "10:00")
        give(ben, ann)
        before = in_words(ann)
        ann.news.not_seen(ann.news.seen())
        assert in_words(ann) == before != []


def test_who_comes_and_who_sits_in_is_news(tmp_path: Path) -> None:
    with team(tmp_path, 2, OTHER) as (ann, ben):
        with ben.step("People"):
            ben.rows.add(Person("c9", "Dee", "Whip", group="member"))
            ben.rows.add(Presence("x", "s2", "p2"))
            ben.rows.remove(Person, "c1")
        ben.programme.meet("s2", "c9")
        give(ben, ann)
        assert [each.changes for each in told(ann)] == [("Ben Brook sits in", "with Dee, Whip")]


def test_new_cancelled_and_taken_out_are_told_apart(tmp_path: Path) -> None:
    with team(tmp_path, 2, OTHER) as (ann, ben):
        ben.programme.add("Unions", Slot("2026-03-10", "15:00"))
        ben.programme.change("s1", status=SessionStatus.CANCELLED)
        ben.programme.remove("s2")
        give(ben, ann)
        assert {each.title: each.what for each in told(ann)} == {
            "Unions": What.NEW,
            "Scrutiny chairs": What.CANCELLED,
            "Leader": What.GONE,
        }


def test_a_clash_that_came_with_it_is_found(tmp_path: Path) -> None:
    mine = Session("s3", "Tour", Slot("2026-03-10", "14:00", "15:00", "Depot"), SessionKind.TOUR, lead="p1")
    with team(tmp_path, 2, OTHER, mine) as (ann, ben):
        ben.programme.change("s2", slot=Slot("2026-03-10", "14:00", "14:45", "Room 2"))
        give(ben, ann)
        (clash,) = new_clashes(ann.news.programme_before(), ann.news.programme_now(), "p1")
        assert clash.words == "14:00 you are in two rooms"


def test_joining_is_no_news(tmp_path: Path) -> None:
    with team(tmp_path) as (_, ben):
        assert not ben.has_news


# --- since when


def at(visit: VisitFile, hour: int, minute: int = 0, day: int = 10) -> None:
    visit.laptops.now = lambda: datetime(2026, 3, day, hour, minute)


def test_it_is_told_since_the_exchange_before_the_first_of_it(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        for hour, start in ((13, None), (17, "10:00"), (21, "11:00")):
            at(ann, hour)
            ben.notes.add(body="Heard.")
            if start:
                move(ben, start)
            give(ben, ann)
        assert ann.news.kept().since == datetime(2026, 3, 10, 13)


def test_or_since_one_said_it_was_seen(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        for hour, start in ((13, "10:00"), (17, "11:00")):
            at(ann, hour)
            move(ben, start)
            give(ben, ann)
            at(ann, hour, 20)
            assert ann.news.seen()
        at(ann, 8, 0, 11)
        move(ben, "12:00")
        give(ben, ann)
        assert ann.news.kept().since == datetime(2026, 3, 10, 17, 20)


# --- the council's new version


def table(*rows: tuple[str, str]) -> ProgrammeTable:
    return ProgrammeTable(
        tuple(
            SessionRow("2026-03-10", start, None, title, people=(PersonRow("Chris Dale"),), where="row 1")
            for title, start in rows
        )
    )


def update(visit: VisitFile, *rows: tuple[str, str]) -> None:
    visit.programme.apply(compare(visit.programme.standing(), table(*rows)))


def test_a_first_version_is_no_news_and_a_second_is(visit: VisitFile) -> None:
    update(visit, ("Unions", "15:00"), ("Leader", "11:00"))
    assert not visit.has_news
    update(visit, ("Unions", "16:00"), ("Leader", "11:00"))
    assert in_words(visit) == ["Unions: was 15:00, now 16:00"]


def test_undoing_the_new_version_undoes_its_news(visit: VisitFile, undo_check: UndoCheck) -> None:
    update(visit, ("Unions", "15:00"))
    with undo_check(visit):
        update(visit, ("Unions", "16:00"))
    visit.history.undo()
    assert told(visit) == []


# --- what must not stay


def test_erasing_leaves_nothing_of_how_it_was(tmp_path: Path) -> None:
    with team(tmp_path, 2, OTHER) as (ann, ben):
        ben.programme.change("s2", title="Another")
        give(ben, ann)
        assert "Leader" in value(ann, "select value from here where key = ?", KEY)
        ann.erase(Session, "s2", "A name")
        assert not ann.has_news
