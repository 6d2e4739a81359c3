"""A hand-over file: taken in whole, or refused in one sentence with nothing taken."""

from __future__ import annotations

import json
import random
import zlib
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from peerteam.domain.errors import (
    CannotWrite,
    FileDamaged,
    FileInUse,
    FileTooNew,
    NoSuchFile,
    NotAVisit,
    OtherVisit,
    PeerTeamError,
    WrongPhrase,
)
from peerteam.handover.bundle import Bundle, Header, now, read_bundle, write_bundle
from peerteam.handover.exchange import share, take_in
from peerteam.store import database, sealed
from peerteam.store.visit_file import VisitFile
from tests.builders import visit_file
from tests.refusals import as_a_guest, assert_plain, no_file_beyond, read_only_folder, refused

PHRASE = "anchor velvet orbit maple"
HEADER = Header(visit="v", laptop="l1", who="Ann Archer", made=now(), council="Marlbridge Borough Council", count=1)
RAW = '{"clock":1,"kind":"note","record":"n9","replaces":{},"values":{"body":"é £ ’ 😀"},"who":"p1"}'


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hand-over file without a phrase."""
    return _shared(tmp_path_factory.mktemp("plain"), None)


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hand-over file under the team's phrase."""
    return _shared(tmp_path_factory.mktemp("locked"), PHRASE)


def _shared(folder: Path, phrase: str | None) -> Path:
    with visit_file(folder, phrase=phrase) as visit:
        share(visit, folder / "ann.peerteam")
    return folder / "ann.peerteam"


# --- whole


@pytest.mark.parametrize("phrase", [None, PHRASE])
def test_a_file_says_what_was_put_into_it(tmp_path: Path, phrase: str | None) -> None:
    path = tmp_path / "file.peerteam"
    write_bundle(path, HEADER, [RAW], phrase)
    bundle = read_bundle(path, phrase, "v")
    assert bundle.header == HEADER
    assert [change.raw for change in bundle.changes] == [RAW]


def test_a_file_may_hold_nothing_at_all(tmp_path: Path) -> None:
    write_bundle(tmp_path / "file.peerteam", replace(HEADER, count=0), [], None)
    assert read_bundle(tmp_path / "file.peerteam", None) == Bundle(replace(HEADER, count=0), [])


def test_a_file_is_alone_where_it_was_written(plain: Path, locked: Path) -> None:
    for path in (plain, locked):
        assert sorted(each.name for each in path.parent.iterdir()) == ["ann.peerteam", "visit.peerteam"]


def test_a_file_is_replaced_by_a_newer_one(tmp_path: Path) -> None:
    path = tmp_path / "file.peerteam"
    path.write_bytes(b"older")
    write_bundle(path, HEADER, [RAW], None)
    write_bundle(path, replace(HEADER, who="Ben"), [RAW], None)
    assert read_bundle(path, None).header.who == "Ben"


def test_the_rest_of_a_file_cut_off_while_writing_is_in_nobodys_way(tmp_path: Path) -> None:
    path = tmp_path / "file.peerteam"
    path.with_name("file.peerteam.part").write_bytes(b"half")
    write_bundle(path, HEADER, [RAW], None)
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_can_be_read_in_a_locked_file(locked: Path) -> None:
    content = locked.read_bytes()
    assert not any(word in content for word in (b"Marlbridge", b"Ann", b"SQLite", b"sealed"))


def test_a_file_can_be_read_by_two_at_once(plain: Path) -> None:
    connection = database.connect(plain, None, kind=database.BUNDLE, read_only=True)
    try:
        assert read_bundle(plain, None).changes
    finally:
        connection.close()


# --- refused


@pytest.mark.parametrize("phrase", ["anchor velvet orbit apple", None, ""])
def test_another_phrase_or_none_does_not_open_it(locked: Path, phrase: str | None) -> None:
    with refused(WrongPhrase, locked):
        read_bundle(locked, phrase, "v")


