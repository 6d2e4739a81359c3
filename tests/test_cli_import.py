"""`peerteam import programme|documents|people`, as a script would run it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from peerteam.store.visit_file import VisitFile
from tests.builders import rows_of
from tests.commands import done, refused, run
from tests.imports import ROOT

DATA = ROOT / "tests" / "data" / "programmes"
V5 = """Day,Time,Session,Attendees,Room
Tuesday 10 March,9.00-9.45,Leader,"Cllr Tom Ashdown, Leader",Room 1
,10-10.45,Chief Executive,"Jane Reed, Chief Executive",Room 1
,12.30-1.15,Lunch,,
,1.30-2.15,Scrutiny chairs,Cllr Ruth Dacre,Room 2
Wednesday 11 March,9.00-9.45,Director of Place,Amir Khan,Room 1
,10-10.45,Partners,,Room 3
,11-11.45,Unions,,Room 3
"""
V6 = """Day,Time,Session,Attendees,Room
Tuesday 10 March,2-2.45,Leader,"Cllr Tom Ashdown, Leader",Room 1
,9.00-9.45,Chief Executive,"Jane Reed, Chief Executive",Room 1
,1.30-2.15,Scrutiny chairs,Cllr Ruth Dacre,Room 2
Wednesday 11 March,9.00-9.45,Director of Place,Amir Khan,Room 1
,4-4.45,Partners,,Room 3
,5-5.45,Business leaders,,Room 3
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("visit") / "visit.peerteam"
    done("new", path, "--council", "Marlbridge", "--from", "2026-03-10", "--to", "2026-03-12", "--me", "Ann Archer")
    return path


@pytest.fixture
def visit(made: Path, tmp_path: Path) -> Path:
    """A fresh visit, and two versions of the council's programme beside it."""
    (tmp_path / "v5.csv").write_text(V5, encoding="utf-8")
    (tmp_path / "v6.csv").write_text(V6, encoding="utf-8")
    return Path(shutil.copy(made, tmp_path / "visit.peerteam"))


def rows(visit: Path) -> object:
    with VisitFile.open(visit) as file:
        return rows_of(file)


def test_a_table_from_word_becomes_sessions_or_is_listed(visit: Path) -> None:
    """Scenario 4: every row is a session or is listed with the reason, and unknown cells are empty."""
    told = done("import", "programme", visit, DATA / "word_list.docx", "--json").json
    assert len(told["sessions"]) == 5
    assert [each["why"] for each in told["skipped"]] == ["it is a break", "it is a break"]
    assert told["sessions"][3]["end"] is None
    assert done("info", visit, "--json").json["counts"] is not None
    with VisitFile.open(visit) as file:
        assert len(file.programme.sessions()) == 5


def test_a_new_version_is_five_lines_and_every_note_stays(visit: Path) -> None:
    """Scenario 5: three moved, one new, one gone."""
    done("import", "programme", visit, visit.parent / "v5.csv")
    with VisitFile.open(visit) as file:
        about = {
            s.title: file.notes.add(about=s.id, author=file.me, body=f"On {s.title}") for s in file.programme.sessions()
        }
        where = {note: s.id for s in file.programme.sessions() for title, note in about.items() if title == s.title}
    lines = done("import", "programme", visit, visit.parent / "v6.csv").out.splitlines()
    assert [line.partition(":")[0] for line in lines[:5]] == ["Moved", "Moved", "Gone", "Moved", "New"]
    assert lines[5] == "3 moved, 1 gone, 1 new" or sorted(lines[5].split(", ")) == ["1 gone", "1 new", "3 moved"]
    with VisitFile.open(visit) as file:
        found = {s.title: (s.slot.start, s.status) for s in file.programme.sessions()}
        assert found["Leader"] == ("14:00", "moved")
        assert found["Unions"] == ("11:00", "cancelled")
        assert found["Business leaders"] == ("17:00", "planned")
        kept = dict(file.connection.execute("select id, about from note").fetchall())
        assert kept == where


def test_importing_twice_adds_nothing(visit: Path) -> None:
    done("import", "programme", visit, visit.parent / "v5.csv")
    before = rows(visit)
    assert done("import", "programme", visit, visit.parent / "v5.csv").out.startswith("Nothing new.\n")
    assert rows(visit) == before


