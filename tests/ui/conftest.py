"""What the tests of the window stand on: a small visit, a dressed application, a clock that stands still."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from peerteam.domain.ids import positions
from peerteam.domain.records import (
    Attendance,
    Document,
    DocumentStatus,
    Peer,
    Person,
    Record,
    Session,
    SessionKind,
    SessionStatus,
    SessionTheme,
    Slot,
    SourceGroup,
    Theme,
    Visit,
)
from peerteam.store.visit_file import VisitFile
from peerteam.ui import theme
from peerteam.ui.look import Look
from peerteam.ui.widgets import aloud

NOW = datetime(2026, 3, 10, 8, 58)
FIRST, SECOND, LATER, LUNCH = "session-leader", "session-finance", "session-tour", "session-lunch"
ANN, BEN = "peer-ann", "peer-ben"
GOVERNANCE, FINANCE = "theme-governance", "theme-finance"


def now() -> datetime:
    """Two minutes before the first interview."""
    return NOW


def records() -> list[Record]:
    """A visit of one team of two, four sessions, two themes and a paper that has not come."""
    first, second = positions(2)
    planned, interview = SessionStatus.PLANNED, SessionKind.INTERVIEW
    return [
        Visit("visit", council="Marlbridge Borough Council", first_day="2026-03-10", last_day="2026-03-11"),
        Theme(GOVERNANCE, "Governance and culture", "Governance", first, 3, questions=("Is there challenge?",)),
        Theme(FINANCE, "Financial planning", "Finance", second, 4, questions=("Is there a grip?", "A plan?")),
        Peer(ANN, "Cllr Ann Hart", "AH", position=first),
        Peer(BEN, "Ben Okafor", "BO", position=second),
        Person("person-leader", "Cllr Joan Field", "Leader of the council", group=SourceGroup.MEMBER),
        Session(
            FIRST, "Leader of the council", Slot("2026-03-10", "09:00", "09:45", "Room 2"), interview, None, planned,
            lead=BEN, writer=ANN,
        ),
        Session(
            SECOND, "Director of finance", Slot("2026-03-10", "10:00", "10:45", "Room 1"), interview, None, planned,
            lead=ANN, writer=BEN,
        ),
        Session(
            LUNCH, "Team lunch", Slot("2026-03-10", "12:00", "13:00"), SessionKind.TEAM_TIME, None, planned, lead=ANN
        ),
        Session(
            LATER, "Tour of the town", Slot("2026-03-11", "09:00", "10:00"), SessionKind.TOUR, None, planned, lead=ANN
        ),
        Attendance("attendance", FIRST, "person-leader"),
        SessionTheme("covers-1", FIRST, GOVERNANCE),
        SessionTheme("covers-2", FIRST, FINANCE),
        Document("document", "D1", "Reserves paper", status=DocumentStatus.REQUESTED),
    ]  # fmt: skip


@pytest.fixture(scope="session")
def made_visit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small visit, made once."""
    path = tmp_path_factory.mktemp("visit") / "made.peerteam"
    with VisitFile.empty(path, "visit") as visit:
        visit.load(records())
        visit.set_me(ANN)
    return path


@pytest.fixture
def visit(made_visit: Path, tmp_path: Path) -> Iterator[VisitFile]:
    """A copy of the small visit, on Ann's laptop."""
    path = tmp_path / "visit.peerteam"
    shutil.copy(made_visit, path)
    with VisitFile.open(path) as opened:
        yield opened


@pytest.fixture
def said_aloud(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader would be told by itself, from here on."""
    said: list[str] = []
    monkeypatch.setattr(aloud, "_pass_on", lambda where, words: said.append(words))
    return said


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The application in our own clothes, taken off again afterwards."""
    made = Look(qapp)
    yield made
    qapp.styleHints().colorSchemeChanged.disconnect(made.wear)
    qapp.setStyleSheet("")
    qapp.setPalette(theme.palette(theme.LIGHT))
    made.deleteLater()
