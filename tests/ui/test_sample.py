"""The sample is known by what it is, not by its file, and has a clock of its own that goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from peerteam import app
from peerteam.domain.records import Note
from peerteam.settings import KnownVisit
from peerteam.store.visit_file import VisitFile
from peerteam.ui.agenda import Agenda
from peerteam.ui.sample import OPENED_AT, SAMPLE, clock_from, is_sample, put_in_its_week, where_it_stands
from peerteam.ui.welcome import SAMPLE_DETAIL, visit_line


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "under any name.peerteam"
    app.make_sample(path)
    return path


@pytest.fixture
def sample(made: Path) -> Iterator[VisitFile]:
    with VisitFile.open(made) as visit:
        yield visit


def test_the_sample_is_known_wherever_its_file_is_and_another_visit_is_not_it(
    sample: VisitFile, tmp_path: Path
) -> None:
    assert is_sample(sample)
    assert not is_sample(None)
    with VisitFile.empty(tmp_path / "Sample visit.peerteam", "visit") as other:
        assert not is_sample(other)
        put_in_its_week(other)
        assert not other.has_own_time


def test_its_clock_stands_at_its_moment_and_goes_on_from_there() -> None:
    real = [datetime(2031, 8, 1, 22, 0)]
    clock = clock_from(OPENED_AT, lambda: real[0])
    assert clock() == OPENED_AT
    real[0] += timedelta(minutes=7)
    assert clock() == OPENED_AT + timedelta(minutes=7)
    real[0] -= timedelta(hours=3)  # the laptop's clock was put right
    assert clock() == OPENED_AT


def test_whoever_opens_it_writes_in_a_moment_and_has_not_written_yet(sample: VisitFile) -> None:
    session = Agenda(sample.me, sample.programme.sessions(), (), sample.notes.all()).next(OPENED_AT)
    assert session is not None
    assert (session.slot.day, session.slot.start, session.writer) == ("2026-03-11", "09:00", sample.me)
    assert session.title == app.SAMPLE_NEXT
    assert sample.me not in {note.author for note in sample.notes.of_session(session.id)}


def test_what_comes_later_that_week_has_not_been_held_yet(sample: VisitFile) -> None:
    held = {each.slot.day for each in sample.programme.sessions() if each.status == "done"}
    to_come = {each.slot.day for each in sample.programme.sessions() if each.status == "planned"}
    assert max(day or "" for day in held) == "2026-03-11"  # the briefing of half past eight
    assert min(day or "" for day in to_come) == "2026-03-11"


def test_of_the_sample_everything_is_handed_over_so_that_what_is_not_is_ones_own(sample: VisitFile) -> None:
    assert sample.not_handed_over() == 0
    assert sample.history.undo_label is None


def test_as_on_any_laptop_nothing_of_the_others_is_there_that_stays_on_theirs(sample: VisitFile) -> None:
    assert {note.author for note in sample.rows.all(Note) if note.private} <= {sample.me}


def test_where_it_stands_is_said_in_words(made: Path) -> None:
    with VisitFile.open(made) as visit:
        put_in_its_week(visit)
        assert where_it_stands(visit) == "Sample  ·  here it is Wednesday 11 March 2026"
        assert visit.laptops.now().date() == date(2026, 3, 11)


def test_on_the_welcome_it_is_called_what_it_is_and_nothing_of_it_is_due(made: Path) -> None:
    known = KnownVisit(str(made), SAMPLE, "Marlbridge Borough Council", "2026-03-10", "2026-03-13")
    line = visit_line(known, date(2031, 8, 1))
    assert (line.text, line.detail) == ("Marlbridge Borough Council", SAMPLE_DETAIL)
