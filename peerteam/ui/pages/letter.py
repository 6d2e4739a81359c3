"""Letter: its stages, its parts, the letter as it will read, and beside it what to look at before it leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from peerteam.domain.cautions import CautionKind
from peerteam.domain.letter_stages import stages
from peerteam.domain.records import KINDS, Action, Copy
from peerteam.ui import theme
from peerteam.ui.letter_aside import EVIDENCE, LEAVES, PRESENTED, LetterAside
from peerteam.ui.letter_cautions import LetterCautions
from peerteam.ui.letter_evidence import LetterEvidence
from peerteam.ui.letter_job import LetterWriter
from peerteam.ui.letter_making import LetterMaking
from peerteam.ui.letter_points import LetterPoints
from peerteam.ui.letter_reading import LetterReading, heading_key
from peerteam.ui.letter_sheets import LetterSheets
from peerteam.ui.letter_typing import LetterTyping
from peerteam.ui.letter_versions import LetterVersions
from peerteam.ui.page import Page
from peerteam.ui.tasks import Tasks
from peerteam.ui.widgets.letter_view import LetterView
from peerteam.ui.widgets.line_list import Line, LineList
from peerteam.ui.widgets.shortcut import shortcut
from peerteam.ui.widgets.small_choice import SmallChoice
from peerteam.ui.widgets.stage_strip import StageStrip

if TYPE_CHECKING:
    from peerteam.domain.letter_format import LetterFormat
    from peerteam.store.step import Announcement
    from peerteam.store.visit_file import VisitFile

PARTS, SIDE, TEXT = 250, 340, 420
"""How wide the three columns are at the usual size of text; with less room only one of them is seen."""
SETTLED = "settled caution"


class LetterPage(Page):
    """Reads the visit, makes the draft; typing, warnings and evidence are parts of their own."""

    shows = (*KINDS, SETTLED)
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Ctrl+Enter", "Make the Word draft; while typing in a part: done"),
        ("↑   ↓", "In the letter: the paragraph before, the next"),
        ("Ctrl+↑   Ctrl+↓", "In the letter: the heading before, the next"),
        ("Enter   F2", "Type in the part; Esc is done, and what was typed is kept"),
        ("F8   Shift+F8", "The next warning, the one before"),
        ("Ctrl+L", "The evidence of this paragraph, and the list behind a number"),
        ("Enter on a warning", "To its paragraph; beneath it can be settled with a reason"),
        ("K   S   M   D", "On what was presented: kept, softened, merged, dropped"),
        ("Ctrl+Page Up / Down", "Before it leaves, Evidence, Presented"),
    )

    note_asked = Signal(str, int, int)
    document_asked = Signal(str)
    finding_asked = Signal(str)
    record_asked = Signal(str, str)  # kind and id of what stands behind a number

    def __init__(
        self,
        visit: VisitFile,
        tasks: Tasks,
        write: LetterWriter,
        now: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.visit, self._now = visit, now
        self.reading: LetterReading | None = None
        self._form: tuple[tuple[object, ...], LetterFormat] | None = None
        self._roomy = True
        self._opened = False  # whether the column beside is asked for where there is no room for it
        self.strip, self.making = StageStrip(), LetterMaking(visit, tasks, write, self, now)
        self.parts, self.view, self.to_part = LineList("The parts of the letter"), LetterView(), SmallChoice()
        self.typing, self.sheets = LetterTyping(visit, self), LetterSheets(visit, self)
        self.cautions, self.evidence = LetterCautions(visit, tasks, self), LetterEvidence()
        self.points, self.versions = LetterPoints(visit, self), LetterVersions(visit, self)
        self.aside = LetterAside(self.cautions, self.evidence, self.points)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.to_part.call("Go to a part")
        self.middle = QStackedWidget()
        self.middle.addWidget(self.view)
        self.middle.addWidget(self.typing.editor)
        self.middle.setMinimumHeight(theme.ROW * 3)  # the editor is higher, and takes the place of what is above it
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(self.to_part)
        column.addWidget(self.middle, 1)
        self.centre = centre
        row = QHBoxLayout()
        row.setSpacing(theme.MEDIUM)
        for each, share in ((self.parts, 0), (centre, 1), (self.aside, 0)):
            row.addWidget(each, share)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.LARGE, theme.SMALL, theme.LARGE, theme.MEDIUM)
        whole.setSpacing(theme.SMALL)
        whole.addWidget(self.strip)
        whole.addWidget(self.making)
        whole.addLayout(row, 1)

    def _connect(self) -> None:
        self.strip.opened.connect(self.sheets.ask_stage)
        self.making.form_chosen.connect(self._choose_form)
        self.making.order_asked.connect(self.ask_order)
        self.making.checked.connect(self.cautions.show_complaints)
        self.parts.chosen.connect(self._to_part)
        self.parts.clicked_on.connect(self._to_part)
        self.parts.opened.connect(self.type_in)
        self.to_part.activated.connect(self._to_part_at)
        self.view.chosen.connect(self._follow)
        self.view.type_asked.connect(self.type_in)
        self.view.link_opened.connect(self._open_link)
        self.typing.ended.connect(self._typing_ended)
        self.cautions.gone_to.connect(self._go_to)
        self.cautions.opened_at.connect(self._show_there)
        self.cautions.changed.connect(self._count)
        self.points.gone_to.connect(self._go_to)
        self.points.opened_at.connect(self._show_there)
        self.sheets.record_asked.connect(self.record_asked)
        self.evidence.count_asked.connect(self.show_count)
        self.evidence.book_asked.connect(self.making.make_book)
        self.evidence.note_asked.connect(self.note_asked)
        self.evidence.document_asked.connect(self.document_asked)
        self.evidence.finding_asked.connect(self.finding_asked)
        for keys, do in (
            ("Ctrl+Return", self.main_action), ("Ctrl+Enter", self.main_action), ("F8", self.next_warning),
            ("Shift+F8", self.warning_before), ("Ctrl+L", self.show_evidence), ("Ctrl+PgDown", self._next_beside),
            ("Ctrl+PgUp", self._beside_before),
        ):  # fmt: skip
            shortcut(keys, self, do)

    def arrange(self) -> None:
        """Three columns, or where there is no room the letter alone, or what is beside it."""
        parts, side = self.side_width(PARTS), self.side_width(SIDE)
        roomy = self.width() - 2 * theme.LARGE >= parts + side + self.side_width(TEXT)
        self.parts.setFixedWidth(parts)
        self.parts.setVisible(roomy)
        typing = self.typing.active and not roomy  # then there is room for nothing else
        self.to_part.setVisible(not roomy and not typing)
        self.strip.setVisible(not typing)
        self.making.setVisible(not typing)
        self.typing.editor.hint.setVisible(roomy)
        self.aside.setMaximumWidth(side if roomy else self.width())
        self.aside.setMinimumWidth(side if roomy else 0)
        self.aside.setVisible(roomy or self._opened)
        self.centre.setVisible(roomy or not self._opened)
        self.making.where.setVisible(roomy)
        self.strip.fit(self.width() - 2 * theme.LARGE)
        self._roomy = roomy

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.cautions.go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.cautions.rest()

    # --- reading ------------------------------------------------------------------------------------------------------

    def take(self, announcement: Announcement) -> None:
        kinds = {kind for kind, _ in announcement.rows} & set(self.shows)
        if not kinds or not self.isVisible() or self.reading is None:
            super().take(announcement)
        elif kinds == {SETTLED}:
            self.cautions.show_settled()
        else:
            again = self.visit.renewed(self.reading.snapshot, kinds - {SETTLED})
            self._show(LetterReading(again, self._form_of_letter(), self._now().date()))

    def read(self) -> None:
        with self.telling():
            self._show(LetterReading(self.visit.snapshot(), self._form_of_letter(), self._now().date()))

    def _form_of_letter(self) -> LetterFormat:
        from peerteam.formats import letters

        visit = self.visit.record()
        asked = (visit.letter, visit.kind, visit.framework)
        if self._form is None or self._form[0] != asked:
            self._form = (asked, letters.load(letters.id_for(visit)))
            self.making.offer_forms([(each.id, each.name) for each in letters.load_all()], self._form[1].id)
        return self._form[1]

    def _show(self, reading: LetterReading) -> None:
        self.reading = reading
        snapshot = reading.snapshot
        self.strip.show_stages(stages(snapshot.visit, snapshot.all(Copy), snapshot.all(Action), reading.today))
        self.making.show_reading(reading)
        lines = reading.part_lines(self.visit.letter.other_versions())
        self.parts.show_lines(lines)
        self.view.show_pieces(reading.pieces())
        self._offer_parts(lines)  # after them: it stands on the part of the paragraph that is chosen
        self.typing.show_state(reading.page.part(self.typing.part))
        self.points.show_reading(reading)
        self.cautions.show_reading(reading)
        self._show_evidence()
        self._count()
        self.arrange()

    def _offer_parts(self, lines: list[Line]) -> None:
        self.to_part.clear()
        for line in lines:
            self.to_part.addItem(f"{line.text}  {line.sign}", line.key)
        piece = self.view.current
        self.to_part.setCurrentIndex(self.to_part.findData(piece.part if piece else ""))

    def _count(self) -> None:
        self.aside.count()
        self.making.say_open(len(self.cautions.open))
        marks: dict[str, tuple[str, ...]] = {}
        for caution in self.cautions.open:
            if caution.anchor:
                marks[caution.anchor] = (*marks.get(caution.anchor, ()), caution.match or caution.text)
        self.view.mark(marks)

    def begin(self) -> None:
        (self.typing.editor.text if self.typing.active else self.view).setFocus()

    def leave(self) -> bool:
        self.points.flush()
        return self.typing.finish()

    def back(self) -> bool:
        if self.typing.active:
            return self.typing.finish()
        if self._opened or self.aside.has_cursor():
            self._opened = False
            self.arrange()
            self.view.setFocus()
            return True
        return False

    def choose(self, part: str) -> None:
        """Go to a part of the letter."""
        if self._stale:
            self.refresh()
        self.view.choose_part(part)

    # --- the letter ---------------------------------------------------------------------------------------------------

    def _follow(self, key: str) -> None:
        """A paragraph was chosen: the list of parts and the evidence go with it."""
        piece = self.view.current
        if piece is not None:
            self.parts.choose(piece.part)
            self.to_part.setCurrentIndex(self.to_part.findData(piece.part))
        self._show_evidence()

    def _show_evidence(self) -> None:
        if self.reading is not None:
            self.evidence.show_paragraph(self.reading, self.view.current)

    def _to_part(self, part: str) -> None:
        self.view.choose_part(part)

    def _to_part_at(self, index: int) -> None:
        part = str(self.to_part.itemData(index))
        if not self.view.choose_part(part):
            self.type_in(part)
        self.view.setFocus()

    def _go_to(self, anchor: str) -> None:
        """To a paragraph a warning or a point speaks of; a part is found by its heading."""
        caution = self.cautions.chosen
        if anchor:
            self.view.choose(anchor, quietly=False)
        elif caution is not None and caution.kind is CautionKind.EMPTY_SECTION and self.reading is not None:
            part = next((part.key for part in self.reading.page.parts if part.name == caution.where), "")
            self.view.choose(heading_key(part), quietly=False)

    def _show_there(self, anchor: str) -> None:
        """Enter: to the paragraph, and the keys are for the letter."""
        self._go_to(anchor)
        self._opened = False
        self.arrange()
        self.view.setFocus()

    def _open_link(self, to: str) -> None:
        self.show_count(to.partition(":")[2])

    def show_count(self, name: str) -> None:
        """The list behind a number."""
        if self.reading is not None:
            self.sheets.show_count(self.reading, name)

    # --- typing -------------------------------------------------------------------------------------------------------

    def type_in(self, part: str) -> None:
        """Type in a part of the letter."""
        state = self.reading.page.part(part) if self.reading else None
        if state is not None and self.typing.open(state):
            self._opened = False
            self.parts.choose(part)
            self.arrange()
            self.middle.setCurrentWidget(self.typing.editor)
            self.typing.editor.text.setFocus()
            self.versions.say(part, state.name)

    def _typing_ended(self) -> None:
        self.middle.setCurrentWidget(self.view)
        self.arrange()
        self.view.setFocus()

    def _choose_form(self, form: str) -> None:
        if self.leave():
            self.sheets.choose_form(form, self.making.form.currentText())

    def ask_order(self) -> None:
        """In which order the parts stand, and which are left out."""
        if self.reading is not None and self.leave():
            self.sheets.ask_order(self.reading, self._form_of_letter())

    # --- doing --------------------------------------------------------------------------------------------------------

    def main_action(self) -> None:
        """Done with typing, or make the Word draft."""
        if self.typing.active:
            self.typing.finish()
        else:
            self.making.make()

    def save_in(self, folder: Path) -> None:
        """Drafts are written into this folder."""
        self.making.save_in(folder)

    def next_warning(self) -> None:
        """F8."""
        self._show_beside(LEAVES)
        self.cautions.step(1)

    def warning_before(self) -> None:
        """Shift+F8."""
        self._show_beside(LEAVES)
        self.cautions.step(-1)

    def show_evidence(self) -> None:
        """Ctrl+L: what is behind this paragraph."""
        self._show_beside(EVIDENCE)
        self.aside.begin()

    def show_presented(self) -> None:
        """What became of each point?"""
        self._show_beside(PRESENTED)
        self.aside.begin()

    def _show_beside(self, which: int) -> None:
        self.aside.turn(which)
        if not self._roomy and not self._opened:
            self._opened = True
            self.arrange()

    def _next_beside(self) -> None:
        self._turn_beside(1)

    def _beside_before(self) -> None:
        self._turn_beside(-1)

    def _turn_beside(self, by: int) -> None:
        self._show_beside((self.aside.turned_to + by) % self.aside.stack.count())
        self.aside.begin()
