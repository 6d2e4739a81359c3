"""What there is to look at in the programme, in words: clashes to come, whom to meet still, themes without a session.

Worked out anew each time the programme changes; it reads no more of the visit than the programme.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from peerteam.domain.clashes import Clash, ClashKind, clashes
from peerteam.domain.coverage import Usual, not_met, themes_without_session
from peerteam.domain.records import Session, Theme
from peerteam.domain.timetable import day_of, is_off
from peerteam.store.day_rules import not_needed, rules_of
from peerteam.ui.widgets.line_list import Line, heading
from peerteam.ui.wording import day_name, joined, number_of, title

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

SEEN_IN_THE_ROW = frozenset({ClashKind.WRITER, ClashKind.UNKNOWN})
"""What a session's own row says already: an empty cell. It is listed, and no row is marked for it."""
ASKED = "asked:"
NO_KIND = "kinds:"
ASK_KINDS = "The letter counts only what is known. Enter asks for all of them; or tick some, and press Ctrl+K."
THEME = "theme:"


@dataclass(frozen=True, slots=True)
class Advice:
    """All of it."""

    clashing: tuple[Clash, ...] = ()
    open_ends: tuple[Clash, ...] = ()  # no writer, no time yet
    not_met: tuple[Usual, ...] = ()
    themes: tuple[Theme, ...] = ()
    no_kind: tuple[str, ...] = ()  # sessions of which nobody has said what they are
    marked: tuple[Clash, ...] = ()  # on days that are over as well
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def to_arrange(self) -> int:
        """How many things are still to arrange."""
        return len(self.not_met) + len(self.themes) + bool(self.no_kind)

    def words(self) -> dict[str, tuple[str, ...]]:
        """For each session that clashes, what is said of it."""
        said: dict[str, list[str]] = {}
        for clash in self.marked:
            for session in clash.sessions:
                said.setdefault(session, []).append(clash.words)
        return {session: tuple(dict.fromkeys(words)) for session, words in said.items()}

    def line(self, today: str) -> str:
        """ "! 14:00 you are in two rooms – and 2 more"; what is only open is counted."""
        if self.clashing:
            first, more = self.clashing[0], len(self.clashing) + len(self.open_ends) - 1
            day = day_of(first.day)
            when = f"{day:%A} " if day and first.day != today else ""
            return f"{first.sign}  {when}{first.words}" + (f" – and {more} more" if more else "")
        if self.open_ends:
            return f"…  {number_of(len(self.open_ends), 'thing')} still open"
        return "✓  No clashes still to come" if self.marked else "✓  No clashes"

    def clash_lines(self) -> list[Line]:
        """Everything that clashes under its day, then what is open."""
        lines: list[Line] = []
        for start, some in (("c", self.clashing), ("o", self.open_ends)):
            days = dict.fromkeys(each.day for each in some)
            for day in days:
                words = day_name(day) if start == "c" else f"Still open, {day_name(day)}"
                lines.append(heading(words))
                lines += [self._line(f"{start}:{n}", each) for n, each in enumerate(some) if each.day == day]
        return lines

    def _line(self, key: str, clash: Clash) -> Line:
        """Two sessions are named beneath; one, or a whole day of them, is named in the words."""
        titles = [self.titles.get(id, "") for id in clash.sessions]
        detail = joined(titles) if len(titles) == 2 and clash.kind is not ClashKind.ROOM else ""
        return Line(key, clash.words, detail=detail, sign=clash.sign, meaning=str(clash.kind))

    def behind(self, key: str) -> Clash:
        """What a line is about."""
        start, _, number = key.partition(":")
        return (self.clashing if start == "c" else self.open_ends)[int(number)]

    def arrange_lines(self) -> list[Line]:
        """What sessions are, whom such a visit usually meets and this one does not, themes nobody is asked about."""
        whom = [Line(f"{ASKED}{each.words}", _capital(each.words)) for each in self.not_met]
        about = [Line(f"{THEME}{each.id}", each.name or each.short_name or "") for each in self.themes]
        count = f"What kind are {number_of(len(self.no_kind), 'session')}?"
        kinds = Line(NO_KIND, count, detail=ASK_KINDS)
        return [
            *([heading("To be said by the team"), kinds] if self.no_kind else []),
            *([heading("Usually met, and not in this programme"), *whom] if whom else []),
            *([heading("Themes without a session"), *about] if about else []),
        ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def read_advice(visit: VisitFile, usual: Iterable[Usual], now: datetime) -> Advice:
    """What there is to look at now. A programme without sessions is not advised on."""
    programme, away = visit.news.programme_now(), not_needed(visit)
    if not programme.all(Session):
        return Advice()
    found = clashes(programme, rules_of(visit), visit.me)
    today = now.date().isoformat()
    coming = [each for each in found if each.day is None or each.day >= today]
    return Advice(
        _mine_first(visit.me, [each for each in coming if each.kind not in SEEN_IN_THE_ROW]),
        tuple(each for each in coming if each.kind in SEEN_IN_THE_ROW),
        tuple(each for each in not_met(programme, usual) if each.words not in away),
        tuple(each for each in themes_without_session(programme) if each.id not in away),
        tuple(s.id for s in programme.all(Session) if s.kind is None and not is_off(s)),
        tuple(each for each in found if each.kind not in SEEN_IN_THE_ROW),
        {session.id: title(session) for session in programme.all(Session)},
    )


def _mine_first(me: str | None, found: Sequence[Clash]) -> tuple[Clash, ...]:
    return tuple(sorted(found, key=lambda each: (each.day or "~", me not in each.peers)))
