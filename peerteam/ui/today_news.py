"""What others changed in the programme, as Today tells it: first what touches me, then how much there was for the team.

Loaded only when there is any.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from peerteam.domain.clashes import Clash
from peerteam.domain.news import News, What, new_clashes, news, since_words, summary, touching
from peerteam.domain.records import Peer
from peerteam.domain.timetable import day_of
from peerteam.store.day_rules import rules_of
from peerteam.ui.widgets.line_list import Line, heading
from peerteam.ui.wording import day_name, first_name

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

ALL = "news:"
"""The key of the line that opens the whole list; behind it, in others, a session."""
SIGNS: Mapping[What, str] = {What.CANCELLED: "–", What.GONE: "–", What.NEW: "+", What.BACK: "+", What.CHANGED: "·"}
_SIGN = "→"
_UNKNOWN = "What is new in the programme"


@dataclass(frozen=True, slots=True)
class ToldNews:
    """All of it, in words."""

    since: str = ""
    found: tuple[News, ...] = ()
    clashing: tuple[Clash, ...] = ()
    by: Mapping[str, str] = field(default_factory=dict)  # session id: who changed it
    touched: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.found)

    @property
    def heading(self) -> str:
        """ "The programme since yesterday, 17:04"."""
        return f"The programme {self.since}" if self.since else _UNKNOWN

    @property
    def under_the_card(self) -> tuple[str, str]:
        """ "You now clash at 14:00", "Of your sessions 1 moved. Since 13:05."; nothing where nothing touches me."""
        if not self.touched:
            return "", ""
        first, *rest = (f"{part[0].upper()}{part[1:]}" for part in (*self.touched, self.since) if part)
        return first, ". ".join(rest)

    def mine(self) -> list[Line]:
        """A line for each clash that is new, and for each session of mine."""
        clashing = [
            Line(f"{ALL}clash:{n}", each.words, detail=day_name(each.day), sign="!", meaning="you now clash")
            for n, each in enumerate(self.clashing)
        ]
        return clashing + [self.line(each) for each in self.found if each.mine]

    def others(self) -> list[Line]:
        """A line for each session of others."""
        return [self.line(each) for each in self.found if not each.mine]

    def all(self) -> Line:
        """How much there was for the whole team; opens the list."""
        words = summary(self.found)
        whose = "" if any(each.mine for each in self.found) else "none of it is yours"
        return Line(ALL, words[:1].upper() + words[1:], detail=whose, meaning="Enter shows the list", quiet=True)

    def line(self, each: News) -> Line:
        """One session: its changes, and who made them."""
        who = self.by.get(each.session)
        detail = "; ".join(each.changes) + (f", by {who}" if who else "")
        day = day_of(each.slot.day)
        if day is not None and f"{day:%A}" not in detail:
            detail = f"{day:%a} {day.day}: {detail}"
        sign = SIGNS.get(each.what, _SIGN)
        return Line(f"{ALL}{each.session}", each.title, detail=detail, sign=sign, meaning=str(each.what))


def told_news(visit: VisitFile, now: datetime, peers: Mapping[str, Peer]) -> ToldNews:
    """What is not seen yet."""
    kept = visit.news.kept()
    if not kept.was:
        return ToldNews()
    before, after, me = visit.news.programme_before(), visit.news.programme_now(), visit.me
    found = news(before, after, me)
    clashing = new_clashes(before, after, me, rules_of(visit)) if me else []
    by = {id: first_name(peers[who]) for id, who in kept.by.items() if who in peers}
    touched = touching(found, clashing, after, now.date())
    return ToldNews(since_words(kept.since, now), tuple(found), tuple(clashing), by, touched)


def whole_list(told: ToldNews) -> list[Line]:
    """Everything that changed, under *Yours* and *Other sessions*."""
    lines: list[Line] = []
    for words, some in (("Yours", told.mine()), ("Other sessions", told.others())):
        lines += [heading(words), *some] if some else []
    return lines


def session_behind(told: ToldNews, key: str) -> str:
    """The session a line of the list is about."""
    what = key.removeprefix(ALL)
    if what.startswith("clash:"):
        return told.clashing[int(what.removeprefix("clash:"))].sessions[-1]
    return what
