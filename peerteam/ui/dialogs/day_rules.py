"""What the team can do in a day: hours, breaks, and how long it takes to walk from one site to another.

Kept in this visit's file, on this laptop: it only decides what is told here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from peerteam.domain.records import Session
from peerteam.domain.sites import Rules, is_online, plain, site_of
from peerteam.domain.timetable import minute_of
from peerteam.store.day_rules import keep_rules, rules_of
from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import answer, label

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

HERE = "the council’s own building"
NUMBERS = (
    ("walk", "Minutes to walk from one site to another"),
    ("rest", "Minutes that are a break"),
    ("in_a_row", "Sessions one can do without a break"),
)
TIMES = (("first", "The day begins"), ("last", "The day ends"))
HIGH = 330
"""Pixels of the part that scrolls."""


class DayRules(Sheet):
    """Enter keeps them; what cannot be is told and nothing is kept."""

    kept = Signal()

    def __init__(self, visit: VisitFile, parent: QWidget | None = None) -> None:
        super().__init__("Walking times and hours", "Only what is told as a clash depends on them.", parent)
        self._visit = visit
        self._rules = rules_of(visit)
        self.lines: dict[str, QLineEdit] = {}
        self.rooms: dict[str, QLineEdit] = {}
        self._build()
        self.widen(640)
        self.lines["walk"].setFocus()
        self.lines["walk"].selectAll()

    def _build(self) -> None:
        inside, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(0, 0, theme.MEDIUM, 0)
        grid = _grid()
        for row, (name, words) in enumerate((*NUMBERS, *TIMES)):
            self.lines[name] = _line(grid, row, words, str(getattr(self._rules, name)))
        column.addLayout(grid)
        self._build_rooms(column)
        inside.setLayout(column)
        inside.setProperty("role", "page")
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedHeight(HIGH)
        self.body.addWidget(area)
        self.problem = answer("area")
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.keep, cancel = button("Keep these", "main"), button("Cancel", "plain")
        self.keep.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.keep)
        self.body.addLayout(buttons)
        self.keep.clicked.connect(self._keep)
        cancel.clicked.connect(self.reject)

    def _build_rooms(self, column: QVBoxLayout) -> None:
        """A line for each room of the programme; those on the same site have the same words."""
        names = (session.slot.room for session in self._visit.rows.all(Session))
        rooms = sorted({room.strip() for room in names if room and room.strip() and not is_online(room)})
        if not rooms:
            return
        grid = _grid()
        column.addSpacing(theme.MEDIUM)
        column.addWidget(label("Which site each room is on", "heading"))
        for row, room in enumerate(rooms):
            self.rooms[room] = _line(grid, row, room, site_of(room, self._rules) or "", HERE)
        column.addLayout(grid)

    def _keep(self) -> None:
        try:
            rules = self._read()
        except ValueError as problem:
            self.problem.setText(str(problem))
            self.problem.show()
            return
        keep_rules(self._visit, rules)
        self.accept()
        self.kept.emit()

    def _read(self) -> Rules:
        numbers = {name: self._number(name, words) for name, words in NUMBERS}
        times = {name: self._time(name, words) for name, words in TIMES}
        if times["first"] >= times["last"]:
            raise ValueError("The day has to end after it begins.")
        usual = replace(self._rules, sites={})
        said = {room: " ".join(line.text().split()) for room, line in self.rooms.items()}
        sites = {room: words for room, words in said.items() if plain(words) != (site_of(room, usual) or "")}
        gone = {plain(room) for room in self.rooms}
        kept = {room: site for room, site in self._rules.sites.items() if plain(room) not in gone}
        return Rules(**times, **numbers, sites=kept | sites)  # type: ignore[arg-type]

    def _number(self, name: str, words: str) -> int:
        text = self.lines[name].text().strip()
        if not text.isdecimal() or int(text) > 24 * 60:
            self.lines[name].setFocus()
            raise ValueError(f"{words}: type a number, for example {getattr(Rules(), name)}.")
        return int(text)

    def _time(self, name: str, words: str) -> str:
        text = self.lines[name].text().strip()
        minutes = minute_of(text)
        if minutes is None:
            self.lines[name].setFocus()
            raise ValueError(f"{words}: type a time, for example {getattr(Rules(), name)}.")
        return f"{minutes // 60:02}:{minutes % 60:02}"


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.LARGE)
    grid.setVerticalSpacing(theme.SMALL)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    return grid


def _line(grid: QGridLayout, row: int, words: str, value: str, empty: str = "") -> QLineEdit:
    said: QLabel = label(words, wrap=True)
    line = QLineEdit(value)
    line.setAccessibleName(words)
    line.setPlaceholderText(empty)
    grid.addWidget(said, row, 0)
    grid.addWidget(line, row, 1)
    return line
