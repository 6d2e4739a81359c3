"""Another version of a note waits: how that is said, and the sheet on which one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerteam.domain.records import Peer
from peerteam.store.notes import Version
from peerteam.ui.dialogs.other_version import OtherVersion
from peerteam.ui.dialogs.two_versions import Shown
from peerteam.ui.note_index import is_mine
from peerteam.ui.wording import day_name, first_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from peerteam.store.visit_file import VisitFile


def told(visit: VisitFile, note: str | None) -> str:
    """ "Ben’s laptop has another version of this note.", or nothing."""
    waiting = visit.notes.waiting_versions(note) if note else []
    if not waiting:
        return ""
    if len(waiting) > 1:
        return f"There are {len(waiting)} other versions of this note."
    return f"{_laptop(visit, waiting[0])} has another version of this note."


def sheet(visit: VisitFile, note: str, parent: QWidget) -> OtherVersion | None:
    """Both side by side; None if nothing waits any more."""
    waiting = visit.notes.waiting_versions(note)
    if not waiting:
        return None
    shown = visit.notes.shown_version(note)
    mine = is_mine(visit.notes.get(note), visit.me)
    return OtherVersion(
        _shown(visit, shown, here=True), [_shown(visit, each) for each in waiting], parent, may_edit=mine
    )


def _shown(visit: VisitFile, version: Version, *, here: bool = False) -> Shown:
    when = f"handed over {day_name(version.when.date().isoformat())}, {version.when:%H:%M}" if version.when else ""
    if here and not when:
        return Shown("As it stands here now", version.text)
    whose = "Shown here: " if here else ""
    return Shown(f"{whose}{_laptop(visit, version)}, {when}", version.text)


def _laptop(visit: VisitFile, version: Version) -> str:
    if version.who is not None and version.who == visit.me:
        return "Another laptop of yours"
    peer = visit.rows.get(Peer, version.who)
    return f"{first_name(peer)}’s laptop" if peer else "Another laptop"
