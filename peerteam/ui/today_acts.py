"""What is done on Today besides opening notes: seeing what others changed, and saying that a question was asked."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from peerteam.domain.ask_list import Ask
from peerteam.domain.records import TagKind
from peerteam.ui.today_words import Phase, phase

if TYPE_CHECKING:
    from peerteam.store.step import Step
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.pages.today import TodayPage
    from peerteam.ui.today_news import ToldNews


class TodayNews:
    """The news of the programme as it was last read; nothing more is loaded where there is none."""

    def __init__(self, page: TodayPage, visit: VisitFile) -> None:
        self._page, self._visit = page, visit
        self._put_away: str | None = None
        self.told: ToldNews | None = None

    def read(self, now: datetime) -> tuple[str, str]:
        """Read it; returns what stands under the card. After the visit nothing is news."""
        self.told = None
        if self._visit.has_news and phase(self._visit.record(), now) is not Phase.AFTER:
            from peerteam.ui.today_news import told_news

            self.told = told_news(self._visit, now, {peer.id: peer for peer in self._visit.people.peers()})
        return self.told.under_the_card if self.told else ("", "")

    def show(self) -> None:
        """Everything that others changed."""
        if not self.told:
            return
        from peerteam.ui.dialogs.programme_news import ProgrammeNewsSheet

        sheet = ProgrammeNewsSheet(self.told, self._page)
        sheet.session_asked.connect(self._page.programme_asked)
        sheet.seen.connect(self._seen)
        sheet.open()

    def _seen(self) -> None:
        self._put_away = self._visit.news.seen()
        self._page.refresh()
        self._page.told.emit("The changes of the programme are put away on this laptop.", "Undo", self._not_seen)

    def _not_seen(self) -> None:
        self._visit.news.not_seen(self._put_away)
        self._page.refresh()


def asked(page: TodayPage, visit: VisitFile, asks: Sequence[Ask], key: str) -> None:
    """Somebody has asked the question of this line: it is a question no more."""
    ask = next((each for each in asks if key.endswith(f":{each.tag.id}")), None)
    if ask is None:
        return
    with page.telling():
        with visit.step("Question asked"):
            visit.notes.set_kind(ask.tag.id, TagKind.POINT)
        back = functools.partial(_take_back, page, visit, visit.history.last)
        page.told.emit("Asked. The words stay tagged in their note.", "Undo", back)


def _take_back(page: TodayPage, visit: VisitFile, step: Step | None) -> None:
    with page.telling():
        if step is not None:
            visit.history.take_back(step)
