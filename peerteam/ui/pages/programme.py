"""Programme: what one does with the sessions shown, from a room that changed to the council's new version."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.ui import programme_rows as rows
from peerteam.ui.programme_keys import KEYS
from peerteam.ui.programme_kinds import KindAsk
from peerteam.ui.programme_shown import ProgrammeShown
from peerteam.ui.tasks import Tasks
from peerteam.ui.widgets.shortcut import shortcut
from peerteam.ui.wording import number_of, title

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.programme_export import ProgrammeExport
    from peerteam.ui.programme_timetable import TimetablePanel


class ProgrammePage(ProgrammeShown):
    """What one does with the sessions shown, by key, by button and by typing."""

    keys = KEYS

    write_asked = Signal(str, bool)  # session, in the room
    file_asked = Signal(object)  # the Path of the council's programme, or None: to be chosen
    paste_asked = Signal(object)  # the QMimeData of the clipboard
    themes_asked = Signal()

    def __init__(
        self,
        visit: VisitFile,
        tasks: Tasks,
        now: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(visit, now, parent)
        self.tasks = tasks
        self.kinds = KindAsk(self, self.acts)
        self._to_cancel: list[str] = []
        self._connect()

    def _connect(self) -> None:
        look, side, table = self.look, self.side, self.table
        self.advice.kinds_asked.connect(self.kinds.ask)
        table.edited.connect(self._cell_edited)
        table.sign.connect(self._sign)
        look.ask.answered.connect(self._cancel)
        look.add.clicked.connect(self.new_session)
        look.empty.add.clicked.connect(self.new_session)
        look.empty.bring.clicked.connect(self.paste_or_open)
        look.update_from.clicked.connect(self.update_from_file)
        look.export.clicked.connect(self.open_export)
        side.write.clicked.connect(self.write_notes)
        side.somebody.clicked.connect(self.somebody_came)
        side.all_themes.clicked.connect(self.themes_asked)
        for keys, do in (
            ("Ctrl+Return", self.done),
            ("Ctrl+Enter", self.done),
            ("Ctrl+Shift+Return", self.write_notes),
            ("Ctrl+Shift+Enter", self.write_notes),
            ("Ctrl+K", self.say_kind),
            ("Ctrl+M", self.swap),
            ("Ctrl+D", self.new_session),
            ("Ctrl+V", self.paste),
            ("Ctrl+Shift+O", self.bring_in),
        ):
            shortcut(keys, self, do)
        shortcut("Delete", table, self.cancel, only_here=True)

    def _make_timetable(self) -> TimetablePanel:
        made = super()._make_timetable()
        shortcut("Delete", made.timetable, self.cancel)
        return made

    # --- the council's table ------------------------------------------------------------------------------------------

    def paste_or_open(self) -> None:
        """What was copied if it is a table, else a file to be chosen."""
        if holds_table(QApplication.clipboard().mimeData()):
            self.paste()
        else:
            self.bring_in()

    def brings(self) -> str:
        return "programme"

    def update_from_file(self) -> None:
        """The council's new version as a file; a table is pasted with Ctrl+V, never because one was copied long ago."""
        self.bring_in()

    def paste(self) -> None:
        """Take in the table that was copied."""
        self.paste_asked.emit(QApplication.clipboard().mimeData())

    def bring_in(self, path: Path | None = None) -> None:
        """Take in the council's file, or its new version; None asks for it."""
        self.file_asked.emit(path)

    # --- doing --------------------------------------------------------------------------------------------------------

    def meant(self) -> list[str]:
        """The sessions ticked, or else the one chosen."""
        return self.table.meant()

    def _cell_edited(self, key: str, column: int, words: str) -> None:
        sessions = self.meant() if rows.FIELDS[column] in rows.ROLES else [key]
        try:
            self.acts.change(sessions, rows.FIELDS[column], words)
        except PeerTeamError as problem:
            self.told.emit(str(problem), "", None)
            again = functools.partial(self.table.edit_again, key, column, words)
            QTimer.singleShot(0, self.table, again)

    def done(self) -> None:
        """Held; again: not yet."""
        if meant := self.meant():
            self.acts.done(meant)

    def say_kind(self) -> None:
        """What kind of session they are: asked once for all that are ticked."""
        if meant := self.meant():
            row = self.row(meant[0])
            self.kinds.ask(meant, title(row.session) if row else "")

    def swap(self) -> None:
        """The two ticked, or the one ticked and the one chosen, change places."""
        meant = self.meant()
        if len(meant) == 1 and self.current:
            meant = list(dict.fromkeys((*meant, self.current)))
        self.acts.swap(meant)

    def cancel(self) -> None:
        """They do not take place: asks why in a line above the table; Enter does it. Again: on after all."""
        meant = self.meant()
        if not meant:
            return
        if self.acts.all_off(meant):
            self.acts.put_on_again(meant)
            return
        self._to_cancel = meant
        row = self.row(meant[0])
        one = f"Why is “{title(row.session)}” cancelled?" if row else ""
        words = one if len(meant) == 1 else f"Why are {number_of(len(meant), 'session')} cancelled?"
        self.look.ask.ask(words, "Cancel it" if len(meant) == 1 else "Cancel them", "Enter alone gives no reason")

    def _cancel(self, reason: str) -> None:
        self.acts.cancel(self._to_cancel, reason)
        self._to_table()

    def new_session(self) -> None:
        """A session by hand, on the day shown."""
        row = self.row(self.current)
        day = self.days.current or (row.session.slot.day if row else None) or self.visit.record().first_day
        with self.telling():
            made = self.acts.add(day)
            self.who.choose("")
            self.refresh()
            self.choose(made)
            self.look.show_drawer(True)
            self.side.form.begin("title")

    def write_notes(self) -> None:
        """Write about the session chosen."""
        if self.current:
            self.write_asked.emit(self.current, False)

    @functools.cached_property
    def export(self) -> ProgrammeExport:
        """The ways out, made when they are first asked for."""
        from peerteam.ui.programme_export import ProgrammeExport

        return ProgrammeExport(self.visit, self, self.tasks)

    def open_export(self) -> None:
        """The menu of the ways out."""
        self.export.open_menu(self.look.export)

    # --- who is there -------------------------------------------------------------------------------------------------

    def _sign(self, sign: str) -> None:
        self.somebody_came()

    def somebody_came(self) -> None:
        """Somebody the programme does not name: the group, and a name if there is one."""
        if self.current:
            self.look.show_drawer(True)
            self.side.ask_who_came()


def holds_table(mime: QMimeData) -> bool:
    """Whether what was copied is a table."""
    return (mime.hasHtml() and "<table" in mime.html().casefold()) or "\t" in mime.text()
