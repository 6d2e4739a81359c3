"""What the source groups are called when several of them are told in one line: "members, senior officers"."""

from __future__ import annotations

from collections.abc import Iterable

from peerteam.domain.records import SourceGroup

PLURALS: dict[str, str] = {
    SourceGroup.MEMBER: "members",
    SourceGroup.SENIOR_OFFICER: "senior officers",
    SourceGroup.STAFF: "staff",
    SourceGroup.PARTNER: "partners",
    SourceGroup.BUSINESS: "businesses",
    SourceGroup.RESIDENT: "residents",
    SourceGroup.OTHER: "others",
}

ORDER: tuple[str, ...] = tuple(group.value for group in SourceGroup)
"""The usual order of groups."""


def in_order(groups: Iterable[str]) -> tuple[str, ...]:
    """Groups once each in the usual order; one this program does not know comes last."""
    found = set(groups)
    return (*(group for group in ORDER if group in found), *sorted(found.difference(ORDER)))


def plural(group: str) -> str:
    """ "members"."""
    return PLURALS.get(group, group)
