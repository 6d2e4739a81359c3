"""Safe copies: closed, under the same phrase, never half a one."""

from __future__ import annotations

import shutil
import threading
from datetime import datetime
from pathlib import Path

import pytest

from peerteam.domain.errors import CannotWrite, FileDamaged, OtherVisit, WrongPhrase
from peerteam.store import backup, database
from peerteam.store.backup import folder_beside, made_at, put_in_place, ready_to_put_back, written_since
from peerteam.store.visit_file import VisitFile
from tests.builders import BODY, rows_of, visit_file
from tests.refusals import as_a_guest, no_file_beyond, read_only_folder, refused

PHRASE = "anchor velvet orbit maple"


@pytest.mark.parametrize("phrase", [None, PHRASE])
def test_a_copy_of_an_open_visit_opens_under_the_same_phrase(tmp_path: Path, phrase: str | None) -> None:
    with visit_file(tmp_path, phrase=phrase) as visit:
        visit.notes.save_typing("n1", "typed a moment ago")
        copy = visit.safe_copy(tmp_path / "copies")
        digest = visit.digest()
    with VisitFile.open(copy, phrase) as again:
        assert again.notes.get("n1").body == "typed a moment ago"
        assert again.digest() == digest
        assert (again.id, again.laptop, again.me) == (visit_id(tmp_path, phrase), again.laptop, "p1")


def visit_id(folder: Path, phrase: str | None) -> str:
    with VisitFile.open(folder / "visit.peerteam", phrase) as visit:
        return visit.id


def test_a_copy_of_a_locked_visit_is_locked(tmp_path: Path) -> None:
    with visit_file(tmp_path, phrase=PHRASE) as visit:
        copy = visit.safe_copy(tmp_path / "copies")
    assert b"scrutiny" not in copy.read_bytes()
    with refused(WrongPhrase, copy):
        VisitFile.open(copy)


def test_a_copy_is_closed_and_alone(tmp_path: Path) -> None:
    with visit_file(tmp_path) as visit:
        copy = visit.safe_copy(tmp_path / "copies")
        assert list((tmp_path / "copies").iterdir()) == [copy]
        assert visit.notes.get("n1").body == BODY
        visit.notes.save_typing("n1", "and on it goes")


def test_a_copy_waits_for_the_window_that_is_in_the_middle_of_a_list(tmp_path: Path) -> None:
    with visit_file(tmp_path) as visit:
        half_read = visit.connection.execute("select id from peer")
        half_read.fetchone()
        reading = threading.Timer(0.02, half_read.close)
        reading.start()
        copy = visit.safe_copy(tmp_path / "copies")
        reading.join()
        digest = visit.digest()
    with VisitFile.open(copy) as again:
        assert again.digest() == digest


def test_a_list_that_is_never_read_to_its_end_is_a_plain_sentence_and_no_half_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_PAUSES", ())
    with visit_file(tmp_path) as visit:
        half_read = visit.connection.execute("select id from peer")
        half_read.fetchone()
        with pytest.raises(CannotWrite, match="was being read just then"):
            visit.safe_copy(tmp_path / "copies")
        half_read.close()
        assert list((tmp_path / "copies").iterdir()) == []
        assert visit.safe_copy(tmp_path / "copies").exists()


def test_a_copy_holds_what_is_private(tmp_path: Path) -> None:
    with visit_file(tmp_path) as visit:
        visit.notes.set_private("n1", stays_here=True)
        copy = visit.safe_copy(tmp_path / "copies")
    with VisitFile.open(copy) as again:
        assert again.notes.get("n1").stays_here


