"""The evidence log as one list: every tagged passage, who said it, where it is from, and how the list is narrowed.

A passage is attributed to the *groups* of the people in its session, never to a person. A note without any tag stands
in the log as well, under *untagged*, so that what nobody has looked at yet can be found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

PAPER = "paper"
"""The group of what a document says: nobody spoke."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A tagged passage, or a note nobody has tagged (`tagged` is false, and `key` is the note's id)."""

    key: str
    note: str
    words: str
    tagged: bool = True
    theme: str | None = None
    kind: str | None = None
    groups: tuple[str, ...] = ()
    source: str = ""  # where it is from, in words
    about: str | None = None  # the session or document of its note
    author: str | None = None
    day: str | None = None  # ISO
    time: str | None = None
    at: int = 0
    upto: int = 0
    state: str | None = None
    private: bool = False


Values = Callable[[Passage], Collection[str | None]]

FACETS: dict[str, Values] = {
    "theme": lambda passage: (passage.theme,),
    "kind": lambda passage: (passage.kind,),
    "group": lambda passage: passage.groups,
    "peer": lambda passage: (passage.author,),
    "day": lambda passage: (passage.day,),
}
"""What a passage can be narrowed by, and which values it has there; a passage with any of the values asked for fits."""

SWITCHES = ("untagged", "unplaced", "mine")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: values of facets (none = all of them), and switches that are on."""

    values: dict[str, frozenset[str]] = field(default_factory=dict)
    switches: frozenset[str] = frozenset()

    @property
    def nothing(self) -> bool:
        """Whether everything is asked for."""
        return not any(self.values.values()) and not self.switches


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which passages fit, by their place in the list, and which would fit but for one facet or switch."""

    shown: list[int]
    almost: dict[str, list[int]]
    counts: dict[str, int]  # per switch: how many are shown if it is put on

    def count(self, passages: Sequence[Passage], facet: str) -> Counter[str | None]:
        """How many passages each value of a facet would show, everything else as it is."""
        values = FACETS[facet]
        here = (*self.shown, *self.almost.get(facet, ()))
        return Counter(value for index in here for value in values(passages[index]))


def narrow(passages: Sequence[Passage], wanted: Wanted, placed: Collection[str], me: str | None) -> Narrowed:
    """The passages that are asked for. `placed` are those behind some finding, `me` whose *mine* is meant.

    One walk finds both what fits and what one more facet would let in, so that every chip can say its count.
    """
    switches = _switches(placed, me)
    tests = _tests(wanted, switches)
    shown: list[int] = []
    almost: dict[str, list[int]] = {name: [] for name in (*FACETS, *SWITCHES)}
    for index, passage in enumerate(passages):
        failed = None
        for name, fits in tests:
            if not fits(passage):
                if failed is not None:
                    break
                failed = name
        else:
            (shown if failed is None else almost[failed]).append(index)
    counts = {
        name: len(shown) if name in wanted.switches else sum(1 for i in shown if fits(passages[i]))
        for name, fits in switches.items()
    }
    counts["untagged"] = len(shown if "untagged" in wanted.switches else almost["untagged"])
    return Narrowed(shown, almost, counts)


def _switches(placed: Collection[str], me: str | None) -> dict[str, Callable[[Passage], bool]]:
    return {"unplaced": lambda passage: passage.key not in placed, "mine": lambda passage: passage.author == me}


def _tests(
    wanted: Wanted, switches: dict[str, Callable[[Passage], bool]]
) -> list[tuple[str, Callable[[Passage], bool]]]:
    tagged = "untagged" not in wanted.switches
    tests: list[tuple[str, Callable[[Passage], bool]]] = [("untagged", lambda passage: passage.tagged == tagged)]
    tests += [(name, _one_of(FACETS[name], chosen)) for name, chosen in wanted.values.items() if chosen]
    return tests + [(name, fits) for name, fits in switches.items() if name in wanted.switches]


def _one_of(values: Values, chosen: frozenset[str]) -> Callable[[Passage], bool]:
    def fits(passage: Passage) -> bool:
        return not chosen.isdisjoint(values(passage))

    return fits
