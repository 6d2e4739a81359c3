"""What changed, told to every page as one Qt signal."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """Passes announcements of the visit file on to whoever is connected.

    `visit.listeners.append(bus.announce)`; the object is a frozen dataclass, because a dict would arrive empty.
    """

    announced = Signal(object)

    def announce(self, announcement: object) -> None:
        """Tell everyone."""
        self.announced.emit(announcement)
