"""Findings: the wall headlines are typed on while five people talk, what is recommended of them, and what was said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from peerteam.domain.records import Finding, Point, Recommendation, Theme
from peerteam.ui import theme
from peerteam.ui.findings_recommended import Recommended
from peerteam.ui.findings_said import Said
from peerteam.ui.findings_wall import Wall
from peerteam.ui.page import Page
from peerteam.ui.wall_reading import WallReading
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.shortcut import shortcut

if TYPE_CHECKING:
    from peerteam.store.step import Announcement
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.dialogs.make_slides import MakeSlides
    from peerteam.ui.dialogs.projector import Projector
    from peerteam.ui.tasks import Tasks

WALL, RECOMMENDED, SAID = range(3)
ROOM = 1000
"""With less room at the usual size of text, the buttons at the top right are in one menu."""


class FindingsPage(Page):
    """Three tabs: the wall, *Recommendations*, *What we said*."""

    shows = (
        "finding", "theme", "support", "tag", "note", "session", "attendance", "person", "peer", "document",
        "recommendation", "basis", "point",
    )  # fmt: skip
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", "Add the headline and go on typing"),
        ("Tab", "The other column"),
        ("Ctrl+1 … Ctrl+9", "In a box: type under that theme. On a headline: it goes to that theme"),
        ("Ctrl+Tab   Ctrl+Shift+Tab", "The next theme, the one before"),
        ("↑   ↓", "From the box up to the headlines, and back"),
        ("F2", "Reword the headline"),
        ("Ctrl+↑   Ctrl+↓", "Its place in the column"),
        ("Ctrl+←   Ctrl+→", "To the other column"),
        ("Delete", "Drop it; it is kept in the drawer, and can be brought back"),
        ("Enter on a headline", "What is behind it, and why it is warned"),
        ("Enter on a passage", "Behind a headline: to its note. Not placed: into which finding"),
        ("F   G", "On a passage: for, or against, the chosen headline"),
        ("Ctrl+U", "The passages not placed yet"),
        ("Space, then Ctrl+J", "Mark headlines, and join them with the chosen one"),
        ("Ctrl+K", "Split it in two, and say which passages go with the new one"),
        ("Ctrl+R", "A recommendation from it, or from those marked"),
        ("Drag", "To a place, the other column, a theme; a passage onto a headline (Shift: against)"),
        ("F5", "Show the headlines large, without names"),
        ("Ctrl+Page Up / Down", "The wall, Recommendations, What we said"),
    )

    note_asked = Signal(str, int, int)
    document_asked = Signal(str)
    template_chosen = Signal(str)  # of the slides

    def __init__(
        self,
        visit: VisitFile,
        tasks: Tasks,
        now: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.visit, self._tasks = visit, tasks
        self.template = ""  # of the slides; empty is our own
        self.reading: WallReading | None = None
        self.projector: Projector | None = None
        self._slides: MakeSlides | None = None
        self.wall, self.recommended, self.said = Wall(visit, self), Recommended(visit, self), Said(visit, self, now)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("The wall, recommendations, what we said")
        self.tabs.setExpanding(False)
        self.stack = QStackedWidget()
        for name, half in (("Wall", self.wall), ("Recommendations", self.recommended), ("What we said", self.said)):
            self.tabs.addTab(name)
            self.stack.addWidget(half)
        self.show_large = button("Show", name="Show the headlines large, without names")
        self.make_slides = button("Make slides")
        self.say = button("This is what we said")
        self.more = button("More  ▾", name="Show, make slides, this is what we said")
        self.menu = QMenu(self.more)
        top = QHBoxLayout()
        top.setSpacing(theme.SMALL)
        top.addWidget(self.tabs, 1)
        for each in (self.show_large, self.make_slides, self.say, self.more):
            top.addWidget(each)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.LARGE, theme.SMALL, theme.LARGE, theme.MEDIUM)
        whole.setSpacing(theme.SMALL)
        whole.addLayout(top)
        whole.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self.wall.note_asked.connect(self.note_asked)
        self.wall.document_asked.connect(self.document_asked)
        for each, do in ((self.show_large, self.show_projector), (self.make_slides, self._make_slides),
                         (self.say, self._say)):  # fmt: skip
            each.clicked.connect(do)
            self.menu.addAction(each.text()).triggered.connect(do)
        self.more.setMenu(self.menu)
        for key in range(1, 10):
            shortcut(f"Ctrl+{key}", self, self._go_to_key).setObjectName(str(key))
        for keys, do in (
            ("Ctrl+Tab", self._next_theme),
            ("Ctrl+Shift+Tab", self._theme_before),
            ("Ctrl+U", self.wall.show_free),
            ("Ctrl+J", self.wall.join),
            ("Ctrl+K", self.wall.split),
            ("Ctrl+R", self.wall.recommend),
        ):
            shortcut(keys, self.wall, do)
        for keys, do in (
            ("F2", self._reword),
            ("F5", self.show_projector),
            ("Ctrl+PgDown", self._next_tab),
            ("Ctrl+PgUp", self._tab_before),
        ):
            shortcut(keys, self, do)

    def arrange(self) -> None:
        roomy = self.width() >= self.side_width(ROOM)
        for each in (self.show_large, self.make_slides, self.say):
            each.setVisible(roomy)
        self.more.setVisible(not roomy)
        for half in (self.wall, self.recommended, self.said):
            half.arrange()

    # --- reading ------------------------------------------------------------------------------------------------------

    def take(self, announcement: Announcement) -> None:
        kinds = {kind for kind, _ in announcement.rows} & set(self.shows)
        if kinds and self.isVisible() and self.reading is not None:
            self._show(self.reading.after(self.visit, kinds))
        else:
            super().take(announcement)

    def read(self) -> None:
        self._show(WallReading(self.visit.snapshot()))

    def _show(self, reading: WallReading) -> None:
        self.reading = reading
        said = self.visit.findings.said()
        self.say.setEnabled(said is None)
        self.menu.actions()[-1].setEnabled(said is None)
        number = len(reading.snapshot.all(Recommendation))
        self.tabs.setTabText(RECOMMENDED, f"Recommendations  {number}" if number else "Recommendations")
        self._half().show_reading(reading)
        if self.projector is not None:
            self.projector.show_reading(reading)

    def _half(self) -> Wall | Recommended | Said:
        return (self.wall, self.recommended, self.said)[self.tabs.currentIndex()]

    def choose(self, record_id: str) -> None:
        """Show a theme, a finding, a recommendation or what was said of one."""
        if self._stale:
            self.refresh()
        found = self.visit.rows.find(record_id)
        index = RECOMMENDED if isinstance(found, Recommendation) else SAID if isinstance(found, Point) else WALL
        self.tabs.setCurrentIndex(index)
        if isinstance(found, Recommendation):
            self.recommended.choose(record_id)
        elif isinstance(found, Point):
            self.said.choose(record_id)
        elif isinstance(found, Theme | Finding):
            self.wall.choose(record_id, found.id if isinstance(found, Theme) else found.theme)

    def begin(self) -> None:
        if self._half() is self.said and not self.said.list.count():
            (self.more if self.say.isHidden() else self.say).setFocus()  # that is what there is to do
        else:
            self._half().begin()

    def leave(self) -> bool:
        self.recommended.flush()
        self.said.flush()
        return True

    def back(self) -> bool:
        return self._half().back()

    # --- tabs ---------------------------------------------------------------------------------------------------------

    def _turn(self, index: int) -> None:
        self.leave()
        self.stack.setCurrentIndex(index)
        if self.reading is not None:
            self._half().show_reading(self.reading)
        self._half().arrange()
        self.begin()

    def _next_tab(self) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    def _tab_before(self) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() - 1) % self.tabs.count())

    def _next_theme(self) -> None:
        self.wall.tabs.step(1)

    def _theme_before(self) -> None:
        self.wall.tabs.step(-1)

    def _go_to_key(self) -> None:
        self._half().go_to_key(int(self.sender().objectName()))

    def _reword(self) -> None:
        self._half().reword()

    # --- doing --------------------------------------------------------------------------------------------------------

    def show_projector(self) -> None:
        """Large, for the whole room, until Esc."""
        from peerteam.ui.dialogs.projector import Projector

        if self.reading is None:
            self.refresh()
        if self.projector is None and self.reading is not None:
            self.projector = Projector(self.visit, self)
            self.projector.finished.connect(self._projector_left)
            self.projector.begin(self.reading, self.wall.tabs.current_id)

    def _projector_left(self) -> None:
        if self.projector is not None:
            self.wall.tabs.go_to(self.projector.theme_id)
            self.projector.deleteLater()
            self.projector = None
            self.begin()

    def _make_slides(self) -> None:
        if self._slides is None:  # one for the whole sitting: it may be closed while they are being made
            from peerteam.ui.dialogs.make_slides import MakeSlides

            self._slides = MakeSlides(self.visit, self._tasks, self.template, self)
            self._slides.template_chosen.connect(self._choose_template)
            self._slides.told.connect(self._tell)
        self._slides.open()

    def _tell(self, words: str) -> None:
        self.told.emit(words, "", None)

    def _choose_template(self, path: str) -> None:
        self.template = path
        self.template_chosen.emit(path)

    def _say(self) -> None:
        if self.said.say():
            self.tabs.setCurrentIndex(SAID)
            self.begin()
