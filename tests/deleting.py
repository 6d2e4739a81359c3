"""Deleting now what `deleteLater` was called for: a test has no event loop that it would come back to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent


def delete_what_was_left() -> None:
    """What was to be deleted later is gone when this returns."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
