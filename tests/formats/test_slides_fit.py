"""A long council's name, a foot of one line, and fewer than four figures: each fits the place it has."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.presentation import Presentation as Deck

from peerteam import resources
from peerteam.domain.records import Visit
from peerteam.domain.snapshot import Snapshot
from peerteam.formats import slides_fit
from peerteam.formats.slides import write_slides
from peerteam.formats.slides_file import open_template
from peerteam.formats.slides_layouts import FIGURES, Layouts
from peerteam.formats.visit_folder import read_visit_folder
from tests.conftest import needs_tool

SAMPLES = resources.names("samples")
LONG = (
    "The Royal Borough of Upper and Lower Marlbridge, Norbury, Hale and Thornbury Vale with the Associated Parishes "
    "of Wexley Council"
)


def records(name: str) -> list[Any]:
    return list(read_visit_folder(resources.path("samples", name)))


def made(found: list[Any], folder: Path) -> Deck:
    return pptx.Presentation(str(write_slides(Snapshot.of(found), folder / "slides.pptx").path))


def called(council: str) -> list[Any]:
    return [replace(each, council=council) if isinstance(each, Visit) else each for each in records("marlbridge")]


def foot(deck: Deck) -> str:
    found: str = next(b.text_frame.text for b in deck.slides[1].placeholders if b.placeholder_format.idx == 11)
    return found


# --- the title and the foot -------------------------------------------------------------------------------------------


def test_a_council_of_many_words_has_smaller_letters_on_the_title_slide(tmp_path: Path) -> None:
    title = made(called(LONG), tmp_path).slides[0].shapes.title
    assert title is not None
    (run,) = title.text_frame.paragraphs[0].runs
    assert run.text == LONG
    assert run.font.size is not None
    assert 20 <= run.font.size.pt < 44


def test_an_ordinary_council_keeps_the_letters_of_the_template(tmp_path: Path) -> None:
    title = made(records("marlbridge"), tmp_path).slides[0].shapes.title
    assert title is not None
    assert title.text_frame.paragraphs[0].runs[0].font.size is None


def test_the_foot_of_a_slide_is_cut_at_a_word_where_it_would_take_two_lines(tmp_path: Path) -> None:
    short = foot(made(called(LONG), tmp_path))
    assert short.startswith("OFFICIAL · The Royal Borough of Upper and Lower Marlbridge, ")
    assert short.endswith(" …")
    assert short.removesuffix(" …") in f"OFFICIAL · {LONG} · Corporate Peer Challenge feedback"


def test_a_foot_that_fits_is_whole(tmp_path: Path) -> None:
    assert foot(made(records("marlbridge"), tmp_path)) == (
        "OFFICIAL · Marlbridge Borough Council · Corporate Peer Challenge feedback"
    )


# --- figures ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_however_many_figures_there_are_they_take_the_whole_width(count: int) -> None:
    deck = open_template()
    layout = Layouts(deck, "ours").figures()
    assert layout is not None
    places = {box.placeholder_format.idx: box for box in deck.slides.add_slide(layout).placeholders}
    boxes = [places[index] for index in FIGURES]
    left, right = boxes[0].left, boxes[-1].left + boxes[-1].width
    top, height = boxes[0].top, boxes[0].height
    slides_fit.spread(boxes, count)
    used = boxes[:count]
    assert used[0].left == left
    assert abs(used[-1].left + used[-1].width - right) < 10
    assert {(box.top, box.height) for box in used} == {(top, height)}
    assert len({box.width for box in used}) == 1
    assert all(one.left + one.width < next_one.left for one, next_one in pairwise(used))


# --- as another program shows them ------------------------------------------------------------------------------------


def test_another_program_opens_every_sample_s_slides_and_has_as_many_pages(tmp_path: Path) -> None:
    office, counter = needs_tool("soffice"), needs_tool("pdfinfo")
    numbers = {name: write_slides(Snapshot.of(records(name)), tmp_path / f"{name}.pptx").slides for name in SAMPLES}
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    decks = [str(tmp_path / f"{name}.pptx") for name in SAMPLES]
    subprocess.run([*command, *decks], check=True, capture_output=True, timeout=180)
    for name, number in numbers.items():
        pdf = tmp_path / f"{name}.pdf"
        told = subprocess.run([counter, str(pdf)], check=True, capture_output=True, text=True).stdout
        assert f"Pages:           {number}\n" in told, name
