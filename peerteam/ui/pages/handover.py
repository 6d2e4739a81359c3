"""Hand over: give the others what is new here, see what came from them, and settle what two people changed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.domain.records import KINDS, Peer, Session, Tag
from peerteam.store.backup import copies, folder_beside, made_at
from peerteam.ui import handover_came as came
from peerteam.ui import handover_team as team
from peerteam.ui import theme
from peerteam.ui.dialogs.lines import LinesSheet
from peerteam.ui.dialogs.put_back import PutBack
from peerteam.ui.handing_over import HandingOver
from peerteam.ui.handover_settle import Settler
from peerteam.ui.handover_words import Names, counted, day_and_time
from peerteam.ui.page import Page
from peerteam.ui.tasks import Tasks
from peerteam.ui.widgets.came_list import CameList
from peerteam.ui.widgets.exchange_card import ExchangeCard
from peerteam.ui.widgets.shortcut import shortcut
from peerteam.ui.widgets.team_side import TeamSide
from peerteam.ui.wording import number_of

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

SIDE_WIDTH = 340
LEAST_LINES = 6
"""A list is never lower than this many lines of text."""
NO_PLACE = "Which folder or stick do you meet at?"
CHOOSE_ME = "Choose your name first, at the top right."


class HandOverPage(Page):
    """One button, and what comes of it."""

    shows = tuple(KINDS)
    keys = (
        ("Ctrl+E", "Exchange with the folder or stick"),
        ("Ctrl+O", "Open a file I was given"),
        ("Ctrl+Shift+F", "Make a file to send"),
        ("F8", "Settle what two people changed; there 1 keeps this, 2 keeps that"),
        ("↑   ↓   Enter", "Go to something that came"),
        ("Ctrl+Shift+S", "All of it is seen"),
    )

    record_asked = Signal(str, str)  # kind, id
    session_asked = Signal(str)
    note_asked = Signal(str, int, int)  # note id, and the words in it
    open_asked = Signal()
    send_out_asked = Signal()
    close_asked = Signal()
    folder_chosen = Signal(str)
    put_back_asked = Signal(object)  # the Path of a safe copy

    def __init__(
        self,
        visit: VisitFile,
        tasks: Tasks,
        now: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.visit, self._tasks, self._now = visit, tasks, now
        self._folder = ""
        self._opened: frozenset[tuple[str, str]] = frozenset()  # shown to the last line
        self.handing = HandingOver(visit, tasks, self)
        self.settler = Settler(visit, self)
        self.sheet: LinesSheet | PutBack | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.card, self.came, self.side = ExchangeCard(), CameList(), TeamSide()
        main = QVBoxLayout()
        main.setSpacing(theme.LARGE)
        main.addWidget(self.card)
        main.addWidget(self.came, 1)
        inner = QWidget()
        inner.setProperty("role", "page")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = QHBoxLayout(inner)
        whole.setContentsMargins(theme.HUGE, theme.LARGE, theme.LARGE, theme.LARGE)
        whole.setSpacing(theme.HUGE)
        whole.addLayout(main, 2)
        whole.addWidget(self.side, 1)
        self.area = QScrollArea()  # only large text on a small screen needs it
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.area)

    def _connect(self) -> None:
        card, side = self.card, self.side
        card.exchange.clicked.connect(self.exchange)
        card.other_place.clicked.connect(self.choose_folder)
        card.which.clicked.connect(self.show_going)
        card.make_file.clicked.connect(self.ask_for_file)
        card.open_file.clicked.connect(self.open_asked)
        self.came.seen.clicked.connect(self.say_seen)
        self.came.list.opened.connect(self._go)
        self.came.list.clicked_on.connect(self._show_more)
        side.settle.clicked.connect(self.settle)
        side.team.opened.connect(self._go)
        side.put_back.clicked.connect(self.show_copies)
        side.send_out.clicked.connect(self.send_out_asked)
        side.close_visit.clicked.connect(self.close_asked)
        self.handing.working.connect(card.work)
        self.handing.done.connect(self._done)
        self.handing.problem.connect(self._tell)
        for keys, do in (
            ("Ctrl+Shift+F", self.ask_for_file),
            ("F8", self.settle),
            ("Ctrl+Shift+S", self.say_seen),
        ):
            shortcut(keys, self, do)

    def arrange(self) -> None:
        self.side.setMaximumWidth(self.side_width(SIDE_WIDTH))
        rows = self.fontMetrics().height() * LEAST_LINES
        for each in (self.came.list, self.side.team):
            each.setMinimumHeight(rows)

    def begin(self) -> None:
        self.card.exchange.setFocus()

    # --- reading ------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        if self.visit.lent:
            self.make_stale()
            return
        names, now = Names(self.visit), self._now()
        going = self.visit.not_handed_over_by_kind()
        staying = len(self.visit.notes.staying())
        self.card.say(self._place_words(), going_words(going, staying), any_to_show=bool(going or staying))
        arrived = self.visit.incoming.arrived(self._opened)
        self.came.say(came.summary(arrived, names, now), came.lines(arrived, names))
        self._show_side(sum(going.values()))

    def _show_side(self, unshared: int) -> None:
        colleagues, now = team.colleagues(self.visit), self._now()
        missing = self.visit.incoming.not_arrived()
        self.side.say_team(team.lines(colleagues, unshared, now), missing)
        self.side.say_matters(len(self.settler.matters()))
        latest = self._copies()[:1]
        at = made_at(latest[0]) if latest else None
        self.side.say_copy(day_and_time(at, now.date()) if at else "")

    def _copies(self) -> list[Path]:
        return copies(folder_beside(self.visit.path), self.visit.path.stem)[::-1]

    def _place_words(self) -> str:
        return Path(self._folder).name or self._folder if self._folder else ""

    # --- exchanging ---------------------------------------------------------------------------------------------------

    def use_folder(self, folder: str) -> None:
        """Where to exchange from now on."""
        self._folder = folder
        self.card.say_place(self._place_words())

    def choose_folder(self) -> bool:
        """Ask for the folder or stick; False if the person thought better of it."""
        chosen = QFileDialog.getExistingDirectory(self, NO_PLACE, self._folder)
        if chosen:
            self.use_folder(chosen)
            self.folder_chosen.emit(chosen)
        return bool(chosen)

    def exchange(self) -> None:
        """Give and take; asks for the place if none is known."""
        if self._may_begin() and (self._folder or self.choose_folder()):
            self.handing.exchange(Path(self._folder))

    def ask_for_file(self) -> None:
        """Where to write a file to send; it is named by council, person and time."""
        if not self._may_begin():
            return
        suggested = str(Path(self._folder or Path.home()) / self.suggested_name())
        chosen, _ = QFileDialog.getSaveFileName(self, "Make a file to send", suggested)
        if chosen:
            self.make_file(Path(chosen))

    def make_file(self, path: Path) -> None:
        """A file to send."""
        self.handing.make_file(path)

    def suggested_name(self) -> str:
        """ "Marlbridge AH Tue 16.40.peerteam"."""
        me = self.visit.rows.get(Peer, self.visit.me)
        words = (self.visit.record().council or "Visit").split()
        parts = (words[0], me.initials if me and me.initials else "", f"{self._now():%a %H.%M}")
        return f"{' '.join(part for part in parts if part)}.peerteam".replace("/", "-")

    def _may_begin(self) -> bool:
        if self.handing.busy or self.visit.lent:
            return False
        if self.visit.me is None:
            self.told.emit(CHOOSE_ME, "", None)
            return False
        return True

    def _done(self, words: str) -> None:
        self.refresh()
        matters = len(self.settler.matters())
        act = f"Settle {matters}" if matters else ""
        self.told.emit(words, act, self.settle if matters else None)

    def _tell(self, problem: PeerTeamError) -> None:
        self.refresh()
        self.told.emit(str(problem), "", None)

    # --- what came, what goes -----------------------------------------------------------------------------------------

    def _go(self, key: str) -> None:
        if key.startswith(came.MORE):
            self._show_more(key)
            return
        found = came.target_of(self.visit, key)
        if isinstance(found, Tag):
            self.note_asked.emit(found.note, found.at or 0, found.upto or 0)
        elif isinstance(found, Session):
            self.session_asked.emit(found.id)
        elif found is not None:
            self.record_asked.emit(found.kind_name, found.id)
        else:
            self.told.emit("This is not in the visit any more.", "", None)

    def _show_more(self, key: str) -> None:
        if key.startswith(came.MORE):
            self._opened |= {came.group_of(key)}
            self.refresh()

    def say_seen(self) -> None:
        """Everything that came is known."""
        if not self.came.seen.isVisible() or self.visit.lent:
            return
        kept = self.visit.incoming.seen()
        self.refresh()
        self.begin()
        self.told.emit("Seen.", "Undo", functools.partial(self._not_seen, kept))

    def _not_seen(self, kept: str | None) -> None:
        self.visit.incoming.not_seen(kept)
        self.refresh()

    def show_going(self) -> None:
        """The list of what goes and what stays."""
        if self.visit.lent:
            return
        names = Names(self.visit)
        detail = self.card.going.text()
        sheet = self.sheet = LinesSheet(
            "What goes, and what stays", detail, functools.partial(came.going, self.visit, names), self
        )
        sheet.asked.connect(self._go)
        sheet.open()

    # --- settling, putting back ---------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Ask about what waits, one thing after another."""
        if not self.visit.lent:
            self.settler.open()

    def show_copies(self) -> None:
        """Which safe copy to put back."""
        if not self.visit.lent:
            sheet = self.sheet = PutBack(self.visit, self._tasks, self._copies(), self._now, self)
            sheet.wanted.connect(self.put_back_asked)
            sheet.open()


def going_words(going: dict[str, int], staying: int) -> str:
    """ "12 notes and 41 tags; 3 notes stay here"."""
    stay = f"{number_of(staying, 'note stays', 'notes stay')} here" if staying else ""
    if not going:
        return f"Nothing of yours is new since the last exchange.{f' {stay}.' if stay else ''}"
    return f"New for the others: {counted(going)}{f'; {stay}' if stay else ''}."
