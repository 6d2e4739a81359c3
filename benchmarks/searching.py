"""Searching 4,000 notes, against the same query straight on the connection."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from benchmarks.material import VISIT, Material
from benchmarks.result import Result, in_turn, seconds
from benchmarks.visits import PHRASE, folder
from peerteam.store.search import expression
from peerteam.store.visit_file import VisitFile
from peerteam.ui.search_rows import search_rows

NOTES = 4_000
KEY_BY_KEY = "scrutiny of the budget"
A_KEY = 0.050
"""Seconds: what was found must be there before the next key."""
QUERIES = ("budget", "scrutiny late", "quayside cos", '"story of place"', "savings autumn cabinet", "homes h")
RAW = """
    select kind, record, title, snippet(search, -1, '«', '»', ' … ', 16)
    from search where search match ? order by rank limit 50
"""


def measure() -> Iterator[Result]:
    """All queries together, as typed and as they reach the search table."""
    made = Material(seed=4)
    with folder() as here, VisitFile.empty(here / "search.peerteam", VISIT, PHRASE) as visit:
        visit.load([made.note() for _ in range(NOTES)])
        wanted = [expression(words) for words in QUERIES]
        ask = visit.connection.execute
        ours, floors = in_turn(
            lambda: seconds(lambda: [visit.search(words) for words in QUERIES]),
            lambda: seconds(lambda: [ask(RAW, (match,)).fetchall() for match in wanted]),
            times=11,
        )
        slowest = max(_key(visit, KEY_BY_KEY[:upto]) for upto in range(1, len(KEY_BY_KEY) + 1))
    yield Result.of(f"{len(QUERIES)} searches of {NOTES:,} notes", ours, 1.5, floors)
    yield Result(f"searching {NOTES:,} notes as one types, the slowest key", slowest, A_KEY)


def _key(visit: VisitFile, words: str) -> float:
    """What one key costs: finding, and making the lines that are shown."""
    return statistics.median(seconds(lambda: search_rows(visit, visit.find(words))) for _ in range(5))
