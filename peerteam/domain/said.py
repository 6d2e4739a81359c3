"""The headlines as the team says them on the last day: the frozen points where there are any, else the findings.

Used by the slides and by the speaking note, so that both always say the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from peerteam.domain.letter_findings import cleared_quotes, core_theme_of
from peerteam.domain.letter_words import open_findings
from peerteam.domain.records import Finding, Point, Side, Theme
from peerteam.domain.snapshot import Snapshot

_MARKS = "“”\"'‘’ "


@dataclass(frozen=True, slots=True)
class Headline:
    """One message: the theme in whose section it stands (None = overall), its side, its words, and the finding."""

    theme: str | None
    side: Side | None
    text: str
    finding: Finding | None


def headlines(snapshot: Snapshot) -> list[Headline]:
    """Every message in the order it is said. What a threaded focus area has found stands in the core theme, named."""
    points = [point for point in snapshot.all(Point) if point.text]
    if points:
        raw = [(p.theme, p.side, p.text or "", snapshot.get(Finding, p.finding)) for p in points]
    else:
        raw = [(f.theme, f.side, f.wording or "", f) for f in open_findings(snapshot)]
    own: list[Headline] = []
    threaded: list[Headline] = []
    for theme_id, side, text, finding in raw:
        theme = snapshot.get(Theme, theme_id)
        words, kind = " ".join(text.split()), next((each for each in Side if each == side), None)
        if theme is None or theme.core or not theme.threaded:
            own.append(Headline(theme.id if theme else None, kind, words, finding))
        else:
            place = core_theme_of(snapshot, finding) if finding else None
            threaded.append(Headline(place, kind, f"{theme.short_name or theme.name}: {words}", finding))
    return own + threaded


def cleared_words(snapshot: Snapshot, headline: Headline) -> list[str]:
    """What people said, cleared for the report and unchanged since, without quotation marks and without who said it."""
    if headline.finding is None:
        return []
    return [" ".join(tag.span.words.split()).strip(_MARKS) for tag in cleared_quotes(snapshot, headline.finding)]