def test_the_oldest_copies_go_and_those_of_other_visits_stay(visit: VisitFile, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for day in range(10, 25):
        (folder / f"visit 2026-03-{day} 09-00-00.peerteam").write_bytes(b"old")
    names = ("visit two", "visit 2", "other", "visit begun alone")
    others = [folder / f"{name} 2026-03-01 09-00-00.peerteam" for name in names]
    for other in others:
        other.write_bytes(b"other")
    new = visit.safe_copy(folder)
    kept = backup.copies(folder, "visit")
    assert len(kept) == backup.KEPT
    assert kept[-1] == new
    assert kept[0].name == "visit 2026-03-16 09-00-00.peerteam"
    assert all(other.exists() for other in others)


def test_a_copy_replaces_the_one_of_the_same_name(visit: VisitFile, tmp_path: Path) -> None:
    target = tmp_path / "copy.peerteam"
    target.write_bytes(b"older")
    visit.copy_to(target)
    with VisitFile.open(target) as again:
        assert again.notes.get("n1").body == BODY


def test_the_rest_of_a_copy_cut_off_is_replaced(visit: VisitFile, tmp_path: Path) -> None:
    target = tmp_path / "copy.peerteam"
    target.with_name("copy.peerteam.part").write_bytes(b"half")
    visit.copy_to(target)
    assert not target.with_name("copy.peerteam.part").exists()
    VisitFile.open(target).close()


def test_a_copy_on_a_full_disk_leaves_the_older_one_and_nothing_half(visit: VisitFile, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    target = folder / "copy.peerteam"
    target.write_bytes(b"older")
    with no_file_beyond(50_000), refused(CannotWrite, target):
        visit.copy_to(target)
    assert list(folder.iterdir()) == [target]


def test_a_copy_into_a_read_only_folder_is_refused(visit: VisitFile) -> None:
    with read_only_folder() as folder, as_a_guest(folder), refused(CannotWrite, folder / "copy.peerteam"):
        visit.copy_to(folder / "copy.peerteam")


def test_a_copy_where_a_file_stands_in_place_of_the_folder_is_refused(visit: VisitFile, tmp_path: Path) -> None:
    (tmp_path / "copies").write_bytes(b"a file")
    with refused(CannotWrite, tmp_path / "copies"):
        visit.safe_copy(tmp_path / "copies")


def test_a_copy_onto_a_folder_is_refused_and_leaves_nothing_half(visit: VisitFile, tmp_path: Path) -> None:
    (tmp_path / "copy.peerteam").mkdir()
    with refused(CannotWrite, tmp_path / "copy.peerteam"):
        visit.copy_to(tmp_path / "copy.peerteam")


def test_a_copy_never_takes_the_place_of_the_open_visit(tmp_path: Path) -> None:
    with visit_file(tmp_path) as visit:
        with pytest.raises(CannotWrite):
            visit.copy_to(visit.path)
        visit.notes.save_typing("n1", "typed after that")
    with VisitFile.open(visit.path) as again:
        assert again.notes.get("n1").body == "typed after that"


def test_a_copy_put_back_is_the_visit_again(tmp_path: Path) -> None:
    with visit_file(tmp_path) as visit:
        copy = visit.safe_copy(tmp_path / "copies")
        visit.notes.remove("n1")
    shutil.copy(copy, visit.path)
    with VisitFile.open(visit.path) as again:
        assert again.notes.get("n1").body == BODY


# --- putting one back


def test_what_was_written_since_a_copy_is_counted_by_kind(visit: VisitFile) -> None:
    copy = visit.safe_copy(folder_beside(visit.path))
    assert written_since(visit, copy) == {}
    visit.notes.add(about="s1", body="New.")
    visit.notes.save_typing("n1", "Changed.")
    visit.findings.add("t1", "strength", "Clear")
    assert written_since(visit, copy) == {"note": 2, "finding": 1}


def test_a_copy_says_when_it_was_made(visit: VisitFile) -> None:
    made = made_at(visit.safe_copy(folder_beside(visit.path)))
    assert made is not None
    assert abs((datetime.now() - made).total_seconds()) < 5
    assert made_at(Path("anything.peerteam")) is None


@pytest.mark.parametrize("phrase", [None, PHRASE])
def test_a_copy_put_back_is_the_visit_as_it_was(tmp_path: Path, phrase: str | None) -> None:
    with visit_file(tmp_path, phrase=phrase) as visit:
        copy, before = visit.safe_copy(folder_beside(visit.path)), rows_of(visit)
        visit.notes.remove("n1")
        part = ready_to_put_back(copy, visit.path, phrase, visit.id)
    put_in_place(part, visit.path)
    with VisitFile.open(visit.path, phrase) as again:
        assert rows_of(again) == before
    assert copy.exists()
    assert not part.exists()


def test_a_copy_of_another_visit_or_one_that_is_damaged_is_not_put_back(visit: VisitFile, tmp_path: Path) -> None:
    copy = visit.safe_copy(folder_beside(visit.path))
    with refused(OtherVisit, copy, tmp_path / "visit put back.part"):
        ready_to_put_back(copy, visit.path, None, "another")
    copy.write_bytes(copy.read_bytes()[:-100])
    with refused(FileDamaged, copy, tmp_path / "visit put back.part"):
        ready_to_put_back(copy, visit.path, None, visit.id)