@pytest.mark.parametrize("phrase", [None, PHRASE])
def test_a_file_of_another_visit_is_refused_by_its_councils_name(tmp_path: Path, phrase: str | None) -> None:
    path = tmp_path / "file.peerteam"
    write_bundle(path, HEADER, [RAW], phrase)
    with refused(OtherVisit, path):
        read_bundle(path, phrase, "another")
    with pytest.raises(OtherVisit, match=r"file\.peerteam belongs to another visit \(Marlbridge Borough Council\)"):
        read_bundle(path, phrase, "another")


@pytest.mark.parametrize("content", [b"", b"S", b"hello there", b"PK\x03\x04" + bytes(4092), b"%PDF" + bytes(4092)])
def test_something_else_is_no_hand_over_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.peerteam"
    path.write_bytes(content)
    with refused(NotAVisit, path):
        read_bundle(path, PHRASE)


@pytest.mark.parametrize("phrase", [None, PHRASE])
def test_a_whole_visit_is_no_hand_over_file(tmp_path: Path, phrase: str | None) -> None:
    with visit_file(tmp_path, phrase=phrase) as visit:
        path = visit.path
    with refused(NotAVisit, path):
        read_bundle(path, phrase)


def test_the_open_visit_is_no_hand_over_file_and_stays_locked(tmp_path: Path) -> None:
    with visit_file(tmp_path) as visit:
        with refused(FileInUse):
            take_in(visit, visit.path)
        with refused(FileInUse):
            VisitFile.open(visit.path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with refused(NoSuchFile, tmp_path / "gone.peerteam"):
        read_bundle(tmp_path / "gone.peerteam", None)


def test_a_file_of_a_newer_program_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.peerteam"
    with monkeypatch.context() as later:
        later.setattr(sealed, "FORMAT", sealed.FORMAT + 1)
        write_bundle(path, HEADER, [RAW], None)
    with refused(FileTooNew, path):
        read_bundle(path, None)


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        ("update sealed set header = header || ' '", ()),
        ("update sealed set block = ?", (zlib.compress(b"other"),)),
        ("update sealed set block = x'00'", ()),
        ("update sealed set block = null", ()),
        ("update sealed set digest = null", ()),
        ("update sealed set header = '{'", ()),
        ("delete from sealed", ()),
        ("drop table sealed", ()),
        ("alter table sealed rename to other", ()),
    ],
)
def test_a_file_whose_parts_do_not_belong_together_is_damaged(
    tmp_path: Path, sql: str, values: tuple[object, ...]
) -> None:
    path = tmp_path / "file.peerteam"
    write_bundle(path, HEADER, [RAW], None)
    connection = database.connect(path, None, kind=database.BUNDLE)
    connection.execute("pragma journal_mode = delete")
    connection.execute("pragma query_only = off")
    connection.execute(sql, values)
    connection.close()
    with refused(FileDamaged, path):
        read_bundle(path, None)


