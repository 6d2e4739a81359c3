"""A visit taken off one laptop: not a byte of it stays there, and nothing of another visit goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from peerteam.domain.errors import CannotWrite
from peerteam.domain.removing import only_here
from peerteam.handover.exchange import share
from peerteam.handover.joining import keep_aside
from peerteam.store.begun_alone import bring_in
from peerteam.store.removing import erase_visit
from peerteam.store.visit_file import VisitFile
from tests.builders import PEERS, exchange, visit_file

WORDS = (b"xylophonist", b"marmalade")


@pytest.fixture
def ann(tmp_path: Path) -> Iterator[VisitFile]:
    (tmp_path / "ann").mkdir()
    with visit_file(tmp_path / "ann", name="visit") as file:
        yield file


@pytest.fixture
def ben(tmp_path: Path) -> Iterator[VisitFile]:
    (tmp_path / "ben").mkdir()
    with VisitFile.empty(tmp_path / "ben" / "visit.peerteam", "v") as file:
        file.set_me(PEERS[1].id)
        yield file


def fill(visit: VisitFile) -> None:
    note = visit.notes.add("s1", body="A xylophonist said so.")
    visit.notes.tag(note, 0, 5, "t1")
    paper = visit.evidence.add_document("D1", "Reserves paper")
    source = visit.path.with_name("source.txt")
    source.write_text("marmalade")
    visit.attachments.attach(paper, source)
    source.unlink()


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_the_plan_says_what_is_here_and_what_nobody_else_has(ann: VisitFile, ben: VisitFile) -> None:
    fill(ann)
    leaving = ann.removing.plan()
    assert (leaving.held["note"], leaving.held["tag"], leaving.held["file"], leaving.held["document"]) == (2, 1, 1, 1)
    assert only_here(leaving)[0].startswith("2 notes, 1 tag, ")
    exchange(ann, ben)
    leaving = ann.removing.plan()
    assert (leaving.can_be_given, leaving.loses, leaving.papers) == (False, True, 1)
    assert only_here(leaving)[0].startswith("1 paper is kept here as a file.")  # which no file that leaves holds
    assert not ben.removing.plan().loses
    ann.notes.set_private(ann.notes.add(body="For myself."), stays_here=True)
    leaving = ann.removing.plan()
    assert (leaving.staying, leaving.can_be_given, leaving.loses) == (1, False, True)


def test_planning_it_writes_nothing(ann: VisitFile) -> None:
    fill(ann)
    before = ann.path.read_bytes(), ann.digest()
    ann.removing.plan()
    assert (ann.path.read_bytes(), ann.digest()) == before


def test_not_a_byte_of_the_visit_stays_on_the_laptop_and_another_visit_keeps_its_own(
    ann: VisitFile, tmp_path: Path
) -> None:
    folder, second = ann.path.parent, tmp_path / "second place"
    fill(ann)
    ann.safe_copy(folder / "Safe copies")
    ann.safe_copy(second)
    with VisitFile.empty(folder / "visit two.peerteam", "other") as other:
        other.safe_copy(folder / "Safe copies")
        other.safe_copy(second)
    beside = ann.removing.erase_beside()
    assert (beside.copies, beside.papers, beside.left) == (2, 1, ())
    ann.close()
    assert erase_visit(ann.path) == ()
    assert [name for name in files(tmp_path) if "visit two" not in name] == []
    assert len(files(tmp_path)) == 3
    assert not any(word in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() for word in WORDS)


def test_a_place_that_is_not_there_is_named_rather_than_passed_over(ann: VisitFile, tmp_path: Path) -> None:
    ann.safe_copy(tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "stick in a pocket")
    assert ann.removing.erase_beside().left == ("stick",)


def test_a_file_that_did_not_get_its_name_was_handed_over_to_nobody(
    ann: VisitFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled_out(part: Path, path: Path) -> None:
        raise CannotWrite(f"{path.name} cannot be written there", "Put the stick in again")

    fill(ann)
    with monkeypatch.context() as patch:
        patch.setattr("peerteam.handover.exchange._give_name", pulled_out)
        with pytest.raises(CannotWrite):
            share(ann, tmp_path / "on a stick")
    leaving = ann.removing.plan()
    assert (sum(leaving.not_given.values()), leaving.can_be_given) == (0, True)
    assert "could not be made" in only_here(leaving)[0]
    share(ann, tmp_path / "on a stick")
    assert not ann.removing.plan().can_be_given


def test_another_visit_of_the_same_name_keeps_its_safe_copies(tmp_path: Path) -> None:
    """Somebody moved a visit elsewhere by hand, and began another one under its name in its place."""
    place = tmp_path / "Safe copies"
    with VisitFile.empty(tmp_path / "visit.peerteam", "older") as older:
        kept = older.safe_copy(place).rename(place / "visit 2026-03-01 09-00-00.peerteam")
    (tmp_path / "visit.peerteam").rename(tmp_path / "elsewhere.peerteam")
    with visit_file(tmp_path, name="visit") as visit:
        visit.safe_copy(place)
        assert visit.removing.erase_beside().copies == 1
    assert files(place) == [kept.name]


def test_a_folder_of_somebodys_own_that_is_called_like_ours_keeps_what_is_in_it(ann: VisitFile) -> None:
    fill(ann)
    own = ann.attachments.folder / "holiday" / "boat.jpg"
    own.parent.mkdir()
    own.write_bytes(b"a boat")
    (ann.attachments.folder / "letter.docx").write_bytes(b"a letter")
    assert ann.removing.erase_beside().papers == 1
    assert files(ann.attachments.folder) == ["holiday/boat.jpg", "letter.docx"]


def test_what_was_begun_alone_goes_from_every_place_it_was_copied_to(tmp_path: Path) -> None:
    second = tmp_path / "second place"
    with visit_file(tmp_path, name="alone") as mine, VisitFile.empty(tmp_path / "team.peerteam", "team") as team:
        mine.safe_copy(second)
        bring_in(mine, team, ())
        team.closing.remember_place(second)
        mine.close()
        keep_aside(team, tmp_path / "alone.peerteam", (second,))
        assert len(files(second)) == 1
        beside = team.removing.erase_beside()
        assert (beside.copies, beside.left) == (2, ())
    assert files(second) == files(tmp_path / "Safe copies") == []


def test_of_a_visit_begun_alone_that_nobody_remembers_a_copy_in_another_place_is_named(
    ann: VisitFile, tmp_path: Path
) -> None:
    second = tmp_path / "second place"
    with VisitFile.empty(tmp_path / "alone.peerteam", "alone") as alone:
        copy = alone.safe_copy(second).rename(second / "visit begun alone 2026-03-09 18-00-00.peerteam")
    ann.closing.remember_place(second)
    assert ann.removing.erase_beside().left == (copy.name,)
    assert copy.exists()


def test_what_a_crash_left_of_replacing_the_visit_goes_with_it(tmp_path: Path) -> None:
    for name in ("visit.peerteam", "visit put back.part", "visit.peerteam.part", "visit.peerteam.part-wal"):
        (tmp_path / name).write_bytes(b"xylophonist")
    assert erase_visit(tmp_path / "visit.peerteam") == ()
    assert files(tmp_path) == []


def test_the_log_of_a_file_that_stays_is_left_to_it(tmp_path: Path) -> None:
    (tmp_path / "visit.peerteam").mkdir()
    (tmp_path / "visit.peerteam-wal").write_bytes(b"the last words")
    assert erase_visit(tmp_path / "visit.peerteam") == ("visit.peerteam",)
    assert files(tmp_path) == ["visit.peerteam-wal"]


def test_what_cannot_be_erased_is_named(tmp_path: Path) -> None:
    stubborn = tmp_path / "visit.peerteam"
    stubborn.mkdir()  # stands for a file another program holds
    assert erase_visit(stubborn) == ("visit.peerteam",)


def test_the_others_keep_what_was_handed_over(ann: VisitFile, ben: VisitFile) -> None:
    fill(ann)
    exchange(ann, ben)
    before = ben.digest()
    ann.removing.erase_beside()
    ann.close()
    erase_visit(ann.path)
    assert ben.digest() == before
    assert "A xylophonist said so." in [note.body for note in ben.notes.all()]
