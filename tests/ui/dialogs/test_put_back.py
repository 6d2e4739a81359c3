"""The sheet of safe copies: each is called by when it was made, and no two alike."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.put_back import PutBack
from peerteam.ui.look import Look
from peerteam.ui.tasks import Tasks
from tests.ui.conftest import now

COPIES = ("2026-03-10 16-52-41", "2026-03-10 16-52-07", "2026-03-10 13-05-00", "2026-03-09 18-20-11")


def test_copies_of_one_minute_are_told_apart_by_the_second(visit: VisitFile, qtbot: QtBot, look: Look) -> None:
    assert now().date() == datetime(2026, 3, 10).date()
    tasks = Tasks()
    sheet = PutBack(visit, tasks, [Path(f"visit {made}.peerteam") for made in COPIES], now)
    qtbot.addWidget(sheet)
    names = [line.text for line in sheet.list.lines()]
    assert names == ["16:52:41", "16:52:07", "13:05", "Monday 9 March, 18:20"]
    assert sheet.put_back.text() == "Put back to 16:52:41"
    tasks.close()
