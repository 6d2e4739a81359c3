"""What came out of a file, in one sentence."""

from __future__ import annotations

import pytest

from peerteam.handover.exchange import Taken
from peerteam.ui.taking import in_words


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        (Taken("Ben", "", 0, {}, 0), "From Ben: nothing new, you have everything."),
        (Taken("Ben", "", 2, {"note": 1}, 0), "From Ben: 1 note is new or changed."),
        (Taken("", "", 9, {"note": 14, "person": 2}, 0), "From this file: 14 notes and 2 people are new or changed."),
        (
            Taken("Ben", "", 9, {"session": 3, "support": 1, "basis": 1}, 2),
            "From Ben: 3 sessions and 2 other things are new or changed. 2 versions wait to be chosen.",
        ),
        (
            Taken("Ben", "", 1, {"document": 1}, 1),
            "From Ben: 1 paper is new or changed. 1 version waits to be chosen.",
        ),
    ],
)
def test_what_came_is_counted_by_what_it_is(taken: Taken, words: str) -> None:
    assert in_words(taken) == words
