"""Taking a visit off one laptop: what is lost is named, and lost only on purpose."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from peerteam.domain.records import Visit
from peerteam.domain.removing import OTHERWISE, Leaving, only_here, receipt_of


def leaving(council: str = "Marlbridge Borough Council", staying: int = 0, raised: int = 0, **given: int) -> Leaving:
    return Leaving(Visit("v", council=council, marking="OFFICIAL"), {"note": 41, "copies": 3}, given, staying, raised)


def test_with_everything_handed_over_nothing_is_lost() -> None:
    assert not leaving().loses
    assert not leaving(note=0).loses
    assert only_here(leaving()) == ()


def test_what_nobody_else_has_is_counted_in_a_sentence() -> None:
    assert only_here(leaving(note=9, tag=12)) == ("9 notes and 12 tags have not been handed over yet.",)
    assert only_here(leaving(note=1)) == ("1 note has not been handed over yet.",)
    assert only_here(leaving(theme=1, presence=2)) == ("3 other things have not been handed over yet.",)


def test_a_note_that_stays_here_is_lost_but_cannot_be_handed_over_first() -> None:
    found = leaving(staying=1, raised=1)
    assert (found.loses, found.can_be_given) == (True, False)
    stays, told = only_here(found)
    assert stays == "1 note was to stay on this laptop, and is nowhere else."
    assert told.startswith("1 thing was raised with the manager.")


@pytest.mark.parametrize(
    ("council", "word"),
    [
        ("Marlbridge Borough Council", "Marlbridge"),
        ("London Borough of Camden", "Camden"),
        ("City of York Council", "York"),
        ("King’s Lynn and West Norfolk Borough Council", "Norfolk"),
        ("", OTHERWISE),
        ("Council", OTHERWISE),
    ],
)
def test_the_word_to_type_is_the_councils_own(council: str, word: str) -> None:
    assert leaving(council).word == word


def test_papers_kept_as_files_are_lost_though_everything_else_was_handed_over() -> None:
    found = replace(leaving(), papers=2)
    assert (found.loses, found.can_be_given) == (True, False)
    assert only_here(found) == (
        "2 papers are kept here as files. Such files are not handed over: see that somebody else has them.",
    )


def test_a_file_that_was_not_made_is_to_be_made_first() -> None:
    found = replace(leaving(), unfinished=True)
    assert (found.loses, found.can_be_given) == (True, True)


def test_the_receipt_says_how_much_went_and_what_nobody_else_had() -> None:
    receipt = receipt_of(leaving(note=9), datetime(2026, 3, 12, 17, 5), "Ann", {"copies": 2, "file": 1}, ["a stick"])
    assert receipt.removed
    assert receipt.erased == {"note": 41, "copies": 2, "file": 1}
    assert receipt.lost == ("9 notes have not been handed over yet.",)
    assert receipt.not_reached == ("a stick",)
    assert (receipt.closed_at, receipt.marking) == ("2026-03-12T17:05:00", "OFFICIAL")
