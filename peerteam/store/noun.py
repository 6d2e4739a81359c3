"""What the nouns have in common: the visit they belong to, its rows and its steps."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from peerteam.store.rows import Rows
from peerteam.store.step import Step

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile


class Noun:
    """The reads and writes of one noun of the visit."""

    def __init__(self, visit: VisitFile) -> None:
        self._visit = visit
        self._query = visit.connection.execute

    @property
    def _rows(self) -> Rows:
        return self._visit.rows

    def _step(self, label: str) -> AbstractContextManager[Step]:
        return self._visit.step(label)
