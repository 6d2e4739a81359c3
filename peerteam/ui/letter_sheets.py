"""What the letter page asks in sheets of their own: the list behind a number, the order of parts, which file it was."""

from __future__ import annotations

import functools
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog

from peerteam.domain.letter_format import LetterFormat, SectionKind
from peerteam.domain.records import Copy, CopyStage
from peerteam.ui.widgets.line_list import Line

if TYPE_CHECKING:
    from peerteam.domain.letter_order import Place
    from peerteam.store.step import Step
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.letter_reading import LetterReading
    from peerteam.ui.page import Page

NO_COPY = "No draft has been made yet, so there is no file this could have been."


class LetterSheets(QObject):
    """Each is made anew when it is asked for; what is answered is one step, told with its Undo."""

    record_asked = Signal(str, str)  # kind and id of what stands behind a number

    def __init__(self, visit: VisitFile, page: Page) -> None:
        super().__init__(page)
        self._visit, self._page = visit, page

    # --- the list behind a number

    def show_count(self, reading: LetterReading, name: str) -> None:
        """The list behind a number."""
        from peerteam.ui.dialogs.behind_count import BehindCount

        count = reading.page.count(name)
        words = reading.page.drafting.known.get(name) or f"{count.number:g} {name}"
        sheet = BehindCount(words[:1].upper() + words[1:], count, "", self._page)
        sheet.asked.connect(functools.partial(self._ask_record, reading))
        _open(sheet)

    def _ask_record(self, reading: LetterReading, id: str) -> None:
        found = reading.snapshot.find(id)
        if found is not None:
            self.record_asked.emit(found.kind_name, id)

    # --- form and order

    def choose_form(self, form: str, name: str) -> None:
        """The form of this visit's letter."""
        with self._page.telling():
            self._visit.letter.choose_form(form)
            self._tell(f"The letter has the form “{name}”.")

    def ask_order(self, reading: LetterReading, form: LetterFormat) -> None:
        """In which order the parts stand, and which are left out. `form` is as it comes with the program."""
        from peerteam.domain.letter_order import places
        from peerteam.ui.dialogs.part_order import PartOrder

        names = {part.key.partition("/")[0]: part.name for part in reading.page.parts}
        shown = {s.key: s.heading or names.get(s.key) or s.key.replace("_", " ").capitalize() for s in form.sections}
        shown |= {s.key: "The themes" for s in form.sections if s.kind is SectionKind.THEME_FEEDBACK}
        kept = self._visit.letter.order(form.id)
        sheet = PartOrder(places(form, kept), places(form), shown, self._page)
        sheet.kept.connect(functools.partial(self._arrange, form.id))
        _open(sheet)

    def _arrange(self, form: str, order: list[Place] | None) -> None:
        with self._page.telling():
            self._visit.letter.arrange(form, order)
            self._tell("The parts of the letter stand in the order you chose.")

    # --- stages

    def ask_stage(self, stage: str) -> None:
        """Which file was it that went to the team, to the council, or out?"""
        from peerteam.ui.dialogs.pick import Pick

        if stage not in list(CopyStage):
            return
        copies = self._visit.letter.copies()
        if not copies:
            self._page.told.emit(NO_COPY, "", None)
            return
        lines = [Line(each.id, each.name or "", detail=_when(each)) for each in reversed(copies)]
        sheet = Pick(f"Which file was it? ({stage})", lines, self._page)
        sheet.taken.connect(functools.partial(self._set_stage, CopyStage(stage)))
        _open(sheet)

    def _set_stage(self, stage: CopyStage, copy: str) -> None:
        with self._page.telling():
            self._visit.letter.set_stage(copy, stage)
            self._tell(f"Noted: that was the file for “{stage}”.")

    # --- undo

    def _tell(self, words: str) -> None:
        self._page.told.emit(words, "Undo", functools.partial(self._take_back, self._visit.history.last))

    def _take_back(self, step: Step | None) -> None:
        with self._page.telling():
            if step is not None:
                self._visit.history.take_back(step)


def _open(sheet: QDialog) -> None:
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.open()


def _when(copy: Copy) -> str:
    made = datetime.fromisoformat(copy.made_at) if copy.made_at else None
    return f"made {made.day} {made:%B %Y, %H:%M}, {copy.stage}" if made else str(copy.stage or "")
