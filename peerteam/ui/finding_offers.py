"""The question which finding a passage or a paper belongs to, with the findings there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from peerteam.domain.records import FindingState, Side, TagKind
from peerteam.ui.dialogs.put_in_finding import Offer, PutInFinding
from peerteam.ui.evidence_words import Names, finding_detail

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

_LONGEST = 90


def ask_which_finding(
    visit: VisitFile, names: Names, words: str, theme: str | None, kind: str | None, parent: QWidget
) -> PutInFinding:
    """A sheet, not open yet; findings of the theme come first, and a new one is first offered on the likelier side."""
    offers = [
        Offer(finding.id, finding.wording or "", finding_detail(finding, names), finding.theme == theme)
        for finding in visit.findings.all()
        if finding.state != FindingState.DROPPED
    ]
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
    side = Side.AREA if kind == TagKind.AREA else Side.STRENGTH
    sheet = PutInFinding(f"Put “{short}” in a finding", offers, side, parent)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return sheet
