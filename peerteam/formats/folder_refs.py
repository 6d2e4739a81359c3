"""The local names of a visit folder, and the ids made from them.

An id is derived from the council, the first day, the kind and the ref, so reading a folder twice gives the same ids.
"""

from __future__ import annotations

from dataclasses import dataclass

from peerteam.domain.entries import mistake
from peerteam.domain.ids import derived_id


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the folder something is written, for what is said about it."""

    source: str
    where: str


class Refs:
    """Who is called what in this folder. Refs of different kinds may be alike, but for sessions and documents."""

    _TOGETHER = ("session", "document")
    """A note's head names either of these by its bare ref."""

    def __init__(self, scope: str) -> None:
        self.scope = scope
        self._ids: dict[tuple[str, str], str] = {}

    def id(self, kind: str, ref: str) -> str:
        """The id of a record of this folder."""
        return derived_id("folder", self.scope, kind, ref)

    def add(self, kind: str, ref: str, place: Place, id: str | None = None) -> str:
        """Register a ref and give its id, made from it unless it has one of its own."""
        kinds = self._TOGETHER if kind in self._TOGETHER else (kind,)
        if any((other, ref) in self._ids for other in kinds):
            raise mistake(place.source, place.where, f"“{ref}” is used twice")
        found = id or self.id(kind, ref)
        self._ids[kind, ref] = found
        return found

    def find(self, kind: str, ref: str, place: Place) -> str:
        """The id behind a ref, which must be known."""
        found = self._ids.get((kind, ref))
        if found is None:
            raise mistake(place.source, place.where, f"there is no {kind} “{ref}” in this folder")
        return found

    def known(self, kind: str, ref: str) -> str | None:
        """The id behind a ref, or None."""
        return self._ids.get((kind, ref))
