"""What is kept of a visit outside its file: its line on the welcome, and what was done in it for the log."""

from __future__ import annotations

import logging
from datetime import datetime

from peerteam.settings import KnownVisit, SettingsFile
from peerteam.store.step import Announcement
from peerteam.store.visit_file import VisitFile

LOG = logging.getLogger("peerteam.program")


def known_visit(visit: VisitFile) -> KnownVisit:
    """What the welcome will say of a visit without opening it."""
    record = visit.record()
    return KnownVisit(
        path=str(visit.path.absolute()),
        visit=visit.id,
        council=record.council or "",
        first_day=record.first_day,
        last_day=record.last_day,
        opened=datetime.now().isoformat(timespec="seconds"),
    )


def keep_known(settings: SettingsFile, visit: VisitFile) -> None:
    """Keep its line as it is now."""
    settings.keep(settings.now.with_visit(known_visit(visit)))


def log_step(announcement: Announcement) -> None:
    """What was done, for the report of a mistake: the label and the kinds of record, never what is in them."""
    kinds = ", ".join(sorted({kind for kind, _ in announcement.rows}))
    LOG.info("step %s: %s (%s)", announcement.revision, announcement.label, kinds)
