"""Exchanging through a folder: each laptop writes its own file and reads everybody's, whatever else lies there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from peerteam.domain.errors import CannotWrite, FileDamaged, FileTooNew, NoSuchFile, WrongPhrase
from peerteam.domain.records import Note
from peerteam.handover.exchange import share, take_in
from peerteam.handover.folder import Exchanged, exchange, place_of, read_folder
from peerteam.store import sealed
from peerteam.store.backup import copies, folder_beside
from peerteam.store.visit_file import VisitFile
from tests.builders import BODY, rows_of, team, visit_file
from tests.refusals import no_file_beyond


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "STICK"
    made.mkdir()
    return made


def quiet(step: int, of: int) -> None:
    """Nobody watches."""


def meet(visit: VisitFile, stick: Path) -> Exchanged:
    place = place_of(visit, stick)
    return exchange(visit, place, read_folder(place, quiet))


def test_three_laptops_agree_when_each_has_been_at_the_stick_and_the_first_two_once_more(
    tmp_path: Path, stick: Path
) -> None:
    with team(tmp_path, 3) as (ann, ben, cara):
        ann.findings.add("t1", "strength", "Clear")
        ben.notes.add(about="s1", body="Ben heard it.")
        cara.programme.change("s1", title="Chairs")
        for visit in (ann, ben, cara, ann, ben):
            meet(visit, stick)
        assert len({visit.digest() for visit in (ann, ben, cara)}) == 1
        assert len(list(stick.iterdir())) == 3


def test_each_laptop_writes_one_file_however_often_it_exchanges(visit: VisitFile, stick: Path) -> None:
    meet(visit, stick)
    visit.findings.add("t1", "strength", "Clear")
    meet(visit, stick)
    assert [path.name for path in stick.iterdir()] == [f"v-{visit.laptop}.peerteam"]


def test_a_closed_safe_copy_is_made_before(visit: VisitFile, stick: Path) -> None:
    meet(visit, stick)
    (copy,) = copies(folder_beside(visit.path), visit.path.stem)
    with VisitFile.open(copy) as before:
        assert before.changes.last == 0
        assert before.notes.get("n1").body == BODY


def test_what_a_shared_folder_makes_of_a_clash_is_read_like_any_other_file(tmp_path: Path, stick: Path) -> None:
    with team(tmp_path) as (ann, ben):
        note = ben.notes.add(about="s1", body="Ben heard it.")
        share(ben, stick / "ben (Ben's conflicted copy 2026-03-10).old")
        told = meet(ann, stick)
        assert ann.rows.get(Note, note) is not None
        assert [each.who for each in told.taken] == ["Ben Brook"]


def test_what_is_no_file_of_this_visit_is_passed_over(visit: VisitFile, tmp_path: Path, stick: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with visit_file(other, phrase="copper lantern ridge maple") as locked:
        share(locked, stick / "locked.peerteam")
    (stick / "Programme v5.docx").write_bytes(b"PK\x03\x04" + bytes(4092))
    (stick / "photo.jpg").write_bytes(b"\xff\xd8\xff" + bytes(4093))
    (stick / "list.csv").write_text("a,b\n")
    (stick / "empty.peerteam").touch()
    shutil.copy(stick / "locked.peerteam", stick / ".locked.peerteam.part")
    (stick / "folder.peerteam").mkdir()
    told = meet(visit, stick)
    assert (told.taken, told.left_out, told.problem) == ((), (), None)


def test_a_file_that_is_only_half_there_is_told_and_nothing_is_taken_from_it(tmp_path: Path, stick: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ben.notes.add(about="s1", body="Ben heard it. " * 2000)
        whole = stick / "ben.peerteam"
        share(ben, whole)
        whole.write_bytes(whole.read_bytes()[:5000])
        before = rows_of(ann)
        told = meet(ann, stick)
        assert [type(each) for each in told.left_out] == [FileDamaged]
        assert rows_of(ann) == before


def test_a_file_of_a_newer_program_and_one_under_other_words_are_told(
    visit: VisitFile, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(sealed, "FORMAT", 2)
        share(visit, stick / "newer.peerteam")
    sealed.write_sealed(stick / "v-of somebody.peerteam", {}, b"", "copper lantern ridge maple")
    told = meet(visit, stick)
    assert {type(each) for each in told.left_out} == {FileTooNew, WrongPhrase}


def test_a_missing_stick_is_told_before_anything_is_done(visit: VisitFile, stick: Path) -> None:
    stick.rmdir()
    with pytest.raises(NoSuchFile, match=r"STICK is not there. Put the stick in"):
        meet(visit, stick)
    assert not folder_beside(visit.path).exists()


def test_a_stick_that_cannot_be_written_still_gives_what_is_on_it(tmp_path: Path, stick: Path) -> None:
    with team(tmp_path) as (ann, ben):
        note = ben.notes.add(about="s1", body="Ben heard it.")
        share(ben, stick / "ben.peerteam")
        ann.findings.add("t1", "strength", "Clear")
        (stick / f"v-{ann.laptop}.peerteam").mkdir()  # nothing can take the place of a folder
        (stick / f"v-{ann.laptop}.peerteam" / "x").touch()
        told = meet(ann, stick)
        assert isinstance(told.problem, CannotWrite)
        assert ann.rows.get(Note, note) is not None


def test_a_full_stick_leaves_what_is_mine_as_not_handed_over(tmp_path: Path, stick: Path) -> None:
    with team(tmp_path) as (ann, _):
        ann.notes.save_typing("n1", " ".join(str(n * n) for n in range(60_000)))
        place = place_of(ann, stick)
        read = read_folder(place, quiet)
        before = ann.not_handed_over_by_kind()
        ann.safe_copy(folder_beside(ann.path))
        with no_file_beyond(120_000), pytest.raises(CannotWrite):
            share(ann, place.own_file, own=True)
        assert ann.not_handed_over_by_kind() == before
        assert exchange(ann, place, read).problem is None


def test_ones_own_file_brings_home_what_was_lost_by_putting_a_copy_back(tmp_path: Path, stick: Path) -> None:
    with visit_file(tmp_path, name="ann") as ann:
        copy = ann.copy_to(tmp_path / "copy.peerteam")
        note = ann.notes.add(about="s1", body="Written after the copy.")
        meet(ann, stick)
        path = ann.path
    shutil.copy(copy, path)
    with VisitFile.open(path) as ann:
        assert ann.rows.get(Note, note) is None
        meet(ann, stick)
        assert ann.notes.get(note).body == "Written after the copy."


def test_the_visit_itself_may_lie_in_the_folder_and_is_never_looked_into(visit: VisitFile) -> None:
    told = meet(visit, visit.path.parent)
    assert told.problem is None
    visit.findings.add("t1", "strength", "Still locked, still mine")
    assert take_in(visit, place_of(visit, visit.path.parent).own_file).new == 0
