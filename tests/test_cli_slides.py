"""`peerteam slides`, and the crib sheets and the speaking note by `peerteam export`, as a script would call them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pptx
import pytest

from peerteam.domain.records import Finding, Point, Side
from peerteam.jobs import sample_folder, visit_from_folder
from peerteam.store.visit_file import VisitFile
from tests.builders import visit_file
from tests.commands import done, refused, run

SECRET = "Nobody must read this"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A visit on disk with headlines, and a private note in it."""
    with visit_file(
        tmp_path,
        Finding("f1", "t1", Side.STRENGTH, "Members and officers trust one another", "a0"),
        Finding("f2", "t1", Side.AREA, "Scrutiny comes too late", "a1"),
        Finding("f3", "t2", Side.AREA, "Savings are not found", "a2"),
    ) as file:
        note = file.notes.add(about="s1", author="p1", body=SECRET)
        file.notes.set_private(note, stays_here=True)
        file.programme.change("s1", lead="p1", writer="p2")
    return file.path


def everything_in(path: Path) -> bytes:
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    found = b""
    for file in files:
        if not zipfile.is_zipfile(file):
            found += file.read_bytes()
            continue
        with zipfile.ZipFile(file) as package:
            found += b"".join(package.read(name) for name in package.namelist())
    return found


# --- scenario 20: the findings are agreed -----------------------------------------------------------------------------


def house_template(folder: Path) -> Path:
    template = folder / "house.pptx"
    pptx.Presentation().save(str(template))
    return template


def test_each_theme_has_its_strengths_and_areas_in_our_words_and_our_template(path: Path) -> None:
    out = path.parent / "slides.pptx"
    told = done("slides", path, "-o", out, "--template", house_template(path.parent))
    deck = pptx.Presentation(str(out))
    assert told.out == f"{out}: {len(deck.slides)} slides\n"
    shown = {
        slide.shapes.title.text_frame.text: [box.text_frame.text for box in slide.placeholders][1:5]
        for slide in deck.slides
        if slide.shapes.title is not None
    }
    assert shown["Governance and culture"] == [
        "Strengths", "Members and officers trust one another", "Areas for consideration", "Scrutiny comes too late",
    ]  # fmt: skip
    assert "Areas for consideration\nSavings are not found" in shown["Financial planning"]


def test_the_slides_of_the_sample_hold_every_point_that_was_said(tmp_path: Path) -> None:
    with visit_from_folder(sample_folder("marlbridge"), tmp_path / "m.peerteam") as file:
        said = [point.text for point in file.rows.all(Point)]
    done("slides", tmp_path / "m.peerteam", "-o", tmp_path / "s.pptx")
    deck = pptx.Presentation(str(tmp_path / "s.pptx"))
    lines = {line for slide in deck.slides for box in slide.placeholders for line in box.text_frame.text.split("\n")}
    assert said
    assert [text for text in said if text and " ".join(text.split()) not in lines] == []


def test_nothing_private_nothing_of_a_note_and_nobody_met_is_in_the_file(path: Path) -> None:
    out = path.parent / "slides.pptx"
    done("slides", path, "-o", out)
    whole = everything_in(out)
    assert [secret for secret in (SECRET, "Chris Dale", "reports come too late") if secret.encode() in whole] == []


def test_a_headline_that_names_somebody_is_left_out_and_said(path: Path) -> None:
    with VisitFile.open(path) as file, file.step("Reword"):
        file.rows.change(Finding, "f2", wording="Chris Dale brings scrutiny in too late")
    told = done("slides", path, "-o", path.parent / "slides.pptx")
    assert "Left out:\n  Governance and culture: a line that names somebody the team met." in told.out
    assert b"Chris Dale" not in everything_in(path.parent / "slides.pptx")


def test_slides_that_are_there_are_never_written_over(path: Path) -> None:
    out = path.parent / "slides.pptx"
    done("slides", path, "-o", out)
    assert "already a file" in refused(path.parent, "slides", path, "-o", out)


def test_a_template_that_will_not_do_is_told_and_nothing_is_written(path: Path) -> None:
    bad = path.parent / "house.potx"
    bad.write_bytes(b"no template")
    told = refused(path.parent, "slides", path, "-o", path.parent / "slides.pptx", "--template", bad)
    assert "is not a PowerPoint file" in told


# --- the papers of the team -------------------------------------------------------------------------------------------


def test_there_is_a_crib_sheet_for_every_peer_and_it_says_what_was_left_out(path: Path) -> None:
    out = path.parent / "cribs"
    told = done("export", path, "--to", "crib-sheets", "-o", out).out
    assert sorted(file.name for file in out.iterdir()) == [
        "Crib sheet Ann Archer.docx", "Crib sheet Ben Brook.docx", "Crib sheet Cara Cole.docx", "leftout.txt",
    ]  # fmt: skip
    assert told.startswith(f"{out}: 3 crib sheets\nFor the peer team only. Left out:")
    assert b"Chris Dale" not in everything_in(out)
    assert SECRET.encode() not in everything_in(out)


def test_one_peer_may_have_a_crib_sheet_alone(path: Path) -> None:
    out = path.parent / "cribs"
    assert done("export", path, "--to", "crib-sheets", "-o", out, "--peer", "AA").out.startswith(
        f"{out}: 1 crib sheet\n"
    )


def test_the_speaking_note_has_every_headline_whoever_it_names_by_post(path: Path) -> None:
    out = path.parent / "note.docx"
    for reader in ("lga", "team"):
        target = out.with_stem(f"note {reader}")
        assert (
            "For the peer team only" in done("export", path, "--to", "speaking-note", "-o", target, "--for", reader).out
        )
        words = "\n".join(cell.text for row in docx.Document(str(target)).tables[0].rows for cell in row.cells)
        assert "Scrutiny comes too late" in words
        assert "Savings are not found" in words


@pytest.mark.parametrize(("form", "name"), [("crib-sheets", "cribs"), ("speaking-note", "note.docx")])
def test_neither_is_for_the_council_and_nothing_is_written_over(form: str, name: str, path: Path) -> None:
    out = path.parent / name
    assert "for the team" in refused(path.parent, "export", path, "--to", form, "-o", out, "--for", "council")
    done("export", path, "--to", form, "-o", out)
    assert run("export", path, "--to", form, "-o", out).code == 1
