"""The window that is pictured: the sample visit on a Wednesday morning of its week, without a display."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from peerteam import app as program
from peerteam import jobs
from peerteam.store.change import parse
from peerteam.store.visit_file import VisitFile
from peerteam.ui import theme
from peerteam.ui.bus import Bus
from peerteam.ui.look import Look
from peerteam.ui.main_window import MainWindow
from peerteam.ui.tasks import Tasks

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anybody makes an application

SIZE = (1366, 768)
WHEN = datetime(2026, 3, 11, 9, 2)
ME = "SP"
NOTE_OF = "Focus group: voluntary and community sector"
SCHEMES = {"light": theme.LIGHT, "dark": theme.DARK}
HEARD = "The forward plan reaches scrutiny after cabinet has settled it. Both chairs said so."


@contextmanager
def sample_visit(at: datetime | None = WHEN) -> Iterator[VisitFile]:
    """The sample at a moment of its week, or at its end, in a folder that goes when it is not needed any more."""
    sample = jobs.sample_folder(program.SAMPLE)
    with (
        tempfile.TemporaryDirectory() as folder,
        jobs.visit_from_folder(sample, Path(folder) / "visit.peerteam") as visit,
    ):
        visit.set_me(visit.people.peer_named(ME).id)
        if at is not None:
            jobs.stand_at(visit, at)
        visit.commit()
        yield visit


def window_over(qapp: QApplication, visit: VisitFile) -> MainWindow:
    """A window over it, as large as a small laptop's screen."""
    bus = Bus(qapp)
    visit.listeners.append(bus.announce)
    window = MainWindow(visit, bus, Tasks(qapp), Look(qapp), program.write_letter, now=lambda: WHEN)
    window.resize(*SIZE)
    window.show()
    return window


def wear(qapp: QApplication, window: MainWindow, scheme: str) -> None:
    """Dress the window in one of `SCHEMES`."""
    theme.wear(qapp, SCHEMES[scheme], 1.0)
    window.look.changed.emit()


def open_note(window: MainWindow) -> None:
    """A note with tags of several themes."""
    session = next(s for s in window.visit.programme.sessions() if s.title == NOTE_OF)
    window.notes.open_session(session.id)


def let_something_come(window: MainWindow) -> None:
    """A colleague hands over at lunch: notes of the morning, and a room where somebody here moved the time."""
    visit, lunch = window.visit, WHEN.replace(hour=13, minute=5)
    if not visit.incoming.arrived():
        visit.changes.now = lambda: int(lunch.timestamp() * 1000)
        visit.laptops.now = lambda: lunch
        colleague = next(peer for peer in visit.people.peers() if peer.id != visit.me)
        with VisitFile.in_memory(visit.id) as other:
            other.changes.now = visit.changes.now
            other.take([parse(raw) for raw in visit.changes.since()])
            other.set_me(colleague.id)
            planned = [s for s in other.programme.sessions() if s.slot.day == f"{WHEN:%Y-%m-%d}"]
            for session in planned[:9]:
                other.notes.add(about=session.id, body=HEARD)
            other.programme.change(planned[4].id, slot=planned[4].slot._replace(room="Committee Room 2"))
            visit.programme.change(planned[4].id, slot=planned[4].slot._replace(start="16:15", end="17:00"))
            other.commit()
            given = [parse(raw) for raw in other.changes.since()]
            visit.take(given)
        held = {change.id for change in given}
        visit.laptops.remember("another", colleague.name or "", lunch.isoformat(), held)
        visit.news.seen()
    window.handover.use_folder("STICK")
    window.handover.refresh()
