"""The foot line counts notes, not records, and says what leaves and what stays."""

from __future__ import annotations

import pytest

from peerteam.store.visit_file import VisitFile
from peerteam.ui.standing import Standing, where
from tests.ui.conftest import BEN, FIRST


@pytest.mark.parametrize(
    ("here", "notes", "staying", "words"),
    [
        (0, 0, 0, "Everything is handed over."),
        (9, 3, 0, "3 notes not handed over yet."),
        (1, 1, 0, "1 note not handed over yet."),
        (2, 0, 0, "Changes not handed over yet."),
        (4, 2, 1, "2 notes not handed over yet.  1 note stays on this laptop."),
        (0, 0, 2, "Everything is handed over.  2 notes stay on this laptop."),
    ],
)
def test_who_has_it_is_said_in_words(here: int, notes: int, staying: int, words: str) -> None:
    assert where(here, notes, staying) == words


def test_opening_a_visit_is_not_said_to_have_saved_anything(visit: VisitFile) -> None:
    visit.sitting.begin()
    standing = Standing(visit)
    assert standing.words.startswith("All is saved.")
    assert standing.answer == "Already saved."


def test_a_note_and_its_tags_count_as_one_note(visit: VisitFile) -> None:
    visit.commit()
    standing = Standing(visit)
    note = visit.notes.add(FIRST, body="Papers come late.")
    visit.notes.tag(note, 0, 6, "theme-finance")
    standing.count()
    assert "1 note not handed over yet." in standing.words
    assert visit.saved_at is not None
    assert standing.words.startswith(f"Saved {visit.saved_at:%H:%M:%S}.")


def test_a_private_note_is_said_to_stay_and_somebody_elses_is_not_mentioned(visit: VisitFile) -> None:
    visit.commit()
    visit.notes.set_private(visit.notes.add(body="Mine."), stays_here=True)
    visit.notes.set_private(visit.notes.add(body="Ben’s.", author=BEN), stays_here=True)
    standing = Standing(visit)
    standing.count()
    assert standing.words.endswith("Everything is handed over.  1 note stays on this laptop.")
