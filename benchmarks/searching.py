"""Searching 4,000 notes, against the same query straight on the connection."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.material import VISIT, Material
from benchmarks.result import Result, medians_in_turn, seconds
from benchmarks.visits import PHRASE, folder
from peerteam.store.search import expression
from peerteam.store.visit_file import VisitFile

NOTES = 4_000
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
        ours, floor = medians_in_turn(
            lambda: seconds(lambda: [visit.search(words) for words in QUERIES]),
            lambda: seconds(lambda: [ask(RAW, (match,)).fetchall() for match in wanted]),
            times=11,
        )
    yield Result(f"search {NOTES:,} notes, {len(QUERIES)} searches", ours, 1.5, floor)
