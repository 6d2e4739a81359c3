"""What the wall says: a finding as a card, a passage as a card, and why a finding is warned of something."""

from __future__ import annotations

from collections.abc import Iterable

from peerteam.domain.evidence import Passage
from peerteam.domain.findings import Flag, Tested
from peerteam.domain.records import Finding, Recommendation, Side, Stance, Support, Theme
from peerteam.ui.evidence_words import SIDES, Names, groups_words, when
from peerteam.ui.wall_reading import WallReading
from peerteam.ui.widgets.card import BETWEEN, Card
from peerteam.ui.widgets.theme_tabs import ThemeTab
from peerteam.ui.wording import quoted

EDGES = {Side.STRENGTH: "strength", Side.AREA: "area"}
MOST_PASSAGES = 60
"""So many passages stand beside the wall at once; when some are placed, others come up."""


def finding_card(finding: Finding, tested: Tested | None) -> Card:
    """A headline with its test: the numbers and what is mild in grey, the warnings with a sign."""
    if tested is None:
        return plain_card(finding)
    mild = tuple(flag.words for flag in tested.warnings if flag.mild)
    grave = tuple(flag.words for flag in tested.warnings if not flag.mild)
    facts = tuple(filter(None, tested.in_words.split(" · ")))
    tip = "\n".join(why(flag) for flag in tested.warnings)
    return Card(finding.id, finding.wording or "", (*facts, *mild), grave, _edge(finding), tip)


def plain_card(finding: Finding) -> Card:
    """A headline as the room may see it: its words and nothing else."""
    return Card(finding.id, finding.wording or "", bar=_edge(finding))


def _edge(finding: Finding) -> str:
    return EDGES.get(Side(finding.side), "line") if finding.side else "line"


def why(flag: Flag) -> str:
    """A warning and its reason: "One voice only. All of it was said …"."""
    return f"{flag.words[0].upper()}{flag.words[1:]}. {flag.why}"


def theme_tab(theme: Theme, reading: WallReading) -> ThemeTab:
    """A theme as a tab."""
    strengths, areas = (len(reading.column(theme.id, side)) for side in (Side.STRENGTH, Side.AREA))
    key = f"{theme.key}  " if theme.key else ""
    name = theme.name or "Theme"
    return ThemeTab(theme.id, name, f"{key}{theme.short_name or name}", strengths, areas)


def passage_facts(passage: Passage, names: Names, *, who_noted: bool = True) -> tuple[str, ...]:
    """Where a passage is from, who spoke, who noted it, and when."""
    if not passage.note:
        return (passage.source, "paper")
    noted = f"noted by {names.peer(passage.author)}" if who_noted else ""
    return tuple(filter(None, (passage.source, groups_words(passage).lower(), noted, when(passage))))


def passage_card(passage: Passage, names: Names) -> Card:
    """A passage not placed yet."""
    return Card(passage.key, quoted(passage.words), passage_facts(passage, names, who_noted=False))


def support_cards(supports: Iterable[Support], reading: WallReading) -> list[Card]:
    """What is behind a finding: for it, then against it."""
    made = []
    for support in supports:
        passage = reading.passage(support.evidence)
        against = support.stance == Stance.AGAINST
        warned = ("speaks against",) if against else ()
        edge = "area" if against else "strength"
        if passage is None:
            continue
        words = quoted(passage.words) if passage.note else passage.source
        facts = passage_facts(passage, reading.names)
        made.append(Card(support.evidence, words, facts if passage.note else ("paper",), warned, edge))
    return made


def over_finding(finding: Finding, names: Names) -> str:
    """The small line above a finding: "Strength · 4 Finance"."""
    side = SIDES.get(Side(finding.side), "") if finding.side else ""
    return BETWEEN.join(filter(None, (side, names.theme(finding.theme))))


def behind_words(finding: Finding, reading: WallReading) -> str:
    """How much is behind it, in grey: the test's own line, who heard it, and what was recommended of it."""
    tested = reading.tested.get(finding.id)
    heard = f"heard by {tested.peers} of the team" if tested and tested.peers else ""
    recommended = reading.recommended_from(finding.id)
    what = f"recommended: {'; '.join(_short(each) for each in recommended)}" if recommended else ""
    behind = tested.in_words.split(" · ") if tested else []
    return BETWEEN.join(filter(None, (*behind, heard, what)))


def _short(recommendation: Recommendation) -> str:
    return recommendation.label or recommendation.text or ""
