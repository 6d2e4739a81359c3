"""The facts that standing words may name in braces: the council, the dates, the counts, the people.

A fact that is not known has no value, and a sentence that needs it is left out: the letter never says "0 meetings", nor
guesses a date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from peerteam.domain.records import (
    Action,
    Clearance,
    Finding,
    FindingState,
    Peer,
    PeerCategory,
    Recommendation,
    Tag,
    TagKind,
    Theme,
    Tier,
)
from peerteam.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from peerteam.domain.counts import Count, Counts

PLACEHOLDER = re.compile(r"\{(\w+)\}")
_UNITS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number_word(number: int) -> str:
    """Small numbers in words, as running text has them."""
    return _UNITS[number] if 0 <= number < len(_UNITS) else f"{number:,}"


def counted(number: int, noun: str) -> str:
    """`counted(2, "theme")` is "two themes"."""
    return f"{number_word(number)} {noun if number == 1 else noun + 's'}"


def listed(items: Sequence[str]) -> str:
    """A list in running text: "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def iso_day(text: str | None) -> date | None:
    """The day an ISO text means, or None if it is not known."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def day_words(day: date) -> str:
    """A day as it is written in a letter: "10 March 2026"."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def span_words(first: date | None, last: date | None) -> str | None:
    """The days of a visit: "10 to 13 March 2026"; with the last day unknown, only the first."""
    if first is None:
        return None
    if last is None or last == first:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_words(last)}"
    if first.year == last.year:
        return f"{first.day} {calendar.month_name[first.month]} to {day_words(last)}"
    return f"{day_words(first)} to {day_words(last)}"


def month_after(day: date | None, months: int) -> str | None:
    """The month so many months after `day`: "June 2026"."""
    if day is None:
        return None
    years, month = divmod(day.month - 1 + months, 12)
    return f"{calendar.month_name[month + 1]} {day.year + years}"


def own_themes(snapshot: Snapshot) -> list[Theme]:
    """The themes that are sections of their own: the core ones, then the focus areas that are not threaded."""
    return with_sections(snapshot.all(Theme))


def with_sections(themes: Iterable[Theme]) -> list[Theme]:
    """Those of these themes that are sections of their own, in the order of the letter."""
    return sorted((theme for theme in themes if theme.core or not theme.threaded), key=lambda theme: not theme.core)


def open_findings(snapshot: Snapshot) -> list[Finding]:
    """Findings with words that have not been dropped."""
    return [f for f in snapshot.all(Finding) if f.wording and f.state != FindingState.DROPPED]


def lead_and_manager(snapshot: Snapshot) -> tuple[Peer | None, Peer | None]:
    """Who signs: the lead peer, and the manager by the label as published."""
    peers = snapshot.all(Peer)
    lead = next((p for p in peers if p.category == PeerCategory.LEAD_OFFICER and p.name), None)
    staff = [p for p in peers if p.category == PeerCategory.LGA and p.name]
    manager = next((p for p in staff if "manager" in f"{p.label} {p.post}".casefold()), None)
    return lead, manager


def _of_count(count: Count, noun: str, plural: str) -> str | None:
    if count.number < 1:
        return None
    return f"{count.floor_words} {noun if count.floor_words.endswith(('one', ' 1')) else plural}"


def _visit_values(snapshot: Snapshot) -> dict[str, str | None]:
    visit = snapshot.visit
    first, last = iso_day(visit.first_day), iso_day(visit.last_day)
    end = last or first
    days = (last - first).days + 1 if first and last else None
    kind = visit.kind or "Peer challenge"
    return {
        "council": visit.council,
        "kind": kind,
        "kind_lower": kind.lower(),
        "dates": span_words(first, last),
        "month": month_after(end, 0),
        "days": counted(days, "day") if days and days > 0 else None,
        "mode": visit.mode,
        "report_by": month_after(end, 3),
        "plan_by": month_after(end, 5),
        "review_around": month_after(end, 10),
        "review_report_by": month_after(end, 12),
    }


def _content_values(snapshot: Snapshot) -> dict[str, str | None]:
    themes = snapshot.all(Theme)
    core = [theme.name for theme in themes if theme.core and theme.name]
    focus = [theme.name for theme in themes if not theme.core and theme.name]
    recommendations = snapshot.all(Recommendation)
    lower = [r for r in recommendations if r.tier == Tier.THEME]
    team, actions = len(snapshot.all(Peer)), len(snapshot.all(Action))
    quoted = any(tag.kind == TagKind.QUOTE and tag.clearance == Clearance.CLEARED for tag in snapshot.all(Tag))
    return {
        "quotations": "Quotations" if quoted else None,
        "core_count": number_word(len(core)) if core else None,
        "focus_areas": listed(focus) or None,
        "focus_count": counted(len(focus), "further area") if focus else None,
        "team_count": number_word(team) if team else None,
        "single_tier_count": counted(len(recommendations), "recommendation") if recommendations and not lower else None,
        "recommendation_count": counted(len(recommendations), "recommendation") if recommendations else None,
        "headline_count": counted(len(recommendations) - len(lower), "recommendation") if lower else None,
        "action_count": counted(actions, "action") if actions else None,
        "theme_recommendation_count": counted(len(lower), "further recommendation") if lower else None,
    }


def _count_values(counts: Counts) -> dict[str, str | None]:
    return {
        "meetings": _of_count(counts.meetings, "meeting", "meetings"),
        "people": _of_count(counts.people, "person", "people"),
        "documents": _of_count(counts.documents, "document", "documents"),
        "hours": _of_count(counts.hours, "hour", "hours"),
        "person_weeks": _of_count(counts.person_weeks, "week", "weeks"),
    }


def values(snapshot: Snapshot, counts: Counts, today: date | None = None) -> dict[str, str | None]:
    """Every placeholder with its words, or None where it is not known."""
    day = {"today": day_words(today) if today else None}
    return _visit_values(snapshot) | _content_values(snapshot) | _count_values(counts) | day


NAMES = frozenset({
    "council", "kind", "kind_lower", "dates", "month", "days", "mode", "report_by", "plan_by", "review_around",
    "review_report_by", "quotations", "core_count", "focus_areas", "focus_count", "team_count", "single_tier_count",
    "recommendation_count", "headline_count", "theme_recommendation_count", "meetings", "people", "documents", "hours",
    "person_weeks", "today", "action_count",
})  # fmt: skip
"""The placeholders a letter format may use; a test holds this list and `values` together."""


def fill(sentence: str, known: Mapping[str, str | None]) -> str | None:
    """`sentence` with its placeholders filled in, or None if one of them is not known."""
    if any(known.get(name) is None for name in PLACEHOLDER.findall(sentence)):
        return None
    return PLACEHOLDER.sub(lambda found: known[found[1]] or "", sentence)


def fill_all(sentences: Iterable[str], known: Mapping[str, str | None]) -> str:
    """The sentences that can be said, as one paragraph."""
    said = (fill(sentence, known) for sentence in sentences)
    return " ".join(sentence for sentence in said if sentence)
