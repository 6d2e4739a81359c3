"""Before it leaves: what should be looked at again, by kind, and beneath the list why, and how to settle it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from peerteam.domain.cautions import Caution, CautionKind
from peerteam.ui import theme
from peerteam.ui.widgets.aloud import say_aloud
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import answer, label
from peerteam.ui.widgets.line_list import Line, LineList, heading

KINDS = {
    CautionKind.NAME: "Somebody’s name",
    CautionKind.POST: "A post one person holds",
    CautionKind.SMALL_GROUP: "A group so small that it points at people",
    CautionKind.UNCLEARED_QUOTE: "A quote that is not cleared",
    CautionKind.VERBATIM_NOTE: "Word for word from a note",
    CautionKind.TOO_EARLY: "Before the visit is over",
    CautionKind.UNSUPPORTED: "Nothing behind it",
    CautionKind.MISSING_POINT: "Presented, and not in the letter",
    CautionKind.NO_THEME: "A finding under no theme",
    CautionKind.EMPTY_SECTION: "Parts that are thin or empty",
    CautionKind.PLACEHOLDER: "Left to be filled in",
    CautionKind.NOT_PROVIDED: "A paper not provided, and not said",
    CautionKind.LONG_SENTENCE: "Long sentences",
    CautionKind.ACCESSIBILITY: "Hard to read aloud",
}
NONE = "Nothing to look at again. The letter can leave."
LOOKING = "Looking through the letter …"
SETTLED = "Settled"


class CautionList(QWidget):
    """A list, and the chosen one explained."""

    chosen = Signal(str)  # the key of a caution
    opened = Signal(str)
    settled = Signal(str, str)  # its key, and the reason
    open_again = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open: dict[str, Caution] = {}
        self._closed: dict[str, tuple[Caution, str]] = {}
        self.state = answer("quiet")
        self.state.setText(LOOKING)
        self.list = LineList("Before it leaves")
        self.panel = _Panel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self.state)
        layout.addWidget(self.list, 3)
        layout.addWidget(self.panel, 4)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self.opened)
        self.list.clicked_on.connect(self._choose)
        self.panel.settle.clicked.connect(self._settle)
        self.panel.reason.returnPressed.connect(self._settle)
        self.panel.again.clicked.connect(self._open_again)
        self._show_panel("")

    @property
    def keys(self) -> list[str]:
        """Those that are open, in the order of the list."""
        return [line.key for line in self.list.lines() if line.key in self._open]

    def caution(self, key: str) -> Caution | None:
        """One of them."""
        return self._open.get(key) or next((each for k, (each, _) in self._closed.items() if k == key), None)

    def say(self, words: str) -> None:
        """Say how it stands above the list."""
        self.state.setText(words)
        self.state.setVisible(bool(words))

    def show_cautions(self, still: Sequence[Caution], closed: Sequence[tuple[Caution, str]]) -> None:
        """Show what is open by kind, then what was settled with its reason; what is chosen stays."""
        self._open = {caution.key: caution for caution in still}
        self._closed = {caution.key: (caution, reason) for caution, reason in closed}
        lines: list[Line] = []
        for kind, name in KINDS.items():
            row = [_line(caution) for caution in still if caution.kind == kind]
            lines += [heading(f"{name}  {len(row)}"), *row] if row else []
        if closed:
            lines.append(heading(f"{SETTLED}  {len(closed)}"))
            lines += [_line(caution, reason) for caution, reason in closed]
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        if still and self.state.text() == LOOKING and self.isVisible():
            say_aloud(self, "1 thing to look at again" if len(still) == 1 else f"{len(still)} things to look at again")
        self.say("" if still else NONE)
        self._show_panel(self.list.current_key)

    def choose(self, key: str) -> None:
        """Choose one without saying so."""
        self.list.choose(key)
        self._show_panel(key)

    def say_chosen(self) -> None:
        """Aloud, because the cursor may be in the letter: which it is, of how many, and why."""
        key, keys = self.list.current_key, self.keys
        if key in keys:
            caution = self._open[key]
            say_aloud(self, f"{keys.index(key) + 1} of {len(keys)}. {KINDS[caution.kind]}: {_line(caution).spoken}")

    def _choose(self, key: str) -> None:
        self._show_panel(key)
        self.chosen.emit(key)

    def _show_panel(self, key: str) -> None:
        caution = self.caution(key)
        self.panel.setVisible(caution is not None)
        if caution is not None:
            self.panel.say(caution, self._closed[key][1] if key in self._closed else None)

    def _settle(self) -> None:
        if self.list.current_key in self._open:
            self.settled.emit(self.list.current_key, self.panel.reason.text())

    def _open_again(self) -> None:
        if self.list.current_key in self._closed:
            self.open_again.emit(self.list.current_key)


def _line(caution: Caution, reason: str | None = None) -> Line:
    text = " ".join(caution.text.split())
    if reason is not None:
        return Line(caution.key, text, detail=reason, sign="✓", meaning="settled", quiet=True)
    return Line(caution.key, text, detail=f"“{caution.match}”" if caution.match else caution.where, sign="!",
                meaning=caution.why)  # fmt: skip


class _Panel(QScrollArea):
    """One caution: the sentence, why, what to do, and a line for the reason."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._key = ""
        self.over, self.words = label(role="area", wrap=True), label(wrap=True)
        self.why, self.do = label(role="small", wrap=True), label(role="small", wrap=True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Why it may stay as it is")
        self.reason.setAccessibleName("Why it may stay as it is")
        self.reason.setMinimumWidth(1)
        self.settle, self.again = button("Settle it"), button("Show it again", "plain")
        ground = self._ground = QFrame()
        ground.setProperty("role", "page")
        layout = self._layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, theme.SMALL, theme.SMALL, 0)
        layout.setSpacing(theme.SMALL)
        for part in (self.over, self.words, self.why, self.do, self.reason, self.settle, self.again):
            layout.addWidget(part)
        layout.addStretch()
        self.setWidget(ground)

    def say(self, caution: Caution, reason: str | None) -> None:
        """Show one; with a reason it is settled. A reason being typed stays."""
        self.over.setText(KINDS[caution.kind])
        self.words.setText(" ".join(caution.text.split()))
        self.why.setText(f"{caution.why}." if reason is None else f"Settled: {reason}")
        self.do.setText(f"{caution.do}.")
        if caution.key != self._key:
            self._key = caution.key
            self.reason.clear()
        for widget, shown in ((self.do, reason is None), (self.reason, reason is None), (self.settle, reason is None),
                              (self.again, reason is not None)):  # fmt: skip
            widget.setVisible(shown)
        self.fit()

    def fit(self) -> None:
        """As high as its words need at this width."""
        self._layout.activate()
        self._ground.setMinimumHeight(max(0, self._layout.heightForWidth(self.viewport().width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
