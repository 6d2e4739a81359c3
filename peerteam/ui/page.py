"""What every page of the window has in common: it reads when something it shows changes, at once only if seen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from peerteam.domain.errors import Gone, PeerTeamError
from peerteam.ui import theme

if TYPE_CHECKING:
    from peerteam.store.step import Announcement


class Page(QWidget):
    """A page over an open visit. It asks nothing of other pages; the window connects them."""

    shows: ClassVar[tuple[str, ...]] = ()
    """The kinds of record the page is made of."""
    keys: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Its own keys and what they do, for F1."""

    told = Signal(str, str, object)  # words, the one thing to do about it, and how (or None)
    saved = Signal()  # something was written without a step

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stale = True

    def read(self) -> None:
        """Show the visit as it is now; what is chosen, scrolled to and being typed stays."""
        raise NotImplementedError

    def begin(self) -> None:
        """The page was just turned to: put the cursor where one wants to go on."""

    def leave(self) -> bool:
        """The page is about to be left; False says that something could not be saved."""
        return True

    def back(self) -> bool:
        """Esc: take one step back inside the page; False says there was none."""
        return False

    def brings(self) -> str:
        """The kind of table that is meant when one is dropped here; an empty text asks."""
        return ""

    def take(self, announcement: Announcement) -> None:
        """Something changed: read at once if seen, else when next shown."""
        if not announcement.touches(*self.shows):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def refresh(self) -> None:
        """Read now."""
        self._stale = False
        self.read()

    def make_stale(self) -> None:
        """What is shown may no longer hold: read when next shown."""
        self._stale = True

    def side_width(self, pixels: int) -> int:
        """How wide a side column may be: it grows with the text."""
        return int(pixels * self.font().pointSizeF() / theme.BASE_POINTS)

    def arrange(self) -> None:
        """The page's size or its text has changed."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self.refresh()
        super().showEvent(event)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """A known problem in here is told on the page, and the rest of what was meant is not done."""
        try:
            yield
        except PeerTeamError as problem:
            self.told.emit(str(problem), "", None)
            if isinstance(problem, Gone):
                self.refresh()  # what one was typing into is not touched, so it may still show what is not there
