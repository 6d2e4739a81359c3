"""Check this visit: on a copy, beside the window, with a plain answer, and nothing left behind."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from peerteam.store.visit_file import VisitFile
from peerteam.ui.checking import GOOD, check_job, in_words
from peerteam.ui.tasks import Cancelled, Progress
from tests.ui.conftest import FINANCE


def no_progress() -> Progress:
    return Progress(lambda step, of: None)


def test_a_sound_visit_is_said_to_be_sound(visit: VisitFile) -> None:
    visit.notes.tag(visit.notes.add(body="The budget will not hold."), 4, 10, FINANCE)
    found = check_job(visit)(no_progress())
    assert in_words(found) == GOOD


def test_a_tag_that_is_not_on_its_words_is_found_and_named_for_the_report_only(
    visit: VisitFile, caplog: pytest.LogCaptureFixture
) -> None:
    tag = visit.notes.tag(visit.notes.add(body="The budget will not hold."), 4, 10, FINANCE)
    with visit.door.typing():
        visit.connection.execute("update note set body = 'Other words altogether here'")
    found = check_job(visit)(no_progress())
    with caplog.at_level(logging.WARNING, "peerteam.checking"):
        told = in_words(found)
    assert "1 problem found" in told
    assert "tag" in caplog.text
    assert "budget" not in caplog.text
    assert str(tag) not in told


def test_the_window_goes_on_writing_meanwhile_and_nothing_is_left_behind(visit: VisitFile) -> None:
    job = check_job(visit)
    visit.notes.add(body="Written while it is checked")
    assert job(no_progress()) == []
    assert [each.name for each in visit.path.parent.iterdir() if each.name.startswith(".check")] == []


def test_a_check_that_is_stopped_leaves_nothing_behind_either(visit: VisitFile) -> None:
    job, progress = check_job(visit), no_progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        job(progress)
    assert not list(visit.path.parent.glob(".check*"))


def test_a_visit_under_words_is_checked_under_them(tmp_path: Path) -> None:
    with VisitFile.empty(tmp_path / "visit.peerteam", "v", "anchor velvet orbit maple") as visit:
        visit.load([])
        assert check_job(visit)(no_progress()) == []
