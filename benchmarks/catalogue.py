"""What is measured: one entry for each module here, in the words of somebody who sees it for the first time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One module, and what it is about. `few` and `many` say how many of what is counted: usually, and at full length.

    `floor` says what a ratio is a ratio to.
    """

    name: str
    what: str
    floor: str = ""
    few: int = 0
    many: int = 0
    builds: bool = False

    @property
    def counted(self) -> bool:
        """Whether it tries something often and counts what went wrong, instead of taking the time."""
        return self.many > 0


BENCHMARKS = (
    Benchmark("merging", "taking in what a colleague handed over", "the same rows put into the same tables"),
    Benchmark("exchange", "the window while a whole visit comes in, and the file it comes in"),
    Benchmark("saving", "keeping a note as it is typed, its tags carried along"),
    Benchmark("opening", "opening a visit, small and large"),
    Benchmark("searching", "finding words", "the same query put straight to the search table"),
    Benchmark("letter", "writing the Word file", "packing its finished parts into a file of the same size"),
    Benchmark("attribution", "looking through a letter for people who could be recognised"),
    Benchmark("slides", "making the slides"),
    Benchmark("lists", "the evidence on the screen, until it is painted"),
    Benchmark("wall", "the wall of findings on the screen, until it is painted"),
    Benchmark("tables", "reading a council’s programme"),
    Benchmark("timetable", "the programme drawn as a timetable"),
    Benchmark("keystrokes", "a key in a long note, until it is painted"),
    Benchmark("starting", "the program started from its source", "an empty PySide6 window started the same way"),
    Benchmark(
        "built", "the built program started", "an empty PySide6 window built and started the same way", builds=True
    ),
    Benchmark("histories", "random histories of five laptops that write and exchange", few=12, many=300),
    Benchmark("kills", "kills of the program while it writes or takes in", few=20, many=200),
    Benchmark("window_kills", "kills of the whole window while somebody types", few=5, many=50),
)
NAMES = tuple(each.name for each in BENCHMARKS)
BY_NAME = {each.name: each for each in BENCHMARKS}


def listed() -> str:
    """All of them, a line each, for whoever asks for help."""
    return "\n".join(f"{each.name:<13} {_line(each)}" for each in BENCHMARKS)


def _line(each: Benchmark) -> str:
    if each.builds:
        return f"{each.what}; two programs are built for it, so only when named, and for `all` and --readme"
    return f"{each.what}; {each.few}, or {each.many} when named and for `all`" if each.counted else each.what
