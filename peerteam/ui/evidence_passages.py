"""The first half of Evidence: all passages, narrowed by chips, and one key to put them behind a finding."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from peerteam.domain.errors import Gone, NotAllowed
from peerteam.domain.evidence import Narrowed, Passage, Sieve
from peerteam.domain.records import Finding, Note, Stance, Support, Tag
from peerteam.ui import theme
from peerteam.ui.evidence_chips import LETTERS, PassageChips
from peerteam.ui.evidence_words import (
    Names,
    passage_about,
    passage_columns,
    passage_over,
    passage_state,
    use_lines,
)
from peerteam.ui.finding_offers import ask_which_finding
from peerteam.ui.page import Page
from peerteam.ui.table_model import TableModel
from peerteam.ui.widgets.data_table import DataTable
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.passage_panel import PassagePanel, PassageWords
from peerteam.ui.widgets.shortcut import shortcut
from peerteam.ui.wording import number_of

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

CLOSED = "The passages were erased when this visit was closed."
NOTHING_YET = "No passages yet.\nTag a sentence in a note with Ctrl+1 … 9, and it appears here."
NOTHING_FITS = "Nothing fits all of these.\nEsc shows everything again."


class Passages(QWidget):
    """Chips, the table, the passage in its note."""

    note_asked = Signal(str, int, int)
    finding_asked = Signal(str)
    counted = Signal(str)  # how many are shown, in words

    def __init__(self, visit: VisitFile, page: Page) -> None:
        super().__init__(page)
        self.visit, self._page = visit, page
        self._all: list[Passage] = []
        self._uses: dict[str, list[Support]] = {}
        self._findings: dict[str, Finding] = {}
        self._sieve = Sieve((), (), None)
        self._names = Names({}, {})
        self._last: str | None = None  # the finding F and G are for
        self._build()
        self._connect()

    # --- looks --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.chips = PassageChips()
        self.model = TableModel(passage_columns(self._names), lambda passage: passage.key)
        self.table = DataTable("Passages", self.model, "FGO" + "".join(LETTERS), lines=2, pick=True)
        self.panel = PassagePanel()
        self.empty = label(NOTHING_YET, "quiet", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.foot = label(role="small", wrap=True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        left = QVBoxLayout()
        left.setSpacing(theme.SMALL)
        left.addWidget(self.stack, 1)
        left.addWidget(self.foot)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(left, 2)
        row.addWidget(self.panel, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.MEDIUM)
        whole.addWidget(self.chips)
        whole.addLayout(row, 1)

    def _connect(self) -> None:
        self.chips.asked.connect(self.apply)
        self.chips.everything.clicked.connect(self.show_all)
        self.table.chosen.connect(self._show_passage)
        self.table.opened.connect(self._main)
        self.table.letter.connect(self._letter)
        self.table.resorted.connect(self._say_foot)
        self.model.picks_changed.connect(self._say_foot)
        self.panel.main_pressed.connect(self._main)
        self.panel.note_pressed.connect(self.go_to_note)
        self.panel.use_opened.connect(self.finding_asked)
        self.panel.use_removed.connect(self._take_out)
        for key in range(1, 10):
            shortcut(f"Ctrl+{key}", self, self._theme_key).setObjectName(str(key))

    # --- reading ------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Everything anew; what is asked for and chosen stays."""
        themes, peers = self.visit.programme.themes(), self.visit.people.peers()
        self._names = Names({t.id: t for t in themes}, {p.id: p for p in peers})
        self._all = self.visit.evidence.log()
        self._sieve = Sieve(self._all, (), self.visit.me)
        self._read_findings()
        self.chips.know(self._names, self._all)
        self.model.columns = passage_columns(self._names)
        self._show(anew=True)

    def read_uses(self) -> None:
        """Only what findings rest on has changed."""
        self._read_findings()
        if "unplaced" in self.chips.wanted().switches:
            self.apply()
        else:
            self._count()
            self._show_passage(self.table.current_key)

    def _read_findings(self) -> None:
        self._uses = self.visit.evidence.uses()
        self._findings = {finding.id: finding for finding in self.visit.findings.all()}
        self._sieve.place(self._uses)

    def apply(self) -> None:
        """Show what the chips ask for."""
        self._show()

    def _show(self, *, anew: bool = False) -> None:
        key, row = self.table.current_key, self.table.currentIndex().row()
        narrowed = self._count()
        if anew:
            self.model.show_records(self._all, narrowed.shown)
        else:
            self.model.narrow(narrowed.shown)
        self.stack.setCurrentWidget(self.table if narrowed.shown else self.empty)
        self.panel.setVisible(bool(narrowed.shown))
        self.chips.setVisible(bool(self._all))
        nothing = CLOSED if self.visit.closed_on else NOTHING_YET
        self.empty.setText(NOTHING_FITS if self._all and not self.chips.wanted().nothing else nothing)
        self.table.choose(key, or_row=max(row, 0))
        if not narrowed.shown:
            self._show_passage("")
        self._say_foot()

    def _count(self) -> Narrowed:
        """Work out what fits, and say the counts on the chips."""
        wanted = self.chips.wanted()
        narrowed = self._sieve.narrow(wanted)
        self.chips.say(narrowed)
        untagged = "untagged" in wanted.switches
        noun, total = ("note", "without a tag") if untagged else ("passage", "")
        whole = self._sieve.whole(untagged=untagged)
        shown = len(narrowed.shown)
        said = number_of(whole, noun) if shown == whole else f"{shown} of {number_of(whole, noun)}"
        self.counted.emit(f"{said} {total}".rstrip())
        return narrowed

    def current(self) -> Passage | None:
        """The passage chosen."""
        found = self.model.record(self.table.currentIndex().row())
        return found if isinstance(found, Passage) else None

    def _show_passage(self, key: str) -> None:
        passage = self.current() if key else None
        if passage is None:
            self.panel.say(PassageWords())
            self.panel.show_uses([], "")
            self.panel.hint.setText("")
            return
        note = self.visit.rows.get(Note, passage.note)
        tag = self.visit.rows.get(Tag, passage.key) if passage.tagged else None
        self.panel.say(
            PassageWords(
                passage_over(passage, self._names),
                passage.source,
                passage_about(passage, self._names),
                passage_state(passage, tag.clearance if tag else None),
                (note.body or "") if note else "",
                passage.at,
                passage.upto,
                _main_words(passage),
                "Go to the note" if passage.tagged or passage.private else "",
            )
        )
        lines = use_lines(self._uses.get(key, ()), self._findings, self._names)
        self.panel.show_uses(lines, "Not in a finding yet" if passage.tagged else "")
        self._say_foot()
        last = self._findings.get(self._last or "")
        self.panel.hint.setText(f"F, G: for or against “{last.wording}”" if last else "")

    def _say_foot(self) -> None:
        picked = self.model.picked
        hidden = len(picked.difference(self.model.shown_keys())) if picked else 0
        said = f"{number_of(len(picked), 'passage')} chosen" + (f", {hidden} of them not shown" if hidden else "")
        by = self.table.sorted_by()
        self.foot.setText(". ".join(filter(None, (said if picked else "", f"Sorted {by}" if by else ""))))
        self.foot.setVisible(bool(self.foot.text()))
        passage = self.current()
        if passage is not None and passage.tagged:
            others = picked and picked != {passage.key}
            self.panel.main.setText(f"Put the {len(picked)} chosen in a finding" if others else "Put in a finding")

    # --- choosing -----------------------------------------------------------------------------------------------------

    def choose(self, key: str) -> bool:
        """Go to a passage, whatever the chips ask for; False if it is not here."""
        passage = next((p for p in self._all if p.key == key), None)
        if passage is None:
            return False
        if self.model.row_of(key) < 0:
            self.chips.clear()
            self.chips.switches["untagged"].setChecked(not passage.tagged)
            self.apply()
        self.table.choose(key)
        self.table.setFocus()
        return True

    def show_only(self, values: Mapping[str, frozenset[str]]) -> None:
        """Ask for these values of these facets, and for nothing else."""
        self.chips.clear()
        for facet, wanted in values.items():
            self.chips.menus[facet].choose(wanted)
        self.apply()
        self.table.choose("", or_row=0)
        self.begin()

    def show_all(self) -> None:
        """Nothing particular is asked for any more."""
        self.chips.clear()
        self.apply()
        self.table.setFocus()

    def back(self) -> bool:
        """Esc: first what is picked, then what is asked for."""
        if self.model.picked:
            self.model.unpick()
        elif not self.chips.wanted().nothing:
            self.show_all()
        else:
            return False
        return True

    def begin(self) -> None:
        """The keys are for the table; where nothing fits, for the chips; where there is nothing, for the page."""
        if self.model.rowCount() and not self.table.current_key:
            self.table.choose("", or_row=0)
        chips = self.chips.menus["theme"] if self._all else self
        (self.table if self.model.rowCount() else chips).setFocus()

    def _theme_key(self) -> None:
        key = int(self.sender().objectName())
        found = next((t.id for t in self._names.themes.values() if t.key == key), None)
        if found is not None:
            self.chips.toggle("theme", found)

    def _letter(self, letter: str) -> None:
        if self.chips.press(letter):
            return
        if letter == "O":
            self.go_to_note()
        elif self._last is not None and self.visit.rows.get(Finding, self._last):
            self._put(self._last, Stance.FOR if letter == "F" else Stance.AGAINST)
        else:
            self._main()

    # --- doing --------------------------------------------------------------------------------------------------------

    def go_to_note(self) -> None:
        """To the very words in the note."""
        passage = self.current()
        if passage is not None:
            self.note_asked.emit(passage.note, passage.at, passage.upto)

    def _main(self) -> None:
        passage = self.current()
        if passage is None:
            return
        if not passage.tagged:
            self.go_to_note()
            return
        with self._page.telling():
            meant = self._meant()
            first = meant[0]
            words = first.words if len(meant) == 1 else number_of(len(meant), "passage")
            sheet = ask_which_finding(self.visit, self._names, words, first.theme, first.kind, self)
            sheet.chosen.connect(self._put)
            sheet.made.connect(self._put_in_new)
            sheet.open()

    def _meant(self) -> list[Passage]:
        """What is picked, or else the passage chosen; raises NotAllowed where one cannot stand behind a finding."""
        picked = [p for p in self._all if p.key in self.model.picked]
        current = self.current()
        meant = picked or ([current] if current else [])
        if any(passage.private for passage in meant):
            raise NotAllowed(
                "A passage that stays on this laptop cannot stand behind a finding", "Share its note first, if you may"
            )
        if any(not passage.tagged for passage in meant):
            raise NotAllowed("A note without a tag is not a passage yet", "Tag the sentence in the note first")
        return meant

    def _put(self, finding: str, stance: str) -> None:
        with self._page.telling():
            meant = self._meant()
            self._last = finding
            with self.visit.step("Put in a finding"):
                for passage in meant:
                    self.visit.findings.support(finding, passage.key, stance)
            self.model.unpick()
            self._show_passage(self.table.current_key)

    def _put_in_new(self, side: str, wording: str) -> None:
        with self._page.telling(), self.visit.step("New finding"):
            meant = self._meant()
            if not meant:  # taken away while the sheet was asked
                raise Gone
            self._put(self.visit.findings.add(meant[0].theme, side, wording), Stance.FOR)

    def _take_out(self, finding: str) -> None:
        key = self.table.current_key
        stance = next((s.stance for s in self._uses.get(key, ()) if s.finding == finding), None)
        with self._page.telling():
            self.visit.findings.withdraw(finding, key)
            again = functools.partial(self._put_back, finding, key, stance or Stance.FOR)
            self._page.told.emit("Taken out of the finding. The passage stays.", "Undo", again)

    def _put_back(self, finding: str, key: str, stance: str) -> None:
        with self._page.telling():
            self.visit.findings.support(finding, key, stance)


def _main_words(passage: Passage) -> str:
    """What one does with it; one that stays here can only be read."""
    if passage.private:
        return ""
    return "Put in a finding" if passage.tagged else "Tag it in the note"
