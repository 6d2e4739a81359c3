"""The chips over the passages: theme, kind, who said it, noted by, day, and three switches."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerteam.domain.evidence import PAPER, Narrowed, Passage, Sieve, Wanted
from peerteam.domain.records import SourceGroup
from peerteam.ui.evidence_words import GROUPS, KINDS, Names
from peerteam.ui.widgets.chips import ChipRow, MenuChip, Option, SwitchChip
from peerteam.ui.wording import day_name

LETTERS = {"T": "theme", "K": "kind", "W": "group", "B": "peer", "D": "day", "U": "untagged", "N": "unplaced",
           "M": "mine"}  # fmt: skip
"""The key of each chip while the table has the focus."""
_FACETS = {"theme": "Theme", "kind": "Kind", "group": "Who said it", "peer": "Noted by", "day": "Day"}
_SWITCHES = {"untagged": "Notes without a tag", "unplaced": "Not in a finding", "mine": "Mine"}


class PassageChips(ChipRow):
    """Says what is asked for, and how many passages each chip would show."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.menus = {name: MenuChip(words, functools.partial(self._options, name)) for name, words in _FACETS.items()}
        self.switches = {name: SwitchChip(words) for name, words in _SWITCHES.items()}
        super().__init__("What is shown", [*self.menus.values(), *self.switches.values()], parent)
        self._narrowed = Sieve((), (), None).narrow(Wanted())
        for menu in self.menus.values():
            menu.changed.connect(self.asked)
        for switch in self.switches.values():
            switch.clicked.connect(self.asked)

    def know(self, names: Names, passages: Sequence[Passage]) -> None:
        """What can be asked for now."""
        known: dict[str, Mapping[str, str]] = {
            "theme": {id: names.theme(id) for id in names.themes},
            "kind": {kind.value: words for kind, words in KINDS.items()},
            "group": {group.value: GROUPS[group] for group in SourceGroup} | {PAPER: GROUPS[PAPER]},
            "peer": {id: names.peer(id) for id in names.peers},
            "day": {day: day_name(day) for day in sorted({p.day for p in passages if p.day})},
        }
        for name, words in known.items():
            self.menus[name].know(dict(words))

    def wanted(self) -> Wanted:
        """What is asked for."""
        return Wanted(
            {name: menu.chosen for name, menu in self.menus.items()},
            frozenset(name for name, switch in self.switches.items() if switch.isChecked()),
        )

    def say(self, narrowed: Narrowed) -> None:
        """How many there are."""
        self._narrowed = narrowed
        for name, switch in self.switches.items():
            switch.say(narrowed.switches[name])
        self.everything.setVisible(not self.wanted().nothing)

    def clear(self) -> None:
        """Nothing particular is asked for any more."""
        for menu in self.menus.values():
            menu.choose(frozenset())
        for switch in self.switches.values():
            switch.setChecked(False)

    def press(self, letter: str) -> bool:
        """A key of the table: a switch goes on or off, a list opens; False if it is none of ours."""
        name = LETTERS.get(letter, "")
        if name in self.menus:
            self.menus[name].open_list()
        elif name in self.switches:
            self.switches[name].click()
        return bool(name)

    def toggle(self, facet: str, value: str) -> None:
        """Ask for one more value, or no longer."""
        self.menus[facet].choose(self.menus[facet].chosen ^ {value})
        self.asked.emit()

    def _options(self, facet: str) -> Sequence[Option]:
        counts, menu = self._narrowed.values[facet], self.menus[facet]
        found = [Option(key, words, counts.get(key, 0)) for key, words in menu.words.items()]
        return [option for option in found if option.count or option.key in menu.chosen]
