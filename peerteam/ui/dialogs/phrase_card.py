"""The manager's card: four words for the team, to copy, to print, or to do without after one plain warning."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.widgets.aloud import say_aloud
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label

WHY = (
    "They lock this visit and every file you hand to the team, so a lost laptop or stick tells nobody anything. "
    "Write them on a card and say them aloud to your team. Nobody can open the visit without them, and nobody can "
    "find them out for you."
)
WHY_ANEW = (
    "From now on they lock this visit, its safe copies and every file you hand over. Say them aloud to your team: each "
    "types them once, with the next file of yours. What is on a lost laptop or stick stays locked by the words of "
    "before."
)
WARNING = (
    "Without words, whoever gets hold of this laptop, a stick or a file can read every note in it. "
    "Do this only to try things out."
)


class PhraseCard(Sheet):
    """Shows the words large. `phrase` is what was agreed to: the words, or None for doing without."""

    def __init__(
        self, council: str, new_phrase: Callable[[], str], parent: QWidget | None = None, *, anew: bool = False
    ) -> None:
        super().__init__(
            "The new words of your team" if anew else "The four words of your team", WHY_ANEW if anew else WHY, parent
        )
        self._council, self._new_phrase = council, new_phrase
        self.phrase: str | None = new_phrase()
        self._words = self.phrase or ""
        self.widen(600)
        self.words = label(role="title", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Tab comes here too, so that they can be heard
        self.warning = label(WARNING, "area", wrap=True)
        self.warning.hide()
        self.copy, self.print, self.others = button("&Copy"), button("&Print …"), button("&Other words", "plain")
        self.without = button("Cancel" if anew else "Without words …", "plain")
        self.go = button("I have them: change the words" if anew else "I have them: go on", "main")
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)
        self.others.clicked.connect(self._draw_others)
        self.without.clicked.connect(self.reject if anew else self._do_without)
        self.go.clicked.connect(self.accept)
        self._show()
        self.go.setFocus()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.LARGE, theme.LARGE, theme.LARGE, theme.LARGE)
        inside.addWidget(self.words)
        beneath, last = QHBoxLayout(), QHBoxLayout()
        for widget in (self.copy, self.print, self.others):
            beneath.addWidget(widget)
        beneath.addStretch()
        last.addWidget(self.without)
        last.addStretch()
        last.addWidget(self.go)
        self.body.addWidget(card)
        self.body.addLayout(beneath)
        self.body.addWidget(self.warning)
        self.body.addLayout(last)

    def _show(self) -> None:
        self.words.setText(self._words)
        self.words.setAccessibleName(f"The words are: {self._words}")
        self.copy.setText("&Copy")
        self.copy.setAccessibleName("Copy")

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._words)
        self.copy.setText("Copied")
        self.copy.setAccessibleName("Copied")
        say_aloud(self.copy, "Copied")

    def _draw_others(self) -> None:
        self._words = self.phrase = self._new_phrase()
        self._show()

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        if QPrintDialog(printer, self).exec():
            self.card().print_(printer)

    def card(self) -> QTextDocument:
        """What is printed: the words, and beneath them which visit they are for."""
        document = QTextDocument()
        document.setPlainText(f"{self._words}\n\nThe words of the peer team at {self._council}. Keep this card safe.")
        font = QApplication.font()
        font.setPointSizeF(theme.BASE_POINTS * 1.75)
        document.setDefaultFont(font)
        return document

    def _do_without(self) -> None:
        """The first press warns, the second does it."""
        if self.warning.isVisible():
            self.phrase = None
            self.accept()
            return
        self.warning.setVisible(True)
        self.without.setText("Go on without words")
        self.without.setAccessibleName("Go on without words")
        self.fit()
