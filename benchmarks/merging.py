"""Taking in what somebody handed over: into an empty visit, again, and half a day's news.

Reading and checking the file is done by the worker before this; it is told beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from benchmarks.material import VISIT
from benchmarks.result import Result, in_turn, runs_of, seconds
from benchmarks.visits import WAYS, folder, news, opened_copy, put_rows, receiver, rows_of
from peerteam.handover.bundle import Bundle, read_bundle, write_bundle
from peerteam.handover.exchange import take_bundle
from peerteam.store.visit_file import VisitFile

BOUND = 0.05
"""Seconds: taking in what there is already, or a few notes, must not be felt."""


def measure() -> Iterator[Result]:
    """All of it on plain and on locked files."""
    for way, phrase in WAYS:
        ours, floors = in_turn(
            partial(_into_empty, phrase, lambda visit: take_bundle(visit, news().whole)),
            partial(_into_empty, phrase, lambda visit: put_rows(visit, news().rows)),
        )
        yield Result.of(f"a whole visit taken into an empty one, {way}", ours, 4, floors)
        yield from _into_full(way, phrase)
    yield _reading()


def _into_empty(phrase: str | None, work: Callable[[VisitFile], object]) -> float:
    with folder() as here, VisitFile.empty(here / "empty.peerteam", VISIT, phrase) as visit:
        took = seconds(lambda: work(visit))
        for kind, rows in rows_of(visit).items():
            if sorted(rows, key=repr) != sorted(news().rows[kind], key=repr):
                raise RuntimeError(f"what was merged is not what was handed over: {kind}")
        return took


def _into_full(way: str, phrase: str | None) -> Iterator[Result]:
    with folder() as here:
        full = receiver(here / "full.peerteam", phrase)

        def taking(bundle: Bundle) -> float:
            with opened_copy(full, phrase) as visit:
                visit.record()
                return seconds(lambda: take_bundle(visit, bundle))

        yield Result.of(f"the same visit taken in again, {way}", runs_of(partial(taking, news().whole)), BOUND)
        yield Result.of(f"half a day’s news taken in, {way}", runs_of(partial(taking, news().increment)), BOUND)
        whole = runs_of(partial(taking, news().whole_with_news), 3)
        yield Result.of(f"  the same news in a file of everything, {way}", whole)


def _reading() -> Result:
    with folder() as here:
        path = here / "whole.peerteam"
        bundle = news().whole
        write_bundle(path, bundle.header, [change.raw for change in bundle.changes], None)
        took = runs_of(lambda: seconds(lambda: read_bundle(path, None)))
    return Result.of("  reading and checking a file of everything", took)
