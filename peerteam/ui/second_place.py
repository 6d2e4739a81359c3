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


def folder_of(settings: SettingsFile) -> Path:
    """The folder somebody chose, or our own."""
    chosen = settings.now.safe_copies
    return Path(chosen) if chosen else paths.safe_copies_folder()


def choose_folder(settings: SettingsFile, over: QWidget) -> bool:
    """Ask for another folder; False if the person thought better of it."""
    from PySide6.QtWidgets import QFileDialog

    chosen = QFileDialog.getExistingDirectory(over, QUESTION, str(folder_of(settings)))
    if chosen:
        settings.change(safe_copies=chosen)
    return bool(chosen)


class SecondPlace:
    """One for the program, whichever visit is open."""

    def __init__(self, settings: SettingsFile) -> None:
        self._settings = settings
        self._copy: ClosedCopy | None = None  # the one being made

    def folder(self) -> Path:
        """Where it is."""
        return folder_of(self._settings)

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
