"""What a recommendation says on its card and in its panel."""

from __future__ import annotations

from collections.abc import Sequence

from peerteam.domain.recommendations import Advice, in_letter_order
from peerteam.domain.records import Basis, Finding, Recommendation, Theme, Tier
from peerteam.domain.snapshot import Snapshot
from peerteam.ui.evidence_words import Names, finding_detail
from peerteam.ui.widgets.card import Card
from peerteam.ui.widgets.line_list import Line
from peerteam.ui.widgets.reasons import Reason
from peerteam.ui.wording import number_of

TITLES = {Tier.HEADLINE: "Headline recommendations", Tier.THEME: "Recommendations by theme"}


def in_order(snapshot: Snapshot) -> list[Recommendation]:
    """As they will stand in the report."""
    return in_letter_order(snapshot.all(Recommendation), snapshot.all(Theme))


def recommendation_card(
    each: Recommendation, number: str, findings: int, advice: Sequence[Advice], names: Names
) -> Card:
    """Its number and words, and beneath them its label, its theme and from how many findings."""
    text = each.text or ""
    behind = f"from {number_of(findings, 'finding')}" if findings else ""
    mild = tuple(one.words for one in advice if one.mild)
    grave = tuple(one.words for one in advice if not one.mild)
    facts = tuple(filter(None, (each.label, names.theme(each.theme), behind)))
    return Card(each.id, f"{number}   {text}", (*facts, *mild), grave, "accent", edits=text)


def reasons_of(advice: Sequence[Advice]) -> list[Reason]:
    """The warnings with what would cure them."""
    return [(one.words, one.why) for one in advice]


def basis_of(snapshot: Snapshot) -> dict[str, list[Finding]]:
    """The findings each recommendation rests on."""
    found: dict[str, list[Finding]] = {}
    for basis in snapshot.all(Basis):
        finding = snapshot.get(Finding, basis.finding)
        if finding is not None:
            found.setdefault(basis.recommendation, []).append(finding)
    return found


def finding_lines(findings: Sequence[Finding], names: Names) -> list[Line]:
    """Findings as lines to walk."""
    return [Line(each.id, each.wording or "", detail=finding_detail(each, names)) for each in findings]
