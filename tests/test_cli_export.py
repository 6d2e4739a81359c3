"""`peerteam export` and `peerteam import note-sheets`, as a script would call them."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
import vobject

from peerteam.domain.records import Note, Tag
from peerteam.store.check import check
from peerteam.store.visit_file import VisitFile
from tests.builders import visit_file
from tests.commands import done, refused, run
from tests.sheets import Filled

SECRET = "Nobody must read this"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A visit on disk, with a private note in it."""
    with visit_file(tmp_path) as file:
        note = file.notes.add(about="s1", author="p1", body=SECRET)
        file.notes.set_private(note, stays_here=True)
        file.programme.change("s1", lead="p1", writer="p2")
    return file.path


def everything_in(path: Path) -> bytes:
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return b"".join(file.read_bytes() for file in files)


TARGETS = {"xlsx": "p.xlsx", "csv": "csv", "ics": "p.ics", "html": "p.html", "note-sheets": "sheets"}


@pytest.mark.parametrize("form", TARGETS)
def test_every_form_is_made_and_says_what_was_left_out(path: Path, form: str) -> None:
    out = path.parent / TARGETS[form]
    said = done("export", path, "--to", form, "-o", out).out
    assert out.exists()
    assert f"For the {'peer team' if form == 'note-sheets' else 'LGA'} only. Left out:" in said
    assert "Private notes" in said
    assert SECRET.encode() not in everything_in(out)


@pytest.mark.parametrize("form", TARGETS)
def test_nothing_is_written_over(path: Path, form: str) -> None:
    out = path.parent / TARGETS[form]
    done("export", path, "--to", form, "-o", out)
    assert run("export", path, "--to", form, "-o", out).code == 1
    assert "not" in refused(path.parent, "export", path, "--to", form, "-o", out)


@pytest.mark.parametrize("form", ["csv", "ics", "html"])
def test_the_council_gets_nobody_met_and_no_evidence(path: Path, form: str) -> None:
    out = path.parent / TARGETS[form]
    done("export", path, "--to", form, "-o", out, "--for", "council")
    assert b"Chris Dale" not in everything_in(out)
    assert b"too late" not in everything_in(out)


def test_note_sheets_are_not_for_the_council(path: Path) -> None:
    out = path.parent / "sheets"
    assert "for the team" in refused(path.parent, "export", path, "--to", "note-sheets", "-o", out, "--for", "council")
    assert not out.exists()


def test_a_folder_of_calendars_has_one_for_each_peer(path: Path) -> None:
    done("export", path, "--to", "ics", "-o", path.parent / "cal")
    names = sorted(file.name for file in (path.parent / "cal").iterdir())
    assert names == ["Ann Archer.ics", "Ben Brook.ics", "Cara Cole.ics", "Team.ics", "leftout.txt"]


def test_a_session_moved_between_two_calendars_moves_the_appointment(path: Path) -> None:
    def event(name: str) -> vobject.base.Component:
        done("export", path, "--to", "ics", "-o", path.parent / name, "--peer", "AA")
        return vobject.readOne((path.parent / name).read_text("utf-8")).vevent

    before = event("1.ics")
    with VisitFile.open(path) as file:
        slot = file.programme.sessions()[0].slot
        file.programme.change("s1", slot=slot._replace(start="11:00", end="11:45"))
    after = event("2.ics")
    assert before.uid.value == after.uid.value
    assert int(after.sequence.value) == int(before.sequence.value) + 1


def test_a_peer_who_is_not_in_the_team_is_told(path: Path) -> None:
    refused(path.parent, "export", path, "--to", "ics", "-o", path.parent / "x.ics", "--peer", "Zoe")
    assert run("export", path, "--to", "html", "-o", path.parent / "x.html", "--peer", "AA").code == 2


# --- scenario 12: Cara has only an iPad -------------------------------------------------------------------------------


def sheets(path: Path) -> Path:
    folder = path.parent / "sheets"
    done("export", path, "--to", "note-sheets", "-o", folder)
    return folder


def test_a_filled_sheet_lands_in_its_session_under_her_name_and_again_adds_nothing(path: Path) -> None:
    folder = sheets(path)
    (blank,) = folder.glob("2026-03-10 09.00 Scrutiny chairs*.docx")
    filled = Filled(blank.read_bytes(), by="Cara Cole")
    filled.point("Reports reach them after the decision.", ["Governance"], ["area to consider"])
    back = filled.save(folder / "from Cara, whatever it is called.docx")
    first = done("import", "note-sheets", path, back, "--json").json
    assert [(each["session"], each["author"], each["tags"], each["new"]) for each in first["placed"]] == [
        ("s1", "Cara Cole", 1, True)
    ]
    with VisitFile.open(path) as file:
        before = file.digest()
        (note,) = file.rows.where(Note, author="p3")
        (tag,) = file.rows.where(Tag, note=note.id)
        assert (note.about, note.typist, tag.theme, tag.kind) == ("s1", "p3", "t1", "area")
        assert tag.span.words == "Reports reach them after the decision."
        assert check(file) == []
    assert [each["new"] for each in done("import", "note-sheets", path, back, "--json").json["placed"]] == [False]
    with VisitFile.open(path) as file:
        assert file.digest() == before


