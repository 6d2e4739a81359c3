"""A form for one record: a line for each field, kept as soon as one leaves it. There is no Save button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QLineEdit, QMenu, QPushButton, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the record, what it is called, what stands in it while empty, and its choices if any."""

    name: str
    words: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()  # (value, words)


class Choices(QPushButton):
    """One of a few values: Enter, Space or ↓ opens them."""

    picked = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.value = ""
        self.setAutoDefault(True)
        self.setStyleSheet("text-align: left; padding-left: 10px")
        self.setMinimumWidth(1)
        self.list = QMenu(self)
        self.clicked.connect(self.open_list)
        self.offer(field.choices)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """The values there are to choose from."""
        self._field = replace(self._field, choices=tuple(choices))
        self.list.clear()
        for value, words in choices:
            action = self.list.addAction(words.replace("&", "&&"))
            action.setData(value)
            action.triggered.connect(self._pick)
        self.show_value(self.value)

    @property
    def offered(self) -> tuple[tuple[str, str], ...]:
        """The values there are now."""
        return self._field.choices

    def show_value(self, value: str) -> None:
        """Show this value; one of a newer version is shown as it came."""
        self.value = value
        words = dict(self._field.choices).get(value, value) or self._field.hint
        self.setText(f"{words.replace('&', '&&')}  ▾")
        self.setAccessibleName(f"{self._field.words}: {words}")

    def open_list(self) -> None:
        """Show the values, the one of now chosen."""
        chosen = next((action for action in self.list.actions() if action.data() == self.value), None)
        self.list.setActiveAction(chosen or self.list.actions()[0])
        self.list.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open_list()
        else:
            super().keyPressEvent(event)

    def _pick(self) -> None:
        self.value = str(self.sender().data())  # type: ignore[attr-defined]  # the sender is a QAction
        self.picked.emit()


class RecordForm(QWidget):
    """Says which field was changed to what; what is being typed stays when the record is shown again."""

    changed = Signal(str, str, str)  # the record's key, field, its new words
    finished = Signal()  # Enter in a line

    def __init__(self, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._shown: dict[str, str] = {}
        self._before = ""
        self._held: set[str] = set()
        self.lines: dict[str, QLineEdit] = {}
        self.choices: dict[str, Choices] = {}
        layout = self._form = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(theme.MEDIUM)
        layout.setVerticalSpacing(theme.SMALL)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for field in fields:
            words, made = label(field.words, "quiet"), self._widget(field)
            words.setMinimumHeight(theme.ROW)
            words.setBuddy(made)
            layout.addRow(words, made)

    def _widget(self, field: Field) -> QWidget:
        if field.choices:
            made: QWidget = self._choices(field)
        else:
            made = line = QLineEdit()
            line.setPlaceholderText(field.hint)
            line.setProperty("hint", field.hint)
            line.textChanged.connect(self._hint)
            line.editingFinished.connect(self._line_left)
            line.returnPressed.connect(self._finish)
            self.lines[field.name] = line
            line.setMinimumWidth(1)
            line.setAccessibleName(field.words)
        made.setObjectName(field.name)
        return made

    def _hint(self, words: str) -> None:
        """A screen reader would read the hint, such as “not known”, behind what is known as well."""
        line = self.sender()
        assert isinstance(line, QLineEdit)
        line.setPlaceholderText("" if words else line.property("hint"))

    def _choices(self, field: Field) -> Choices:
        box = self.choices[field.name] = Choices(field)
        box.picked.connect(self._chosen)
        return box

    def set_narrow(self, on: bool) -> None:
        """Narrow: what a field is called stands above it."""
        policy = QFormLayout.RowWrapPolicy
        self._form.setRowWrapPolicy(policy.WrapAllRows if on else policy.DontWrapRows)

    def show_field(self, name: str, on: bool) -> None:
        """Whether a field is there at all."""
        self._form.setRowVisible(self.lines.get(name) or self.choices[name], on)

    def show_record(self, key: str, values: Mapping[str, str]) -> None:
        """Show the values of a record; what was being typed of another one is kept first."""
        if key != self._key:
            self.flush()
            self._held.clear()
        for name, line in self.lines.items():
            typing = key == self._key and line.text() != self._shown.get(name, "")
            typing = typing and (line.hasFocus() or name in self._held)
            if not typing and line.text() != values.get(name, ""):
                line.setText(values.get(name, ""))
                line.setCursorPosition(0)
        for name, box in self.choices.items():
            box.show_value(values.get(name, ""))
        self._key, self._shown = key, dict(values)

    def begin(self, field: str) -> None:
        """Put the cursor into a field."""
        widget = self.lines.get(field) or self.choices[field]
        widget.setFocus()
        if isinstance(widget, QLineEdit):
            widget.selectAll()

    def has_cursor(self) -> bool:
        """Whether one is typing in it."""
        return any(widget.hasFocus() for widget in (*self.lines.values(), *self.choices.values()))

    def put_back(self, field: str) -> None:
        """What was just typed into a line cannot be kept: show what was there."""
        self._shown[field] = self._before
        self.lines[field].setText(self._before)

    def hold(self, field: str) -> None:
        """What was just typed into a line cannot be kept as it is: it stays in the line, to be put right."""
        self._shown[field] = self._before
        self._held.add(field)

    def undo_typing(self) -> bool:
        """Show again what the record says; False if nothing else was typed."""
        changed = [name for name, line in self.lines.items() if line.text() != self._shown.get(name, "")]
        for name in changed:
            self.lines[name].setText(self._shown.get(name, ""))
        self._held.clear()
        return bool(changed)

    def flush(self) -> None:
        """Keep what is being typed."""
        for name in self.lines:
            self._keep(name)

    def _finish(self) -> None:
        self.flush()
        self.finished.emit()

    def _line_left(self) -> None:
        self._keep(self.sender().objectName())

    def _keep(self, name: str) -> None:
        words = " ".join(self.lines[name].text().split())
        if self._key and words != self._shown.get(name, ""):
            self._held.discard(name)
            self._before, self._shown[name] = self._shown.get(name, ""), words
            self.changed.emit(self._key, name, words)

    def _chosen(self) -> None:
        name = self.sender().objectName()
        box = self.choices[name]
        box.show_value(box.value)
        if self._key and box.value != self._shown.get(name, ""):
            self._shown[name] = box.value
            self.changed.emit(self._key, name, box.value)
