"""The questions the wall asks: joined with which, split how, what is recommended, where a passage belongs."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from peerteam.domain.records import Finding, Stance
from peerteam.ui.ask import Words
from peerteam.ui.dialogs.pick import Pick
from peerteam.ui.dialogs.put_in_finding import Offer, PutInFinding
from peerteam.ui.dialogs.split_finding import SplitFinding
from peerteam.ui.evidence_words import finding_detail
from peerteam.ui.wall_acts import WallActs
from peerteam.ui.wall_reading import WallReading
from peerteam.ui.wall_words import support_cards
from peerteam.ui.widgets.line_list import Line
from peerteam.ui.wording import number_of

_LONGEST = 90


def ask_join(finding: Finding, others: Sequence[Finding], acts: WallActs, parent: QWidget) -> None:
    """Which headline is joined to this one?"""
    lines = [Line(each.id, each.wording or "") for each in others]
    sheet = Pick(f"Which headline is the same as “{finding.wording}”?", lines, parent)
    sheet.taken.connect(functools.partial(_join, acts, finding.id))
    _open(sheet)


def ask_split(finding: Finding, reading: WallReading, acts: WallActs, parent: QWidget) -> None:
    """What is the second headline, and which passages go with it?"""
    behind = support_cards(reading.supports.get(finding.id, ()), reading)
    sheet = SplitFinding(finding.wording or "", behind, parent)
    sheet.split.connect(functools.partial(acts.split, finding.id))
    _open(sheet)


def ask_recommend(findings: Sequence[Finding], acts: WallActs, parent: QWidget) -> None:
    """What is recommended of these?"""
    headline = f"“{findings[0].wording}”" if len(findings) == 1 else number_of(len(findings), "headline")
    sheet = Words("What do you recommend?", f"From {headline}. Begin with a verb.", "Recommend", parent)
    sheet.widen(560)
    sheet.answered.connect(functools.partial(_recommend, acts, [finding.id for finding in findings]))
    _open(sheet)


def ask_place(evidence: str, reading: WallReading, theme: str, acts: WallActs, parent: QWidget) -> None:
    """Which finding does this passage belong to?"""
    passage = reading.passage(evidence)
    if passage is None:
        return
    offers = [
        Offer(each.id, each.wording or "", finding_detail(each, reading.names), each.theme == theme)
        for each in reading.open_findings()
    ]
    words = passage.words if len(passage.words) <= _LONGEST else f"{passage.words[:_LONGEST].rsplit(' ', 1)[0]} …"
    sheet = PutInFinding(f"Put “{words}” in a finding", offers, parent=parent)
    sheet.chosen.connect(functools.partial(_put, acts, evidence))
    sheet.made.connect(functools.partial(acts.put_in_new, theme, evidence))
    _open(sheet)


def _join(acts: WallActs, into: str, other: str) -> None:
    acts.join(into, [other])


def _put(acts: WallActs, evidence: str, finding: str, stance: str) -> None:
    acts.put(finding, evidence, Stance(stance))


def _recommend(acts: WallActs, findings: Sequence[str], typed: str) -> None:
    if words := " ".join(typed.split()):
        acts.recommend(findings, words)


def _open(sheet: QDialog) -> None:
    """Show a sheet that goes away for good when it is closed."""
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.open()
