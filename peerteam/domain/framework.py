"""The questions a peer challenge asks, as data: five core themes in most eras, and the focus areas of the visit.

Wording drifts even inside one era, and councils add questions of their own, so a framework is only what a visit starts
from: the visit keeps its own copy. Which one is suggested goes by the first day on site, but nothing is forced: the
letter to Warwickshire shows the first set still in use in September 2014, after the years it is usually given.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from peerteam.domain.entries import Entry
from peerteam.domain.ids import derived_id, positions
from peerteam.domain.records import Theme

LAST_KEY = 9
"""Ctrl+1 to Ctrl+9 tag a passage, so a visit has at most nine themes with a key."""


@dataclass(frozen=True, slots=True)
class FrameworkTheme:
    """A core theme as a framework has it. The slug makes its id and never changes; the rest may be edited."""

    key: int
    slug: str
    name: str
    short_name: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """One era's core themes. `first` and `last` are the days on site it is suggested for; None is open."""

    id: str
    name: str
    era: str
    first: str | None
    last: str | None
    letter: str
    source: str
    themes: tuple[FrameworkTheme, ...]


def parse_framework(data: Mapping[str, object], source: str) -> Framework:
    """The framework in the contents of a file called `source`. Every kind of mistake is a `BadResource`."""
    entry = Entry(data, source)
    framework = Framework(
        id=entry.text("id"),
        name=entry.text("name"),
        era=entry.any_text("era"),
        first=entry.maybe_day("first"),
        last=entry.maybe_day("last"),
        letter=entry.text("letter"),
        source=entry.any_text("source"),
        themes=_parse_themes(entry.entries("theme")),
    )
    entry.close()
    if framework.first and framework.last and framework.last < framework.first:
        raise entry.bad("last", f"{framework.last} is before the first day, {framework.first}")
    return framework


def _parse_themes(entries: Iterable[Entry]) -> tuple[FrameworkTheme, ...]:
    themes: list[FrameworkTheme] = []
    for entry in entries:
        theme = FrameworkTheme(
            key=entry.whole("key", 1, LAST_KEY),
            slug=entry.text("slug"),
            name=entry.text("name"),
            short_name=entry.text("short_name"),
            questions=entry.texts("questions"),
        )
        entry.close()
        if theme.key in {other.key for other in themes}:
            raise entry.bad("key", f"{theme.key} is used twice")
        if theme.slug in {other.slug for other in themes}:
            raise entry.bad("slug", f"“{theme.slug}” is used twice")
        themes.append(theme)
    return tuple(sorted(themes, key=lambda theme: theme.key))


def themes_of(framework: Framework) -> list[Theme]:
    """A visit's own copy of the core themes, with ids that are the same on every laptop."""
    places = positions(len(framework.themes))
    return [
        Theme(
            id=derived_id("theme", framework.id, theme.slug),
            name=theme.name,
            short_name=theme.short_name,
            position=position,
            key=theme.key,
            core=True,
            threaded=False,
            questions=theme.questions,
        )
        for theme, position in zip(framework.themes, places, strict=True)
    ]


def focus_theme(
    name: str,
    short_name: str,
    questions: Sequence[str],
    *,
    threaded: bool,
    key: int | None,
    position: str,
) -> Theme:
    """A local focus area. The same name on two laptops is the same area."""
    return Theme(
        id=derived_id("theme", "focus", name.casefold()),
        name=name,
        short_name=short_name,
        position=position,
        key=key,
        core=False,
        threaded=threaded,
        questions=tuple(questions),
    )


def suggest(frameworks: Iterable[Framework], first_day: str | None) -> Framework | None:
    """The framework to suggest for a visit that begins on this ISO day.

    That is the latest one already in use by then, so the years between two sets get the earlier one. None if the day is
    not known or comes before them all; a framework without a first day is never suggested.
    """
    if first_day is None:
        return None
    begun = [framework for framework in frameworks if framework.first is not None and framework.first <= first_day]
    return max(begun, key=lambda framework: framework.first or "", default=None)


def why_suggested(framework: Framework, first_day: str) -> str:
    """One sentence on why this framework is suggested, and how sure that is."""
    if framework.last is None or first_day <= framework.last:
        return f"Used for visits that began {_span(framework)}."
    return (
        f"No set is known for {_said(first_day)}; this is the nearest earlier one, seen until {_said(framework.last)}. "
        "Choose another if the team was told so."
    )


def _span(framework: Framework) -> str:
    first = _said(framework.first) if framework.first else ""
    return f"from {first} to {_said(framework.last)}" if framework.last else f"from {first} on"


def _said(iso_day: str) -> str:
    day = datetime.date.fromisoformat(iso_day)
    return f"{day.day} {day:%B %Y}"
