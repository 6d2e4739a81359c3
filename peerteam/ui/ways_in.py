"""The ways into the window for what a council or a colleague sends: dropped, chosen, pasted, from whatever page.

What then happens is `bringing_in.py`, loaded when the first of it comes.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from peerteam.ui.frame import Frame
from peerteam.ui.page import Page
from peerteam.ui.tasks import Tasks

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.bringing_in import BringingIn

NOT_IN_ROOM = "What comes in shows names. Leave the room first: Esc."


class WaysIn(Frame):
    """A frame over a visit that files and tables come into."""

    def __init__(self, visit: VisitFile, tasks: Tasks, rail: Sequence[tuple[str, str]]) -> None:
        super().__init__(visit.path, rail)
        self.visit, self._tasks = visit, tasks
        self.tables_given.connect(self.bring_files)

    @property
    def page(self) -> Page:
        """The page shown."""
        raise NotImplementedError

    def all_saved(self) -> bool:
        """Save what is being typed; False, and told, if that is not possible."""
        raise NotImplementedError

    @functools.cached_property
    def bringing_in(self) -> BringingIn:
        """Tables and note sheets on their way in; made when the first one comes."""
        from peerteam.ui.bringing_in import BringingIn

        made = BringingIn(self.visit, self._tasks, self)
        made.told.connect(self.tell)
        self.left.connect(made.stop)
        return made

    def bring_files(self, paths: Sequence[Path]) -> None:
        """Tables or note sheets that were dropped or chosen."""
        if self.in_room:
            self.foot.say(NOT_IN_ROOM)
        elif self.all_saved():
            self.bringing_in.bring_files(paths, self.page.brings())

    def read_note_sheets(self) -> None:
        """Note sheets that came back filled in."""
        if self.in_room:
            self.foot.say(NOT_IN_ROOM)
        elif self.all_saved():
            self.bringing_in.choose_note_sheets()

    def bring_list(self, name: str, path: Path | None = None) -> None:
        """A table of this kind from a file, asked for unless it is given."""
        if self.all_saved():
            self.bringing_in.choose(name, path)

    def bring_programme(self, path: Path | None) -> None:
        """The council’s programme, or its new version."""
        self.bring_list("programme", path)

    def paste_programme(self, clipboard: QMimeData) -> None:
        """The council’s programme as it was copied."""
        self.paste_list("programme", clipboard)

    def paste_list(self, name: str, clipboard: QMimeData) -> None:
        """A table of this kind as it was copied."""
        if self.all_saved():
            self.bringing_in.paste(name, clipboard)
