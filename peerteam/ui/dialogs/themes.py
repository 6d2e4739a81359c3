"""The themes of the visit: the core themes of the challenge, and the focus areas the council asked for.

What is done here is kept at once, and the pages behind the sheet follow.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from peerteam.domain.records import Theme
from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.dialogs.pick import Pick
from peerteam.ui.theme_acts import OWN, WITHIN, ThemeActs
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.line_list import Line, LineList, heading
from peerteam.ui.widgets.long_field import LongField
from peerteam.ui.widgets.record_form import Field, RecordForm
from peerteam.ui.widgets.shortcut import shortcut
from peerteam.ui.widgets.strip import Strip

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

TITLE = "Themes and focus areas"
DETAIL = "Ctrl and a theme’s number tags what is said about it. Another name or number leaves every tag where it is."
FIELDS = (
    Field("name", "Name"),
    Field("short_name", "Short name", "as the name"),
    Field("threaded", "In the letter", choices=((OWN, "A section of its own"), (WITHIN, "Within the core themes"))),
)
WIDE = 940
HIGH = 340
"""Pixels of the list and of what stands beside it at the least: that much every screen has room for."""
USUAL_HIGH = 620
"""Pixels of the sheet: at the usual size of text nine themes are seen at once."""
NARROW_FROM = 1.4
"""So much larger than usual, text has no room for what a field is called beside it."""


class ThemesSheet(Sheet):
    """A list in order; beneath it a line to type a new focus area, beside it what is known of the one chosen."""

    def __init__(self, visit: VisitFile, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, DETAIL, parent)
        self._visit = visit
        self._themes: dict[str, Theme] = {}
        self.acts = ThemeActs(visit, self._say, self._read)
        self.list = LineList(TITLE)
        self.new = QLineEdit()
        self.new.setPlaceholderText("A new focus area, then Enter")
        self.new.setAccessibleName("A new focus area: type its name, then Enter")
        self.kind = label(role="over")
        self.form, self.questions = RecordForm(FIELDS), LongField("Questions, one on each line", "none yet", 4)
        self.up, self.down = button("Up"), button("Down")
        self.join, self.gone = button("Join with another …"), button("Take away")
        self.close_button = button("Close", "plain")
        self.strip = Strip()
        self._lay_out()
        self._connect()
        self._read()
        self.widen(WIDE)
        self.resize(self.minimumWidth(), USUAL_HIGH)
        self.new.setFocus()

    # --- looks --------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left, both = QVBoxLayout(), QHBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.new)
        both.setSpacing(theme.LARGE)
        both.addLayout(left, 1)
        both.addWidget(self._beside(), 1)
        self.body.addWidget(self.strip)
        self.strip.setContentsMargins(-theme.MEDIUM, 0, -theme.MEDIUM, 0)  # as wide as what is beneath it
        self.body.addLayout(both, 1)
        row = QHBoxLayout()
        for each in (self.up, self.down, self.join, self.gone):
            row.addWidget(each)
        row.addStretch()
        row.addWidget(self.close_button)
        self.body.addLayout(row)

    def _beside(self) -> QWidget:
        inside = QWidget()
        inside.setProperty("role", "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        asked = label("Questions, one on each line", "quiet")
        asked.setBuddy(self.questions)
        for each in (self.kind, self.form, asked, self.questions):
            column.addWidget(each)
        column.addStretch()
        large = self.font().pointSizeF() / theme.BASE_POINTS
        self.form.set_narrow(large >= NARROW_FROM)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(HIGH)
        return area

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_one)
        self.list.opened.connect(self.rename)
        self.list.do_on({Qt.Key.Key_F2: self.rename, Qt.Key.Key_Delete: self.take_away})
        self.new.returnPressed.connect(self._add)
        self.form.changed.connect(self._change)
        self.form.finished.connect(self.list.setFocus)
        self.questions.changed.connect(self._ask)
        for each, do in (
            (self.up, self.move_up), (self.down, self.move_down), (self.join, self.ask_join),
            (self.gone, self.take_away), (self.close_button, self.accept),
        ):  # fmt: skip
            each.clicked.connect(do)
        for keys, do in (("Ctrl+Up", self.move_up), ("Ctrl+Down", self.move_down), ("Ctrl+Z", self._undo)):
            shortcut(keys, self.list, do, only_here=True)
        shortcut("F6", self, self._to_message)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends a line and never the sheet; Esc takes one step back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        inside = self.form.has_cursor() or self.questions.hasFocus() or self.strip.holds_cursor()
        if event.key() == Qt.Key.Key_Escape and (self.form.undo_typing() or inside):
            self.list.setFocus()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        self.form.flush()
        self.questions.flush()
        super().done(result)

    # --- reading ------------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._themes = {each.id: each for each in self._visit.programme.themes()}
        self.list.show_lines(_lines(self._themes.values()))
        if not self.list.current_key:
            self.list.step(1)
        self._show_one(self.list.current_key)

    def _show_one(self, id: str) -> None:
        one = self._themes.get(id)
        self.form.setEnabled(one is not None)
        self.questions.setEnabled(one is not None)
        for each in (self.join, self.gone):
            each.setEnabled(one is not None and not one.core)
        if one is None:
            self.kind.setText("")
            self.form.show_record("", {})
            self.questions.show_record("", "")
            return
        self.kind.setText(f"{_what(one)} {one.key or ''}".strip())
        self.form.show_field("threaded", not one.core)
        threaded = WITHIN if one.threaded else OWN
        values = {"name": one.name or "", "short_name": one.short_name or "", "threaded": threaded}
        self.form.show_record(id, values)
        self.questions.show_record(id, "\n".join(one.questions or ()))

    @property
    def one(self) -> Theme | None:
        """The theme chosen."""
        return self._themes.get(self.list.current_key)

    # --- doing --------------------------------------------------------------------------------------------------------

    def _add(self) -> None:
        if not self.new.text().strip():
            return
        made = self.acts.add(self.new.text())
        if made:
            self.new.clear()
            self.list.choose(made)
            self._show_one(made)

    def rename(self) -> None:
        """The cursor into the name of the theme chosen."""
        if self.one is not None:
            self.form.begin("name")

    def _change(self, id: str, field: str, words: str) -> None:
        if not self.acts.change(id, field, words):
            self.form.put_back(field)

    def _ask(self, id: str, words: str) -> None:
        self.acts.change(id, "questions", words)

    def move_up(self) -> None:
        """The chosen theme changes places with the one above it."""
        self._move(-1)

    def move_down(self) -> None:
        """The chosen theme changes places with the one below it."""
        self._move(1)

    def _move(self, by: int) -> None:
        if self.one is not None:
            self.acts.move(self.one.id, by)

    def take_away(self) -> None:
        """The chosen focus area goes, if nothing rests on it."""
        if self.one is not None:
            self.acts.take_away(self.one)

    def ask_join(self) -> None:
        """Two focus areas turn out to be one: where does everything under this one go?"""
        one = self.one
        if one is not None:
            lines = [_line(each) for each in self._themes.values() if each.id != one.id]
            sheet = Pick(f"Where does everything under “{one.name}” go?", lines, self)
            sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            sheet.taken.connect(functools.partial(self._join, one))
            sheet.open()

    def _join(self, one: Theme, into: str) -> None:
        if into in self._themes:
            self.acts.join(one, self._themes[into])
            self.list.choose(into)
            self._show_one(self.list.current_key)

    # --- telling ------------------------------------------------------------------------------------------------------

    def _say(self, words: str, undo: Callable[[], None] | None) -> None:
        self.strip.say(words, "Undo" if undo else "", undo)
        self.fit()

    def _undo(self) -> None:
        self.acts.undo()
        self.list.setFocus()

    def _to_message(self) -> None:
        if self.strip.isVisible():
            self.strip.begin()


def _what(one: Theme) -> str:
    return "Core theme" if one.core else "Focus area"


def _lines(themes: Collection[Theme]) -> list[Line]:
    """Core themes, then focus areas, as in the letter; a heading also says that there are none."""
    core = [_line(each) for each in themes if each.core]
    focus = [_line(each) for each in themes if not each.core]
    about = "Focus areas of this council" if focus else "Focus areas of this council: none yet"
    return [*([heading("Core themes"), *core] if core else []), heading(about), *focus]


def _line(one: Theme) -> Line:
    within = "within the core themes" if one.threaded and not one.core else ""
    number = "" if one.key else "no number: only the first nine have one"
    detail = ", ".join(part for part in (within, number) if part)
    return Line(one.id, one.name or "A theme without a name", str(one.key or ""), detail, meaning=_what(one).lower())
