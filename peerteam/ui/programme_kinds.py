"""What kind of session several are, said at once: a council’s table seldom says, and only a known kind is counted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from peerteam.ui.programme_acts import SessionActs
from peerteam.ui.programme_rows import KINDS
from peerteam.ui.widgets.line_list import Line
from peerteam.ui.wording import number_of

COUNTS = {
    "interview": "counts as a meeting",
    "focus group": "counts as a meeting",
    "tour": "counts as a meeting",
    "observed": "does not count as a meeting",
    "team time": "does not count, and no note is expected",
    "feedback": "does not count, and no note is expected",
}
"""What follows from each kind."""


class KindAsk(QObject):
    """Asks once, and keeps it for all of them as one step."""

    def __init__(self, page: QWidget, acts: SessionActs) -> None:
        super().__init__(page)
        self._page, self._acts = page, acts
        self._meant: list[str] = []

    def ask(self, sessions: Sequence[str], title: str = "") -> None:
        """What kind are these? `title` names it where it is one."""
        from peerteam.ui.dialogs.pick import Pick

        self._meant = list(sessions)
        which = f"“{title}”" if len(self._meant) == 1 and title else f"these {number_of(len(self._meant), 'session')}"
        verb = "is" if len(self._meant) == 1 else "are"
        lines = [Line(str(kind), words, detail=COUNTS[kind]) for kind, words in KINDS.items()]
        sheet = Pick(f"What kind of session {verb} {which}?", lines, self._page)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.taken.connect(self._keep)
        sheet.open()

    def _keep(self, kind: str) -> None:
        self._acts.set_kind(self._meant, kind)
