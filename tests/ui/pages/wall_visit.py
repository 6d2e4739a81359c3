"""A wall to test: a theme with two strengths and an area, and two passages from two interviews and a paper's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pytestqt.qtbot import QtBot

from peerteam.domain.records import Side, SourceGroup
from peerteam.store.visit_file import VisitFile
from peerteam.ui.bus import Bus
from peerteam.ui.pages.findings import FindingsPage
from peerteam.ui.tasks import Tasks
from tests.ui.conftest import FINANCE, FIRST, GOVERNANCE, SECOND, now

LATE, THIN = "Papers come late.", "Reserves are thin."


@dataclass(frozen=True, slots=True)
class Made:
    """The ids of what was made."""

    sound: str
    trusted: str
    late: str
    heard: str  # the passage of the first session
    again: str  # that of the second
    note: str


def fill(visit: VisitFile) -> Made:
    """Put it on the wall."""
    note = visit.notes.add(FIRST, body=f"{LATE} Nobody minds.")
    other = visit.notes.add(SECOND, body=THIN)
    partner = visit.people.add_person(SourceGroup.PARTNER, name="Kit Rowe", post="Chair")
    visit.programme.meet(SECOND, partner)
    findings = visit.findings
    return Made(
        sound=findings.add(GOVERNANCE, Side.STRENGTH, "Sound and steady"),
        trusted=findings.add(GOVERNANCE, Side.STRENGTH, "Trusted by partners"),
        late=findings.add(GOVERNANCE, Side.AREA, "Plan further ahead"),
        heard=visit.notes.tag(note, 0, len(LATE), GOVERNANCE),
        again=visit.notes.tag(other, 0, len(THIN), FINANCE),
        note=note,
    )


@contextmanager
def the_wall(visit: VisitFile, qtbot: QtBot) -> Iterator[FindingsPage]:
    """The page over this visit, in front of everything, told what steps change."""
    bus, tasks = Bus(), Tasks()
    visit.listeners.append(bus.announce)
    page = FindingsPage(visit, tasks, now)
    bus.announced.connect(page.take)
    bus.setParent(page)
    qtbot.addWidget(page)
    page.resize(1200, 660)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.begin()
    yield page
    tasks.close()
