"""What is told when the words were changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerteam.domain.errors import WrongPhrase
from peerteam.store.visit_file import VisitFile
from peerteam.store.words import LeftAsTheyWere
from peerteam.ui import locking
from peerteam.ui.tasks import Progress
from tests.builders import visit_file
from tests.handover.laptops import quick_locks


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (LeftAsTheyWere(0, 0), "The safe copies have the new words too."),
        (LeftAsTheyWere(0, 1), "1 safe copy could not be locked anew, and still opens with the words of before."),
        (
            LeftAsTheyWere(2, 3),
            "3 safe copies and 2 papers could not be locked anew, and still open with the words of before.",
        ),
    ],
)
def test_what_still_opens_with_the_words_of_before_is_told(left: LeftAsTheyWere, words: str) -> None:
    assert locking.done_words(left) == words


def test_the_job_knows_all_it_needs_when_the_visit_is_closed(tmp_path: Path) -> None:
    with quick_locks():
        with visit_file(tmp_path, phrase="red boat quiet moon") as visit:
            copy = visit.safe_copy(tmp_path / "second place")
            job = locking.prepare(visit, "green hill open door", "", tmp_path / "second place")
        job.lock()
        assert job.lock_rest(Progress(lambda step, of: None)) == LeftAsTheyWere(0, 0)
        for path in (visit.path, copy):
            with pytest.raises(WrongPhrase):
                VisitFile.open(path, "red boat quiet moon")
            VisitFile.open(path, "green hill open door").close()
