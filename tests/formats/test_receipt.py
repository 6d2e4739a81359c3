"""The receipt of closing a visit: a page or a text, with numbers and no word of what was erased."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from peerteam.domain.closing import Receipt
from peerteam.domain.errors import CannotWrite
from peerteam.formats.receipt import as_page, as_text, write_receipt
from tests.formats.test_html_page import Read

RECEIPT = Receipt(
    "Marlbridge Borough Council", ("2026-03-10", "2026-03-13"), "2026-07-01T10:05:00", "Ann Archer",
    {"finding": 38, "point": 1}, {"note": 41, "tag": 812, "copies": 2}, ("46 meetings", "152 people met"), "OFFICIAL",
)  # fmt: skip


@pytest.mark.parametrize("said", [as_text(RECEIPT), " ".join(Read(as_page(RECEIPT)).words)])
def test_it_says_whose_visit_it_was_what_went_what_stayed_and_what_cannot_be_recalled(said: str) -> None:
    for words in (
        "Marlbridge Borough Council", "10 March 2026 to 13 March 2026", "1 July 2026 at 10:05 by Ann Archer",
        "41 notes", "812 passages", "2 safe copies", "38 headlines", "1 point as it was presented", "46 meetings",
        "OFFICIAL", "Cannot be recalled",
    ):  # fmt: skip
        assert words in said


def test_what_could_not_be_erased_is_said_to_be_seen_to() -> None:
    assert "by hand" not in as_text(RECEIPT)
    said = as_text(replace(RECEIPT, not_reached=("copies on a stick",)))
    assert "see to it by hand\n- copies on a stick" in said


def test_a_laptop_that_heard_of_it_says_so() -> None:
    assert "heard of it when it next exchanged" in as_text(replace(RECEIPT, heard=True))


def test_the_page_is_well_formed_and_escapes_what_people_wrote() -> None:
    read = Read(as_page(replace(RECEIPT, council="<script>A & B</script>")))
    assert read.open == []
    assert "script" not in read.tags
    assert read.tags["h1"] == 1


def test_the_ending_says_which_it_is_and_nothing_is_written_over(tmp_path: Path) -> None:
    page, text = tmp_path / "a.html", tmp_path / "a.txt"
    assert write_receipt(RECEIPT, page).read_text("utf-8").startswith("<!doctype html>")
    assert write_receipt(RECEIPT, text).read_text("utf-8") == as_text(RECEIPT)
    with pytest.raises(CannotWrite):
        write_receipt(RECEIPT, page)
