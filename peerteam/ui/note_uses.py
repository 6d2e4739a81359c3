"""From words in a note to the findings they are used in: for the tags at the cursor, or the one chosen in the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from peerteam.domain.records import Finding
from peerteam.ui.evidence_words import Names, finding_detail
from peerteam.ui.widgets.line_list import Line

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

NOT_TAGGED = "There are no tagged words here"
NOT_USED = "These words are in no finding yet. On Evidence, Enter puts them in one"


def go_to_use(visit: VisitFile, tags: Iterable[str], go: Callable[[str], object], parent: QWidget) -> str:
    """Go to the finding these tags stand behind; of several it is asked which. Returns what there is to say instead."""
    tagged = list(tags)
    if not tagged:
        return NOT_TAGGED
    found = {finding.id: finding for tag in tagged for finding in visit.findings.used_in(tag)}
    if not found:
        return NOT_USED
    if len(found) == 1:
        go(next(iter(found)))
    else:
        _ask(visit, list(found.values()), go, parent)
    return ""


def _ask(visit: VisitFile, findings: list[Finding], go: Callable[[str], object], parent: QWidget) -> None:
    from peerteam.ui.dialogs.pick import Pick

    names = Names({theme.id: theme for theme in visit.programme.themes()}, {})
    lines = [Line(each.id, each.wording or "", detail=finding_detail(each, names)) for each in findings]
    sheet = Pick("To which finding?", lines, parent)
    sheet.taken.connect(go)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.open()
