"""Taking in one file: what came out of it in one sentence, and asking for its words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from peerteam.handover.exchange import Taken, share
from peerteam.store.visit_file import VisitFile
from peerteam.ui import ask
from peerteam.ui.taking import AGAIN, DETAIL, Taking, in_words
from peerteam.ui.tasks import Tasks
from tests.builders import visit_file
from tests.handover.laptops import quick_locks


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        (Taken("Ben", "", 0, {}, 0), "From Ben: nothing new, you have everything."),
        (Taken("Ben", "", 2, {"note": 1}, 0), "From Ben: 1 note is new or changed."),
        (Taken("", "", 9, {"note": 14, "person": 2}, 0), "From this file: 14 notes and 2 people are new or changed."),
        (
            Taken("Ben", "", 9, {"session": 3, "support": 1, "basis": 1}, 2),
            "From Ben: 3 sessions and 2 other things are new or changed. 2 versions wait to be chosen.",
        ),
        (
            Taken("Ben", "", 1, {"document": 1}, 1),
            "From Ben: 1 paper is new or changed. 1 version waits to be chosen.",
        ),
    ],
)
def test_what_came_is_counted_by_what_it_is(taken: Taken, words: str) -> None:
    assert in_words(taken) == words


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_words_that_do_not_open_a_file_are_told_to_be_wrong_and_giving_up_takes_nothing(
    tasks: Tasks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with (
        quick_locks(),
        visit_file(tmp_path) as plain,
        VisitFile.empty(tmp_path / "hers", plain.id, "their four") as hers,
    ):
        share(hers, tmp_path / "file")
        before, answers, asked = plain.digest(), ["other words", None], []

        def words(question: str, detail: str, **more: object) -> str | None:
            asked.append(detail)
            return answers.pop(0)

        monkeypatch.setattr(ask, "words", words)
        Taking(tasks, tasks).take(plain, tmp_path / "file")
        qtbot.waitUntil(lambda: not answers)
        assert asked == [DETAIL, AGAIN]
        assert plain.digest() == before