def test_a_dry_run_writes_nothing(visit: Path) -> None:
    before = rows(visit)
    told = done("import", "programme", visit, visit.parent / "v5.csv", "--dry-run")
    assert "6 new (nothing was written)" in told.out
    assert rows(visit) == before


def test_several_files_are_one_programme(visit: Path) -> None:
    head, *lines = V5.splitlines(keepends=True)
    one, other = visit.parent / "tue.csv", visit.parent / "wed.csv"
    one.write_text(head + "".join(lines[:4]), encoding="utf-8")
    other.write_text(head + "".join(lines[4:]), encoding="utf-8")
    assert len(done("import", "programme", visit, one, other, "--json").json["sessions"]) == 6
    assert done("import", "programme", visit, visit.parent / "v5.csv").out.startswith("Nothing new.\n")


def test_a_first_import_prints_exactly_what_was_promised(visit: Path) -> None:
    told = done("import", "programme", visit, visit.parent / "v5.csv", "--json").json
    assert list(told) == ["sessions", "skipped", "warnings"]
    assert told["sessions"][0] == {
        "day": "2026-03-10", "start": "09:00", "end": "09:45", "title": "Leader", "kind": None, "room": "Room 1",
        "stream": None, "status": None, "peers": [],
        "people": [{"name": "Cllr Tom Ashdown", "post": "Leader", "organisation": None}],
    }  # fmt: skip
    assert told["skipped"] == [{"where": "row 4", "text": "12.30-1.15 | Lunch", "why": "it is a break"}]


def test_a_bad_file_is_refused_and_nothing_is_taken(visit: Path) -> None:
    bad = visit.parent / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 cut off")
    assert "damaged" in refused(visit.parent, "import", "programme", visit, visit.parent / "v5.csv", bad)


def test_no_file_is_wrong_usage(visit: Path) -> None:
    assert run("import", "programme", visit).code == 2


def test_papers_are_imported(visit: Path) -> None:
    papers = visit.parent / "papers.csv"
    papers.write_text("Ref,Document,Due\nD1,Corporate plan,20 February\nD2,Reserves paper,soon\n", encoding="utf-8")
    told = done("import", "documents", visit, papers, "--json").json
    assert [each["due"] for each in told["documents"]] == ["2026-02-20", None]
    assert told["warnings"] == ["row 3: “soon”: which date is meant?"]
    assert done("import", "documents", visit, papers).out.startswith("2 papers read, 0 of them new\n")
    with VisitFile.open(visit) as file:
        assert [document.title for document in file.evidence.documents()] == ["Corporate plan", "Reserves paper"]


def test_people_are_imported(visit: Path) -> None:
    people = visit.parent / "people.csv"
    people.write_text("Name,Post\nCllr Tom Ashdown,Leader\nJane Reed,Chief Executive\n", encoding="utf-8")
    assert done("import", "people", visit, people, "--dry-run").out.startswith("2 people read, 0 of them new (nothing")
    assert done("import", "people", visit, people).out.startswith("2 people read, 2 of them new\n")
    told = done("import", "people", visit, people, "--json").json
    assert [each["group"] for each in told["people"]] == ["member", "senior officer"]


def test_our_own_workbook_is_read_back_exactly(tmp_path: Path) -> None:
    sample, book = tmp_path / "sample.peerteam", tmp_path / "programme.xlsx"
    done("new", sample, "--folder", ROOT / "resources" / "samples" / "marlbridge")
    done("export", sample, "--to", "xlsx", "-o", book)
    told = done("import", "programme", sample, book, "--dry-run", "--json").json
    with VisitFile.open(sample) as file:
        kept = [(*s.slot[:3], s.title, s.kind, s.slot.room, s.stream, s.status) for s in file.programme.sessions()]
    names = ("day", "start", "end", "title", "kind", "room", "stream", "status")
    assert sorted(map(str, kept)) == sorted(str(tuple(each[name] for name in names)) for each in told["sessions"])
    assert "differences" not in told or all(each["kind"] == "changed" for each in told["differences"])