def test_a_folder_of_sheets_is_read_and_the_blank_ones_are_passed_over(path: Path) -> None:
    folder = sheets(path)
    filled = Filled((folder / "Another conversation 1.docx").read_bytes(), by="BB", groups=["staff"])
    filled.point("Overtime is unpaid.").save(folder / "Another conversation 1.docx")
    said = done("import", "note-sheets", path, folder)
    assert "Another conversation 1.docx: Another conversation, by Ben Brook, 0 tags\n" in said.out
    assert said.out.endswith("3 blank\n")
    with VisitFile.open(path) as file:
        assert [(n.about, n.group) for n in file.rows.where(Note, author="p2")] == [(None, "staff")]


def test_what_cannot_be_placed_is_given_back_with_the_reason_and_its_words(path: Path) -> None:
    folder = sheets(path)
    back = Filled((folder / "Another conversation 1.docx").read_bytes()).point("Whose is this?").save(folder / "x.docx")
    told = done("import", "note-sheets", path, back, "--json").json
    assert told == {
        "placed": [],
        "unplaced": [{"file": "x.docx", "why": "nobody says who wrote it", "text": "Whose is this?"}],
    }
    assert "Whose is this?" in done("import", "note-sheets", path, back).err


def test_a_dry_run_says_what_would_be_done(path: Path) -> None:
    folder = sheets(path)
    back = Filled((folder / "Another conversation 1.docx").read_bytes(), by="BB").point("Heard twice.")
    file = back.save(folder / "x.docx")
    assert done("import", "note-sheets", path, file, "--dry-run", "--json").json["placed"][0]["new"]
    with VisitFile.open(path) as visit:
        assert visit.rows.where(Note, author="p2") == []


def test_a_file_that_is_no_sheet_is_told_beside_those_that_are(path: Path) -> None:
    folder = sheets(path)
    (folder / "photo.docx").write_bytes(b"no Word file")
    good = Filled((folder / "Another conversation 1.docx").read_bytes(), by="BB").point("Yes.").save(folder / "x.docx")
    told = done("import", "note-sheets", path, good, folder / "photo.docx", "--json").json
    assert [each["file"] for each in told["placed"]] == ["x.docx"]
    assert [each["file"] for each in told["unplaced"]] == ["photo.docx"]
    refused(path.parent, "import", "note-sheets", path, folder / "photo.docx")


@pytest.mark.parametrize("form", ["xlsx", "csv", "html"])
def test_where_somebody_could_be_recognised_is_said_without_a_name(path: Path, form: str) -> None:
    with VisitFile.open(path) as file:
        file.findings.add("t1", "strength", "Chris Dale leads scrutiny with a steady hand")
    told = done("export", path, "--to", form, "-o", path.parent / TARGETS[form])
    assert told.err == "Look at: a name, in a headline of Governance\n"
    assert "Chris" not in told.out + told.err


def test_what_points_at_somebody_is_left_out_for_the_team_and_said(path: Path) -> None:
    with VisitFile.open(path) as file:
        note = file.notes.add("s1", author="p1", body="Chris said that reports come late.")
        file.notes.tag(note, 0, 34, "t1")
    told = done("export", path, "--to", "csv", "-o", path.parent / "csv", "--for", "team")
    assert b"reports come late" not in everything_in(path.parent / "csv")
    assert "could be recognised" in told.out


def test_the_page_is_of_the_whole_visit(path: Path) -> None:
    done("export", path, "--to", "html", "-o", path.parent / "lga.html")
    assert "too late" in (path.parent / "lga.html").read_text("utf-8")


@pytest.mark.parametrize("form", ["csv", "ics", "note-sheets", "crib-sheets"])
def test_where_the_stick_is_full_after_the_first_file_nothing_half_is_left(
    path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    real = Path.write_bytes

    def until_full(self: Path, content: bytes) -> int:
        if made:
            raise OSError(errno.ENOSPC, "No space left on device")
        made.append(self.name)
        return real(self, content)

    monkeypatch.setattr(Path, "write_bytes", until_full)
    before = set(path.parent.iterdir())
    told = run("export", path, "--to", form, "-o", path.parent / "stick")
    assert (told.code, told.out) == (1, "")
    assert "no room left" in told.err
    assert set(path.parent.iterdir()) == before
