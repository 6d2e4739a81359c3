"""The one door for writing: outside it nothing can be written, inside it all or nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from peerteam.domain.records import Finding, Note, Theme
from peerteam.store.database import DatabaseError
from peerteam.store.step import Announcement
from peerteam.store.visit_file import VisitFile
from tests.builders import BODY, rows_of, visit_file


def _announced(visit: VisitFile) -> list[Announcement]:
    heard: list[Announcement] = []
    visit.listeners.append(heard.append)
    return heard


@contextmanager
def _failing_step(visit: VisitFile) -> Iterator[None]:
    """A step that does what the body does, and then fails."""
    with suppress(ZeroDivisionError), visit.step("Test"):
        yield
        raise ZeroDivisionError


def test_a_record_written_outside_a_step_is_a_mistake_of_ours(visit: VisitFile) -> None:
    with pytest.raises(RuntimeError, match="outside a step"):
        visit.rows.add(Finding("f1", wording="Reports are late"))
    assert visit.rows.get(Finding, "f1") is None


@pytest.mark.parametrize(
    "sql",
    ["insert into finding(id) values ('f1')", "update note set body = ''", "delete from note", "drop table note",
     "insert or replace into here values ('me', 'p2')"],
)  # fmt: skip
def test_sql_that_writes_outside_a_step_is_refused_by_the_file(visit: VisitFile, sql: str) -> None:
    before = rows_of(visit)
    with pytest.raises(DatabaseError, match="readonly"):
        visit.connection.execute(sql)
    assert rows_of(visit) == before
    assert visit.me == "p1"


@pytest.mark.parametrize("how", ["step", "failed step", "typing", "scratch", "undo"])
def test_the_door_is_closed_again_after_every_use(visit: VisitFile, how: str) -> None:
    if how == "typing":
        visit.notes.save_typing("n1", "other words")
    elif how == "scratch":
        visit.not_handed_over()
    elif how == "failed step":
        with pytest.raises(KeyError), visit.step("Test"):
            visit.rows.change(Finding, "nobody", wording="")
    else:
        visit.findings.add("t1", "strength", "Clear leadership")
        if how == "undo":
            visit.history.undo()
    with pytest.raises(DatabaseError, match="readonly"):
        visit.connection.execute("delete from note")


def test_a_step_that_fails_leaves_nothing_and_announces_nothing(visit: VisitFile) -> None:
    before, heard = rows_of(visit), _announced(visit)
    with _failing_step(visit):
        visit.findings.add("t1", "strength", "Clear leadership")
        visit.notes.remove("n1")
    assert rows_of(visit) == before
    assert heard == []
    assert visit.history.undo_label is None


def test_a_step_that_fails_does_not_spoil_the_next(visit: VisitFile) -> None:
    with _failing_step(visit):
        pass
    visit.findings.add("t1", "strength", "Clear leadership")
    assert visit.history.undo_label == "Add finding"


def test_a_step_inside_a_step_belongs_to_the_outer_one(visit: VisitFile) -> None:
    heard = _announced(visit)
    with visit.step("Two findings"):
        visit.findings.add("t1", "strength", "Clear leadership")
        visit.findings.add("t1", "strength", "Sound finances")
    assert [announcement.label for announcement in heard] == ["Two findings"]
    assert visit.history.undo() == "Two findings"
    assert visit.findings.all() == []


def test_typing_inside_a_step_is_kept_or_lost_with_the_step(visit: VisitFile) -> None:
    with _failing_step(visit):
        visit.notes.save_typing("n1", "other words")
    assert visit.notes.get("n1").body == BODY


def test_a_step_is_one_announcement_of_what_it_changed(visit: VisitFile) -> None:
    heard = _announced(visit)
    finding = visit.findings.add("t1", "strength", "Clear leadership")
    (announcement,) = heard
    assert announcement.rows == {("finding", finding)}
    assert announcement.touches("note", "finding")
    assert not announcement.touches("note", "tag")


def test_announcements_are_counted_up(visit: VisitFile) -> None:
    heard = _announced(visit)
    finding = visit.findings.add("t1", "strength", "Clear leadership")
    visit.findings.drop(finding)
    visit.history.undo()
    assert [announcement.label for announcement in heard] == ["Add finding", "Drop finding", "Undo Drop finding"]
    revisions = [announcement.revision for announcement in heard]
    assert revisions == [*range(revisions[0], revisions[0] + 3)]


def test_a_listener_finds_the_step_written_and_undoable(visit: VisitFile) -> None:
    found: list[tuple[int, str | None]] = []
    visit.listeners.append(lambda announcement: found.append((len(visit.findings.all()), visit.history.undo_label)))
    visit.findings.add("t1", "strength", "Clear leadership")
    assert found == [(1, "Add finding")]


def test_a_step_that_changes_nothing_is_not_announced(visit: VisitFile) -> None:
    heard = _announced(visit)
    with visit.step("Nothing"):
        visit.rows.change(Note, "n1", body=BODY)
        visit.rows.add(Theme("t1", "A second theme of that id"))
    assert heard == []
    assert visit.history.undo_label is None


def test_typing_is_neither_announced_nor_undone(visit: VisitFile) -> None:
    heard = _announced(visit)
    visit.notes.save_typing("n1", "other words")
    assert heard == []
    assert visit.history.undo_label is None


def test_what_is_taken_in_is_announced_but_not_undone(visit: VisitFile, tmp_path: Path) -> None:
    from tests.builders import hand_over

    with visit_file(tmp_path, name="other", me="p2") as other:
        finding = other.findings.add("t1", "strength", "Clear leadership")
        changes = hand_over(other)
    heard = _announced(visit)
    visit.take(changes)
    assert [announcement.label for announcement in heard] == ["Take in"]
    assert ("finding", finding) in heard[0].rows
    assert visit.history.undo_label is None


def test_writing_tells_when_it_was_saved(tmp_path: Path) -> None:
    visit_file(tmp_path).close()
    with VisitFile.open(tmp_path / "visit.peerteam") as visit:
        assert visit.saved_at is None
        visit.notes.save_typing("n1", "other words")
        assert visit.saved_at is not None
