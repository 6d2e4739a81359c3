"""What the team can do in a day, and which site a room is on. A call is nowhere, and anybody can be in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_ONLINE = re.compile(r"\b(online|video|virtual|remote|teams|zoom|webex|telephone|phone|dial[- ]in)\b|https?://", re.I)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the team can do in a day. `sites` says for a room (any case) which site it is on."""

    first: str = "08:00"
    last: str = "19:00"
    walk: int = 10
    rest: int = 15
    in_a_row: int = 4
    sites: Mapping[str, str] = field(default_factory=dict)


def apart(one: str | None, other: str | None, rules: Rules) -> bool:
    """Whether two rooms are surely on different sites."""
    sites = [site_of(room, rules) for room in (one, other)]
    return None not in sites and sites[0] != sites[1]


def site_of(room: str | None, rules: Rules) -> str | None:
    """The site a room is on: as the rules say; else what stands before a comma (“Eastgate Library, community room”).

    A bare room is taken to be in the council's own building, whose site is ''. None: not known, or nowhere.
    """
    if not room or not room.strip() or is_online(room):
        return None
    known = {plain(name): site for name, site in rules.sites.items()}
    if plain(room) in known:
        return known[plain(room)]
    site, comma, _ = room.partition(",")
    return known.get(plain(site), plain(site)) if comma else ""


def is_online(room: str | None) -> bool:
    """Whether a "room" is a call, which any number of people can be in."""
    return bool(room and _ONLINE.search(room))


def plain(words: str | None) -> str:
    """Words as they are compared."""
    return " ".join((words or "").casefold().split())
