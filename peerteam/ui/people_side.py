"""The panel at the right of People: one record's fields, and what belongs to it, scrolled when the text is large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.record_form import Field, RecordForm

NARROW = 32
"""With fewer characters in a line, the fields stand beneath what they are called."""


class Side(QScrollArea):
    """Who it is, the form, and room beneath."""

    def __init__(self, fields: Sequence[Field], empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.name = label(role="large", wrap=True)
        self.empty = label(empty, "quiet", wrap=True)
        self.form = RecordForm(fields)
        self.whole = QWidget()
        self.body = QVBoxLayout(self.whole)
        self.body.setContentsMargins(0, 0, theme.SMALL, 0)
        self.body.setSpacing(theme.SMALL)
        self.body.addWidget(self.name)
        self.body.addSpacing(theme.SMALL)
        self.body.addWidget(self.form)
        ground = self._ground = QFrame()
        ground.setProperty("role", "page")
        layout = self._layout = QVBoxLayout(ground)
        layout.setContentsMargins(theme.HAIR, 0, 0, 0)
        layout.addWidget(self.empty)
        layout.addWidget(self.whole)
        layout.addStretch(1)
        self.setWidget(ground)
        self.whole.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.form.set_narrow(self.viewport().width() < NARROW * self.fontMetrics().averageCharWidth())
        self.fit()

    def fit(self) -> None:
        """As high as its words need at this width; Qt would rather squeeze them than scroll."""
        self._layout.activate()
        self._ground.setMinimumHeight(self._layout.heightForWidth(self.viewport().width()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self.fit)  # once everything in it has the new font too

    def show_whole(self, on: bool) -> None:
        """Whether there is a record to show."""
        self.whole.setVisible(on)
        self.empty.setVisible(not on)
        self.fit()

    def add_row(self, *widgets: QWidget) -> None:
        """Buttons side by side."""
        row = FlowLayout()
        row.setSpacing(theme.SMALL)
        for widget in widgets:
            row.addWidget(widget)
        self.body.addLayout(row)
