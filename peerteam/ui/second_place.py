"""The second place: where a closed safe copy of a visit goes whenever it is left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from peerteam import paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from peerteam.settings import SettingsFile
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.closing import ClosedCopy

QUESTION = "Where a safe copy goes when the program is closed"


class SecondPlace:
    """One for the program, whichever visit is open."""

    def __init__(self, settings: SettingsFile) -> None:
        self._settings = settings
        self._copy: ClosedCopy | None = None  # the one being made

    def folder(self) -> Path:
        """The folder somebody chose, or our own."""
        chosen = self._settings.now.safe_copies
        return Path(chosen) if chosen else paths.safe_copies_folder()

    def choose(self, window: QWidget) -> str:
        """Ask for another folder; what to tell, or nothing if the person thought better of it."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(window, QUESTION, str(self.folder()))
        if not chosen:
            return ""
        self._settings.change(safe_copies=chosen)
        return f"When you close the program, a safe copy goes to {Path(chosen).name}."

    def expect(self, visit: VisitFile) -> None:
        """A copy is going to be made of this open visit, which keeps in mind where: closing it erases copies too."""
        visit.closing.remember_place(self.folder())

    def copy(self, closed: Path) -> None:
        """Begin to copy a visit that was just closed; nobody waits for it."""
        from peerteam.ui.closing import ClosedCopy

        self._copy = ClosedCopy(closed, self.folder())
        self._copy.start()

    def finish(self) -> None:
        """Wait for the copy being made, but not for ever: the visit is going to be changed, or the program ends."""
        copy, self._copy = self._copy, None
        if copy is not None:
            copy.wait()
