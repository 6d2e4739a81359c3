"""What the team can do in a day, and what is not needed in this visit: kept in the visit's file, on this laptop."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from peerteam.domain.sites import Rules

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

_RULES, _NOT_NEEDED = "day rules", "not needed"


def rules_of(visit: VisitFile) -> Rules:
    """The rules as they were last set here; the usual ones before."""
    told, known = visit.here.told(_RULES), {each.name for each in fields(Rules)}
    if not isinstance(told, dict):
        return Rules()
    return Rules(**{name: value for name, value in told.items() if name in known})


def keep_rules(visit: VisitFile, rules: Rules) -> None:
    """Set them."""
    with visit.door.typing():
        visit.here.tell(_RULES, asdict(rules))


def not_needed(visit: VisitFile) -> frozenset[str]:
    """What somebody said is not needed here: the words of whom one usually meets, and ids of themes."""
    told = visit.here.told(_NOT_NEEDED)
    return frozenset(told) if isinstance(told, list) else frozenset()


def set_not_needed(visit: VisitFile, what: str, *, on: bool = True) -> None:
    """Say so, or take it back."""
    known = not_needed(visit)
    with visit.door.typing():
        visit.here.tell(_NOT_NEEDED, sorted(known | {what} if on else known - {what}))
