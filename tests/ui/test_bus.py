"""Announcements reach pages whole."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from peerteam.domain.records import Note
from peerteam.store.step import Announcement
from peerteam.store.visit_file import VisitFile
from peerteam.ui.bus import Bus


def test_a_step_of_the_visit_is_announced_with_its_rows(visit: VisitFile, qtbot: QtBot) -> None:
    bus, came = Bus(), list[Announcement]()
    bus.announced.connect(came.append)
    visit.listeners.append(bus.announce)
    note = visit.notes.add()
    assert visit.rows.get(Note, note) is not None
    (announcement,) = came
    assert announcement.rows == {("note", note)}
    assert announcement.touches("note")
    assert not announcement.touches("session")
