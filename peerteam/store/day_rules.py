"""What the team can do in a day, and what is not needed in this visit: kept in the visit's file, on this laptop."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from peerteam.domain.sites import Rules

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

_RULES, _NOT_NEEDED = "day rules", "not needed"


def rules_of(visit: VisitFile) -> Rules:
    """The rules as they were last set here; the usual ones before."""
    told = _recall(visit, _RULES)
    known = {each.name for each in fields(Rules)}
    return (
        Rules(**{name: value for name, value in told.items() if name in known}) if isinstance(told, dict) else Rules()
    )


def keep_rules(visit: VisitFile, rules: Rules) -> None:
    """Set them."""
    _remember(visit, _RULES, asdict(rules))


def not_needed(visit: VisitFile) -> frozenset[str]:
    """What somebody said is not needed here: the words of whom one usually meets, and ids of themes."""
    told = _recall(visit, _NOT_NEEDED)
    return frozenset(told) if isinstance(told, list) else frozenset()


def set_not_needed(visit: VisitFile, what: str, *, on: bool = True) -> None:
    """Say so, or take it back."""
    known = not_needed(visit)
    _remember(visit, _NOT_NEEDED, sorted(known | {what} if on else known - {what}))


def _recall(visit: VisitFile, key: str) -> object:
    found = visit.connection.execute("select value from here where key = ?", (key,)).fetchone()
    return json.loads(found[0]) if found else None


def _remember(visit: VisitFile, key: str, value: object) -> None:
    with visit.door.typing():
        told = json.dumps(value, ensure_ascii=False)
        visit.connection.execute("insert or replace into here values (?, ?)", (key, told))
