"""What the nouns have in common: the visit they belong to, its rows and its steps."""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib import import_module
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from peerteam.store.here import Here
    from peerteam.store.rows import Rows
    from peerteam.store.step import Step
    from peerteam.store.visit_file import VisitFile

N = TypeVar("N")


class Loaded(Generic[N]):
    """A noun of a visit, loaded and made when it is first asked for, so that a window opens soon."""

    def __init__(self, where: str) -> None:
        """`where` is the module in this package, and its class: "people.People"."""
        self._module, _, self._class = where.rpartition(".")

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, visit: VisitFile, owner: type) -> N:
        made: N = getattr(import_module(f"peerteam.store.{self._module}"), self._class)(visit)
        visit.__dict__[self._name] = made  # which is found first from now on
        return made


class Noun:
    """The reads and writes of one noun of the visit."""

    def __init__(self, visit: VisitFile) -> None:
        self._visit = visit
        self._query = visit.connection.execute

    @property
    def _rows(self) -> Rows:
        return self._visit.rows

    @property
    def _here(self) -> Here:
        return self._visit.here

    def _step(self, label: str) -> AbstractContextManager[Step]:
        return self._visit.step(label)
