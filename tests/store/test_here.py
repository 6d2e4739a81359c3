"""What one laptop keeps of a visit beside its records."""

from __future__ import annotations

import pytest

from peerteam.store.database import DatabaseError
from peerteam.store.here import Here
from peerteam.store.visit_file import VisitFile
from tests.builders import hand_over


@pytest.fixture
def here(visit: VisitFile) -> Here:
    """Two things that are kept: words, and something with parts."""
    with visit.door.typing():
        visit.here.remember("colour", "green")
        visit.here.tell("place", ["Café", {"room": 2}])
    return visit.here


def test_what_is_kept_comes_back_as_it_was_given(here: Here) -> None:
    assert here.recall("colour") == "green"
    assert here.told("place") == ["Café", {"room": 2}]


def test_what_was_never_kept_is_nothing_or_what_is_said_instead(here: Here) -> None:
    assert here.recall("never") is None
    assert here.told("never") is None
    assert here.told("never", ()) == ()


def test_the_later_word_takes_the_place_of_the_earlier(visit: VisitFile, here: Here) -> None:
    with visit.door.typing():
        here.remember("colour", "red")
    assert here.recall("colour") == "red"


def test_what_is_forgotten_is_gone_and_the_rest_stays(visit: VisitFile, here: Here) -> None:
    with visit.door.typing():
        here.forget("colour", "never")
    assert here.recall("colour") is None
    assert here.told("place") is not None


def test_nothing_is_kept_outside_a_step_or_typing(here: Here) -> None:
    with pytest.raises(DatabaseError):
        here.remember("colour", "red")
    assert here.recall("colour") == "green"


def test_what_a_step_kept_goes_with_the_step_when_it_fails(visit: VisitFile, here: Here) -> None:
    def paint() -> None:
        with visit.step("Paint"):
            here.remember("colour", "red")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        paint()
    assert here.recall("colour") == "green"


@pytest.mark.usefixtures("here")
def test_it_leaves_in_no_file(visit: VisitFile) -> None:
    visit.notes.save_typing("n1", "Written too.")
    leaving = [str(change) for change in hand_over(visit)]
    assert any("Written too." in each for each in leaving)
    assert not [each for each in leaving if "green" in each or "Café" in each]
