"""The settings, on one sheet: each takes hold at once, and is as easily put back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.ui import theme
from peerteam.ui.look import SCHEMES
from peerteam.ui.second_place import QUESTION as COPIES
from peerteam.ui.second_place import choose_folder, folder_of
from peerteam.ui.tall_sheet import TallSheet
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import answer, label
from peerteam.ui.widgets.small_choice import SmallChoice

if TYPE_CHECKING:
    from peerteam.settings import SettingsFile
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.kept_words import KeptWords
    from peerteam.ui.look import Look

DETAIL = "For this computer only. Each change holds at once."
NO_KEYRING = "Asked for at each start. This computer has no keyring that locks what it keeps."
ASKED_FOR = "Asked for at each start."
REMEMBERED = "Remembered in {}. Whoever can use your account here can open this visit."
NO_WORDS = "This visit was begun without words, so nothing is asked for."
NOBODY = "Nobody is in the team yet"
NOT_SAID = "Not said yet"
EXCHANGE = "The folder or stick through which the team exchanges"


class SettingsSheet(TallSheet):
    """Text, colours, who I am, the words, and two folders."""

    me_chosen = Signal(str)
    exchange_chosen = Signal(str)  # a folder, or an empty text for none

    def __init__(
        self,
        settings: SettingsFile,
        look: Look,
        kept: KeptWords,
        visit: VisitFile,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Settings", "The settings", DETAIL, parent)
        self.widen(680)
        self._settings, self._look, self._kept, self._visit = settings, look, kept, visit
        self.text_size, self.colours, self.me = SmallChoice(), SmallChoice(), SmallChoice()
        self.words, self.copies, self.exchange = label(wrap=True), label(wrap=True), label(wrap=True)
        self.remember, self.forget = button("&Remember them"), button("&Forget them")
        self.other_copies = button("Another place …", name=f"{COPIES}: another place")
        self.usual_copies = button("The usual place", "plain", f"{COPIES}: the usual place")
        self.other_exchange = button("Choose a folder …", name=f"{EXCHANGE}: choose a folder")
        self.no_exchange = button("None", "plain", f"{EXCHANGE}: none")
        self.problem = answer("area")
        self.go_on = button("Done", "main")
        self._grid = QGridLayout()
        self._fill()
        self._lay_out()
        self._connect()
        self._show()
        self.text_size.setFocus()

    # --- what is on it ------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        for scale in theme.SCALES:
            self.text_size.addItem(f"{scale:.0%}".replace("%", " %"), scale)
        for key, words in SCHEMES:
            self.colours.addItem(words, key)
        peers = self._visit.people.peers()
        if not peers or self._visit.me not in [peer.id for peer in peers]:
            self.me.addItem(NOT_SAID if peers else NOBODY, None)
        for peer in peers:
            self.me.addItem(peer.name or peer.initials or "Somebody", peer.id)
        self.me.setEnabled(bool(peers))
        self._choose(self.text_size, self._look.scale)
        self._choose(self.colours, self._look.scheme)
        self._choose(self.me, self._visit.me)

    @staticmethod
    def _choose(choice: QComboBox, value: object) -> None:
        choice.setCurrentIndex(max(0, choice.findData(value)))

    def _lay_out(self) -> None:
        self._grid.setHorizontalSpacing(theme.LARGE)
        self._grid.setVerticalSpacing(theme.LARGE)
        self._grid.setColumnStretch(1, 1)
        self._row("&Text size", self.text_size)
        self._row("Light or &dark", self.colours)
        self._row("&I am", self.me)
        self._row("The four words", None, self.words, (self.remember, self.forget))
        self._row("Safe copies", None, self.copies, (self.other_copies, self.usual_copies))
        self._row("Exchange folder", None, self.exchange, (self.other_exchange, self.no_exchange))
        self.inside.addLayout(self._grid)
        self.inside.addStretch(1)
        last = QHBoxLayout()
        last.addStretch()
        last.addWidget(self.go_on)
        self.body.addWidget(self.problem)
        self.body.addLayout(last)

    def _row(
        self, words: str, field: QWidget | None, said: QLabel | None = None, buttons: Sequence[QWidget] = ()
    ) -> None:
        row, name = self._grid.rowCount(), label(words)
        self._grid.addWidget(name, row, 0)
        if field is not None:
            name.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            self._grid.addWidget(field, row, 1)
        if said is not None:
            self._grid.setAlignment(name, Qt.AlignmentFlag.AlignTop)
            both = QVBoxLayout()
            both.setSpacing(theme.SMALL)
            both.addWidget(said)
            beneath = QHBoxLayout()
            for each in buttons:
                beneath.addWidget(each)
            beneath.addStretch()
            both.addLayout(beneath)
            self._grid.addLayout(both, row, 1)

    def _connect(self) -> None:
        self.text_size.activated.connect(self._size_chosen)
        self.colours.activated.connect(self._scheme_chosen)
        self.me.activated.connect(self._me_chosen)
        for each, do in (
            (self.remember, self._remember),
            (self.forget, self._forget),
            (self.other_copies, self._choose_copies),
            (self.usual_copies, self._usual_copies),
            (self.other_exchange, self._choose_exchange),
            (self.no_exchange, self._no_exchange),
            (self.go_on, self.accept),
        ):
            each.clicked.connect(do)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self.widen(680)
            self.fit()

    # --- how things are -----------------------------------------------------------------------------------------------

    def _show(self) -> None:
        place, has_words = self._kept.place(), self._visit.phrase is not None
        kept = has_words and self._kept.has(self._visit.id)
        if not has_words:
            self.words.setText(NO_WORDS)
        elif kept:
            self.words.setText(REMEMBERED.format(place or "the keyring"))
        else:
            self.words.setText(ASKED_FOR if place else NO_KEYRING)
        self.remember.setVisible(has_words and bool(place) and not kept)
        self.forget.setVisible(kept)
        now = self._settings.now
        self._say_folder(self.copies, str(folder_of(self._settings)), "Into “{}”, each time the program is closed.", "")
        self.usual_copies.setVisible(bool(now.safe_copies))
        self._say_folder(self.exchange, now.exchange_folder, "Through “{}”.", "None chosen yet.")
        self.no_exchange.setVisible(bool(now.exchange_folder))
        self.problem.setVisible(bool(self.problem.text()))
        self.fit()

    @staticmethod
    def _say_folder(said: QLabel, folder: str, words: str, none: str) -> None:
        said.setText(words.format(Path(folder).name or folder) if folder else none)
        said.setToolTip(folder)

    def _told(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setAccessibleName(problem)
        self._show()

    # --- changing it --------------------------------------------------------------------------------------------------

    def _size_chosen(self) -> None:
        self._look.choose_size(float(self.text_size.currentData()))

    def _scheme_chosen(self) -> None:
        self._look.choose(str(self.colours.currentData()))

    def _me_chosen(self) -> None:
        peer = self.me.currentData()
        if peer is not None and peer != self._visit.me:
            self.me_chosen.emit(peer)
            self._choose(self.me, self._visit.me)

    def _remember(self) -> None:
        try:
            self._kept.keep(self._visit.id, self._visit.phrase or "")
        except PeerTeamError as problem:
            self._told(str(problem))
            return
        self._told("")
        self.forget.setFocus()

    def _forget(self) -> None:
        try:
            self._kept.forget(self._visit.id)
        except PeerTeamError as problem:
            self._told(str(problem))
            return
        self._told("")
        (self.go_on if self.remember.isHidden() else self.remember).setFocus()

    def _choose_copies(self) -> None:
        if choose_folder(self._settings, self):
            self._show()

    def _usual_copies(self) -> None:
        self._settings.change(safe_copies="")
        self._show()
        self.other_copies.setFocus()

    def _choose_exchange(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, EXCHANGE, self._settings.now.exchange_folder):
            self._exchange_through(chosen)

    def _no_exchange(self) -> None:
        self._exchange_through("")
        self.other_exchange.setFocus()

    def _exchange_through(self, folder: str) -> None:
        self._settings.change(exchange_folder=folder)
        self.exchange_chosen.emit(folder)
        self._show()
