"""One paper to read and edit in place: each field is saved when one leaves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.labels import answer, label
from peerteam.ui.widgets.line_list import Line, LineList

FIELDS = (
    ("title", "Title"),
    ("reference", "Reference"),
    ("kind", "Kind"),
    ("asked_of", "Asked of"),
    ("asked_on", "Asked on"),
    ("due", "Due"),
    ("received", "Received"),
)
"""What is one line, as (field, word); the title has a line for itself, the others stand two by two."""

SIDE_BY_SIDE = 38
"""Two fields stand side by side where there are more than so many characters."""

MARKS = (("received", "Received"), ("read", "I have read it"), ("refused", "Not provided"))


@dataclass(frozen=True, slots=True)
class FormWords:
    """All the form says of a paper."""

    values: Mapping[str, str] = field(default_factory=dict)
    key: str = ""  # which paper it is
    status: str = ""
    marks: frozenset[str] = frozenset()
    read_by: str = ""
    themes: tuple[tuple[str, str, bool], ...] = ()  # id, words, whether it bears on it
    file: str = ""
    file_here: bool = False
    notes: tuple[Line, ...] = ()
    uses: tuple[Line, ...] = ()
    new: bool = False  # not in the visit yet: only its fields can be filled


class DocumentForm(QScrollArea):
    """Shows a paper; says what was typed and pressed."""

    edited = Signal(str, str)  # field, text
    marked = Signal(str)  # one of MARKS
    theme_pressed = Signal(str)
    attach_pressed = Signal()
    open_pressed = Signal()
    dropped = Signal(str)  # a path
    note_pressed = Signal()
    note_opened = Signal(str)
    use_opened = Signal(str)
    finding_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._key = ""
        self._values: dict[str, str] = {}
        self._themes: tuple[tuple[str, str, bool], ...] = ()
        self._build()

    # --- looks --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.status = label(role="over", wrap=True)
        self.lines = {name: _Line(name, word) for name, word in FIELDS}
        self.problem = answer("area")
        self.problem.hide()
        self.marks = {name: _chip(words) for name, words in MARKS}
        self.read_by = label(role="small", wrap=True)
        self.theme_row = QWidget()
        FlowLayout(self.theme_row).setSpacing(theme.SMALL)
        self.summary = _Summary()
        self.file = label(role="small", wrap=True)
        self.attach, self.open_copy = button("Attach a file …"), button("Open a copy")
        self.notes, self.uses = LineList("Notes about this paper"), LineList("In findings")
        self.note, self.finding = button("Note about this paper"), button("Put in a finding")
        whole = QWidget()
        whole.setProperty("role", "page")
        self._layout = QVBoxLayout(whole)
        self._layout.setContentsMargins(theme.LARGE, 0, theme.MEDIUM, theme.MEDIUM)
        self._layout.setSpacing(theme.SMALL)
        for part in (self.status, self._fields(), self.problem, self._row(*self.marks.values()), self.read_by):
            self._layout.addWidget(part)
        self._group("Themes it bears on", self.theme_row)
        self._group("What it says", self.summary)
        self._group("The file", self.file, self._row(self.attach, self.open_copy))
        self._group("Notes about it", self.notes, self._row(self.note))
        self.uses_title = self._group("In findings", self.uses, self._row(self.finding))
        self._layout.addStretch()
        self.setWidget(whole)
        self._connect()

    def _fields(self) -> QWidget:
        box = QWidget()
        self._grid = QGridLayout(box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.MEDIUM)
        self._grid.setVerticalSpacing(theme.HAIR)
        self._names = {name: label(word, "small") for name, word in FIELDS}
        self._place(2)
        return box

    def _place(self, columns: int) -> None:
        """The title over the whole width, the others side by side where there is room."""
        self._columns = columns
        for index, (name, _) in enumerate(FIELDS):
            place = index + columns - 1 if index else 0
            row, column, wide = 2 * (place // columns), place % columns, 1 if index else columns
            self._names[name].setContentsMargins(theme.HAIR, theme.SMALL if row else 0, 0, 0)
            self._grid.addWidget(self._names[name], row, column, 1, wide)
            self._grid.addWidget(self.lines[name], row + 1, column, 1, wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.viewport().width() > SIDE_BY_SIDE * self.fontMetrics().averageCharWidth() else 1
        if columns != self._columns:
            self._place(columns)

    @staticmethod
    def _row(*widgets: QWidget) -> QWidget:
        box = QWidget()
        layout = FlowLayout(box)
        layout.setSpacing(theme.SMALL)
        for widget in widgets:
            layout.addWidget(widget)
        return box

    def _group(self, title: str, *parts: QWidget) -> QWidget:
        self._layout.addSpacing(theme.SMALL)
        heading = label(title, "heading")
        for part in (heading, *parts):
            self._layout.addWidget(part)
        return heading

    def _connect(self) -> None:
        for line in self.lines.values():
            line.editingFinished.connect(self._line_left)
        self.summary.left.connect(self._summary_left)
        for chip in self.marks.values():
            chip.clicked.connect(self._mark)
        self.attach.clicked.connect(self.attach_pressed)
        self.open_copy.clicked.connect(self.open_pressed)
        self.note.clicked.connect(self.note_pressed)
        self.notes.opened.connect(self.note_opened)
        self.uses.opened.connect(self.use_opened)
        self.finding.clicked.connect(self.finding_pressed)

    # --- what it shows ------------------------------------------------------------------------------------------------

    def say(self, words: FormWords) -> None:
        """Show a paper. Of the paper that is shown already, a field somebody has typed in keeps what they typed."""
        other, self._key, self._values = words.key != self._key, words.key, dict(words.values)
        for name, line in self.lines.items():
            if other or not line.isModified():
                self._set_line(line, words.values.get(name, ""))
        if other or not self.summary.document().isModified():
            self.summary.show_words(words.values.get("summary", ""))
        self.status.setText(words.status)
        for name, chip in self.marks.items():
            chip.setChecked(name in words.marks)
            chip.setEnabled(not words.new)
        self.read_by.setText(words.read_by)
        self._show_themes(words.themes)
        self.file.setText(words.file)
        self.attach.setText("Attach another file …" if words.file_here else "Attach a file …")
        for part in (self.attach, self.note, self.finding):
            part.setEnabled(not words.new)
        self.open_copy.setVisible(words.file_here)
        _show_list(self.notes, words.notes)
        _show_list(self.uses, words.uses)
        if not words.values:
            self.say_problem("")

    @staticmethod
    def _set_line(line: QLineEdit, text: str) -> None:
        if line.text() != text:
            line.setText(text)
            line.setCursorPosition(0)
        line.setModified(False)

    def _show_themes(self, themes: tuple[tuple[str, str, bool], ...]) -> None:
        row = self.theme_row.layout()
        if row is None or [t[:2] for t in themes] != [t[:2] for t in self._themes]:
            for old in self.theme_row.findChildren(QPushButton):
                old.setParent(None)
                old.deleteLater()
            for id, words, _ in themes:
                chip = _chip(words)
                chip.setObjectName(id)
                chip.clicked.connect(self._press_theme)
                FlowLayout.addWidget(self._flow(), chip)
        self._themes = themes
        on = {id for id, _, bears in themes if bears}
        for chip in self.theme_row.findChildren(QPushButton):
            chip.setChecked(chip.objectName() in on)

    def _flow(self) -> FlowLayout:
        layout = self.theme_row.layout()
        return layout if isinstance(layout, FlowLayout) else FlowLayout(self.theme_row)

    def say_problem(self, words: str, name: str = "") -> None:
        """Why something could not be kept; the field keeps what was typed, to put it right."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        if name in self.lines:
            self.lines[name].setModified(True)

    def undo_typing(self) -> bool:
        """Put back what a field said before; False if nothing was typed."""
        changed = [line for name, line in self.lines.items() if line.text() != self._values.get(name, "")]
        for line in changed:
            self._set_line(line, self._values.get(line.objectName(), ""))
        self.say_problem("")
        return bool(changed)

    # --- what is done -------------------------------------------------------------------------------------------------

    def flush(self) -> None:
        """Save the field somebody is in."""
        for name, line in self.lines.items():
            if line.isModified():
                self._leave(name)
        self.summary.leave()

    def _line_left(self) -> None:
        self._leave(self.sender().objectName())

    def _leave(self, name: str) -> None:
        line = self.lines[name]
        if line.isModified() and line.text().strip() != self._values.get(name, ""):
            line.setModified(False)
            self.edited.emit(name, line.text().strip())
        else:
            line.setModified(False)

    def _summary_left(self, words: str) -> None:
        if words != self._values.get("summary", ""):
            self.edited.emit("summary", words)

    def _mark(self) -> None:
        name = next(name for name, chip in self.marks.items() if chip is self.sender())
        self.marks[name].setChecked(not self.marks[name].isChecked())  # what is so is said by the visit
        self.marked.emit(name)

    def _press_theme(self) -> None:
        self.theme_pressed.emit(self.sender().objectName())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths and Path(paths[0]).is_file():
            event.acceptProposedAction()
            self.dropped.emit(paths[0])


class _Line(QLineEdit):
    def __init__(self, name: str, word: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(word)


class _Summary(QPlainTextEdit):
    left = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "field")
        self.setAccessibleName("What it says")
        self.setTabChangesFocus(True)
        self._set_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_height()

    def _set_height(self) -> None:
        self.setFixedHeight(5 * self.fontMetrics().lineSpacing() + 16)

    def show_words(self, words: str) -> None:
        if self.toPlainText() != words:
            self.setPlainText(words)
        self.document().setModified(False)

    def leave(self) -> None:
        if self.document().isModified():
            self.document().setModified(False)
            self.left.emit(self.toPlainText().strip())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.leave()


def _chip(words: str) -> QPushButton:
    chip = button(words, "filter")
    chip.setCheckable(True)
    return chip


def _show_list(lines: LineList, shown: Sequence[Line]) -> None:
    lines.show_lines(shown)
    lines.setVisible(bool(shown))
    lines.setFixedHeight(int(min(len(shown), 4) * max(theme.ROW, 2.1 * lines.fontMetrics().height() + 14)) + 6)