HEADERS: dict[str, dict[str, Any]] = {
    "another count": asdict(HEADER) | {"count": 2},
    "no count": {name: value for name, value in asdict(HEADER).items() if name != "count"},
    "nothing": {},
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_a_header_that_does_not_fit_is_damage(tmp_path: Path, header: dict[str, Any]) -> None:
    path = tmp_path / "file.peerteam"
    sealed.write_sealed(path, header, RAW.encode(), None)
    with refused(FileDamaged, path):
        read_bundle(path, None)


@pytest.mark.parametrize("block", [b"\xff\xfe", b"{", b'{"record":"x"}', RAW.encode()[:-1]])
def test_what_is_no_change_is_refused_with_the_whole_file(tmp_path: Path, block: bytes) -> None:
    path = tmp_path / "file.peerteam"
    sealed.write_sealed(path, asdict(HEADER), block, None)
    with refused(FileDamaged, path):
        read_bundle(path, None)


def test_what_a_later_header_says_besides_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "file.peerteam"
    sealed.write_sealed(path, asdict(HEADER) | {"weather": "fair"}, RAW.encode(), None)
    assert read_bundle(path, None).header == HEADER


# --- damaged on the way: 200 flipped bits and 60 cuts, plain ones at no cost for a key


def _told(path: Path, phrase: str | None) -> str | None:
    """The name of the error a file is refused with, or None when it is read."""
    try:
        read_bundle(path, phrase, "v")
    except PeerTeamError as error:
        assert_plain(error)
        return type(error).__name__
    return None


def test_of_200_flipped_bits_none_is_read_over(plain: Path, tmp_path: Path) -> None:
    whole, chance, path = plain.read_bytes(), random.Random(1), tmp_path / "file.peerteam"
    expected = read_bundle(plain, None)
    for _ in range(200):
        at = chance.randrange(len(whole))
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
        if _told(path, None) is None:
            assert read_bundle(path, None) == expected, "a bit nobody reads may flip; no other"


def test_a_flipped_bit_in_a_locked_file_is_refused(locked: Path, tmp_path: Path) -> None:
    whole, chance, path = locked.read_bytes(), random.Random(2), tmp_path / "file.peerteam"
    for _ in range(10):
        at = chance.randrange(len(whole))
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
        assert _told(path, PHRASE) in {"FileDamaged", "WrongPhrase"}


def test_of_60_cuts_none_is_read(plain: Path, tmp_path: Path) -> None:
    whole, chance, path = plain.read_bytes(), random.Random(3), tmp_path / "file.peerteam"
    cuts = [*range(0, len(whole), database.PAGE), *(chance.randrange(len(whole)) for _ in range(60))]
    for cut in cuts:
        path.write_bytes(whole[:cut])
        assert _told(path, None) in {"FileDamaged", "NotAVisit"}


@pytest.mark.parametrize("cut", [1, 16, 4095, 4096, -1, -4096])
def test_a_locked_file_cut_short_is_refused(locked: Path, tmp_path: Path, cut: int) -> None:
    path = tmp_path / "file.peerteam"
    path.write_bytes(locked.read_bytes()[:cut])
    assert _told(path, PHRASE) in {"FileDamaged", "NotAVisit", "WrongPhrase"}


def test_from_a_refused_file_nothing_is_taken(plain: Path, tmp_path: Path) -> None:
    path = tmp_path / "file.peerteam"
    path.write_bytes(plain.read_bytes()[:-1])
    with VisitFile.empty(tmp_path / "visit.peerteam", "v") as visit:
        before = visit.digest()
        with refused(FileDamaged, path):
            take_in(visit, path)
        assert (visit.digest(), visit.changes.last, visit.laptops.heard()) == (before, 0, [])


# --- no room, no right to write


def test_a_file_that_cannot_be_written_leaves_the_older_one(tmp_path: Path) -> None:
    path = tmp_path / "file.peerteam"
    path.write_bytes(b"older")
    with no_file_beyond(4096), refused(CannotWrite, path):
        write_bundle(path, HEADER, [RAW] * 100, None)


def test_nothing_is_written_into_a_read_only_folder() -> None:
    with read_only_folder() as folder, as_a_guest(folder), refused(CannotWrite, folder / "file.peerteam"):
        write_bundle(folder / "file.peerteam", HEADER, [RAW], None)


def test_nothing_is_written_where_no_folder_is(tmp_path: Path) -> None:
    with refused(CannotWrite, tmp_path / "nowhere" / "file.peerteam"):
        write_bundle(tmp_path / "nowhere" / "file.peerteam", HEADER, [RAW], None)


def test_a_folder_of_that_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file.peerteam").mkdir()
    with refused(CannotWrite, tmp_path / "file.peerteam"):
        write_bundle(tmp_path / "file.peerteam", HEADER, [RAW], None)


def test_a_header_is_kept_as_plain_json(plain: Path) -> None:
    told, _ = sealed.read_sealed(plain, None)
    assert json.loads(json.dumps(told)) == told
    assert told["council"] == "Marlbridge Borough Council"
