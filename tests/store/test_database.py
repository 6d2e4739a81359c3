"""Opening a file: everything that can be wrong with it is one plain sentence, and the file stays as it is."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from peerteam.domain.errors import (
    CannotWrite,
    FileDamaged,
    FileInUse,
    FileTooNew,
    NoSuchFile,
    NotAVisit,
    PeerTeamError,
    WrongPhrase,
)
from peerteam.domain.records import Theme
from peerteam.handover.exchange import share
from peerteam.store import database
from peerteam.store.tables import TABLES
from peerteam.store.visit_file import VisitFile
from tests.builders import BODY, VISIT, value, visit_file
from tests.imports import ROOT
from tests.refusals import as_a_guest, assert_plain, no_file_beyond, read_only_folder, refused

PHRASE = "anchor velvet orbit maple"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed visit without a phrase."""
    return _closed(tmp_path_factory.mktemp("plain"), None)


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed visit under the team's phrase."""
    return _closed(tmp_path_factory.mktemp("locked"), PHRASE)


def _closed(folder: Path, phrase: str | None) -> Path:
    with visit_file(folder, phrase=phrase) as visit:
        visit.commit()
        return visit.path


# --- the phrase


@pytest.mark.parametrize("phrase", [PHRASE, "  Anchor-velvet ORBIT   maple ", "Anchor, velvet, orbit, maple."])
def test_the_phrase_opens_the_visit_however_it_is_typed(locked: Path, phrase: str) -> None:
    with VisitFile.open(locked, phrase) as visit:
        assert visit.notes.get("n1").body == BODY


@pytest.mark.parametrize("phrase", ["anchor velvet orbit", "a'b", "x'00'", "é £ ’ 😀", "a\0b", "caf\udce9 latin"])
def test_a_wrong_phrase_is_refused(locked: Path, phrase: str) -> None:
    with refused(WrongPhrase, locked):
        VisitFile.open(locked, phrase)


@pytest.mark.parametrize("phrase", [None, "", "  ", "-", "\0"])
def test_a_missing_phrase_is_asked_for(locked: Path, phrase: str | None) -> None:
    with refused(WrongPhrase, locked):
        VisitFile.open(locked, phrase)


def test_a_phrase_without_words_makes_no_file(tmp_path: Path) -> None:
    with refused(WrongPhrase, tmp_path / "visit.peerteam"):
        VisitFile.create(tmp_path / "visit.peerteam", VISIT, phrase=" - ")


def test_every_try_of_a_phrase_takes_a_quarter_of_a_million_rounds(tmp_path: Path) -> None:
    with visit_file(tmp_path, phrase=PHRASE) as visit:
        rounds, algorithm = (value(visit, f"pragma {name}") for name in ("kdf_iter", "cipher_kdf_algorithm"))
    assert (int(rounds), algorithm) == (256_000, "PBKDF2_HMAC_SHA512")


def test_an_odd_phrase_opens_what_it_closed(tmp_path: Path) -> None:
    phrase = "it's; drop -- é £ ’ 😀"
    visit_file(tmp_path, phrase=phrase).close()
    with VisitFile.open(tmp_path / "visit.peerteam", phrase) as visit:
        assert visit.record().council == VISIT.council


def test_no_word_of_a_visit_can_be_read_without_the_phrase(locked: Path, plain: Path) -> None:
    word = b"scrutiny"
    assert word in plain.read_bytes()
    assert word not in locked.read_bytes()


# --- other files


OTHER_FILES = {
    "text": b"The scrutiny chair says reports come too late.\n",
    "a word document": b"PK\x03\x04" + bytes(5000),
    "a pdf": b"%PDF-1.7\n" + bytes(4087),
    "a web page": b"<!DOCTYPE html>" + bytes(4081),
    "nothing": b"",
    "one letter": b"S",
    "half a name": b"SQLite for",
}


@pytest.mark.parametrize("content", OTHER_FILES.values(), ids=OTHER_FILES)
@pytest.mark.parametrize("phrase", [None, PHRASE])
def test_another_kind_of_file_is_no_visit(tmp_path: Path, content: bytes, phrase: str | None) -> None:
    path = tmp_path / "other.peerteam"
    path.write_bytes(content)
    with refused(NotAVisit, path):
        VisitFile.open(path, phrase)


@pytest.mark.parametrize("content", [database.PLAIN_HEADER, database.PLAIN_HEADER + bytes(4080)])
def test_the_mere_head_of_a_visit_is_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "head.peerteam"
    path.write_bytes(content)
    with refused(FileDamaged, path):
        VisitFile.open(path)


@pytest.mark.parametrize(("size", "error"), [(8192, WrongPhrase), (8191, FileDamaged)])
def test_noise_is_not_opened(tmp_path: Path, size: int, error: type[PeerTeamError]) -> None:
    path = tmp_path / "noise.peerteam"
    path.write_bytes(random.Random(7).randbytes(size))
    with refused(error, path):
        VisitFile.open(path, PHRASE)


def test_the_database_of_another_program_is_no_visit(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    database.create(path, None, kind=0x1234).close()
    with refused(NotAVisit, path):
        VisitFile.open(path)


def test_a_folder_is_no_visit(tmp_path: Path) -> None:
    with refused(NotAVisit, tmp_path):
        VisitFile.open(tmp_path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with refused(NoSuchFile, tmp_path / "gone.peerteam"):
        VisitFile.open(tmp_path / "gone.peerteam")


@pytest.mark.parametrize("phrase", [None, PHRASE])
def test_a_file_handed_over_is_not_opened_as_a_visit(tmp_path: Path, phrase: str | None) -> None:
    with visit_file(tmp_path, phrase=phrase) as visit:
        share(visit, tmp_path / "handed over.peerteam")
    with refused(NotAVisit, tmp_path / "handed over.peerteam"):
        VisitFile.open(tmp_path / "handed over.peerteam", phrase)


@pytest.mark.parametrize("phrase", [None, PHRASE])
def test_a_visit_of_a_newer_version_is_left_alone(tmp_path: Path, phrase: str | None) -> None:
    with visit_file(tmp_path, phrase=phrase) as visit:
        visit.connection.execute("pragma query_only = off")
        visit.connection.execute(f"pragma user_version = {database.LATEST + 1}")
    with refused(FileTooNew, visit.path):
        VisitFile.open(visit.path, phrase)


def test_a_new_visit_never_replaces_a_file(plain: Path) -> None:
    with refused(CannotWrite, plain):
        VisitFile.create(plain, VISIT)


# --- damage


@pytest.mark.parametrize("cut", [1, 15, 16, 17, 100, 1024, 4095, 4096, 4097, 8192, 40_960, 99_999, -1, -4096])
def test_a_visit_cut_short_is_damaged(plain: Path, tmp_path: Path, cut: int) -> None:
    path = tmp_path / "cut.peerteam"
    path.write_bytes(plain.read_bytes()[:cut])
    with refused(NotAVisit if 0 < cut < 16 else FileDamaged, path):
        VisitFile.open(path)


@pytest.mark.parametrize("cut", [17, 4095, 4097, 99_999, -1])
def test_a_locked_visit_cut_within_a_page_is_told_so_without_its_phrase(locked: Path, tmp_path: Path, cut: int) -> None:
    path = tmp_path / "cut.peerteam"
    path.write_bytes(locked.read_bytes()[:cut])
    with refused(FileDamaged, path):
        VisitFile.open(path)


@pytest.mark.parametrize("cut", [4096, 40_960, -4096])
def test_a_locked_visit_cut_between_pages_is_damaged(locked: Path, tmp_path: Path, cut: int) -> None:
    path = tmp_path / "cut.peerteam"
    path.write_bytes(locked.read_bytes()[:cut])
    with refused(FileDamaged, path):
        VisitFile.open(path, PHRASE)


def test_a_flipped_bit_in_a_locked_visit_is_noticed_and_never_read_over(locked: Path, tmp_path: Path) -> None:
    whole, chance = locked.read_bytes(), random.Random(11)
    with VisitFile.open(locked, PHRASE) as visit:
        told = _everything(visit)
    noticed = 0
    for _ in range(8):
        path = tmp_path / "flipped.peerteam"
        path.write_bytes(_flipped(whole, chance.randrange(len(whole)), chance.randrange(8)))
        noticed += _is_refused_or_reads(path, told)
    assert noticed


def _is_refused_or_reads(path: Path, told: object) -> bool:
    """A page nobody has read yet may hold the damage; what is read is what was written, or an error says otherwise."""
    try:
        with VisitFile.open(path, PHRASE) as visit:
            try:
                assert _everything(visit) == told
            except database.DatabaseError as problem:
                raise database.explain(problem, path, encrypted=True) from None
    except (FileDamaged, WrongPhrase) as error:
        assert_plain(error)
        return True
    return False


def _everything(visit: VisitFile) -> list[list[object]]:
    return [list(visit.rows.all(table.record)) for table in TABLES.values()]


def _flipped(content: bytes, at: int, bit: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :]


# --- in use


def test_a_visit_open_here_cannot_be_opened_a_second_time(plain: Path) -> None:
    with VisitFile.open(plain), refused(FileInUse):
        VisitFile.open(plain)
    VisitFile.open(plain).close()


@contextmanager
def _open_elsewhere(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that tries to open a visit, says how that went, and keeps it open until its input ends."""
    program = (
        "import sys; from pathlib import Path; from peerteam.store.visit_file import VisitFile\n"
        "from peerteam.domain.errors import FileInUse\n"
        "try: visit = VisitFile.open(Path(sys.argv[1]))\n"
        "except FileInUse: sys.exit('in use')\n"
        "print('open', flush=True); sys.stdin.read(); visit.close()"
    )
    command = [sys.executable, "-c", program, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as other:
        try:
            yield other
        finally:
            other.kill()


def _said(stream: IO[bytes] | None) -> bytes:
    assert stream is not None
    return stream.readline().strip()


@pytest.mark.parametrize("end", ["close", "kill"])
def test_a_visit_open_in_another_process_is_in_use_until_that_ends(tmp_path: Path, end: str) -> None:
    path = _closed(tmp_path, None)
    with _open_elsewhere(path) as other:
        assert _said(other.stdout) == b"open"
        with refused(FileInUse):
            VisitFile.open(path)
        if end == "kill":
            other.kill()
        elif other.stdin is not None:
            other.stdin.close()
        other.wait()
    VisitFile.open(path).close()


def test_a_second_try_in_the_same_process_does_not_let_another_process_in(tmp_path: Path) -> None:
    path = _closed(tmp_path, None)
    with VisitFile.open(path):
        with refused(FileInUse):
            VisitFile.open(path)
        with _open_elsewhere(path) as other:
            assert _said(other.stderr) == b"in use"


def test_a_new_visit_is_in_use_from_the_start(tmp_path: Path) -> None:
    with visit_file(tmp_path) as visit, _open_elsewhere(visit.path) as other:
        assert _said(other.stderr) == b"in use"


# --- no room, no right to write


def test_nothing_is_made_where_no_folder_is(tmp_path: Path) -> None:
    with refused(CannotWrite, tmp_path / "nowhere" / "visit.peerteam"):
        VisitFile.create(tmp_path / "nowhere" / "visit.peerteam", VISIT)


def test_nothing_is_made_in_a_read_only_folder() -> None:
    with read_only_folder() as folder, as_a_guest(folder), refused(CannotWrite, folder / "visit.peerteam"):
        VisitFile.create(folder / "visit.peerteam", VISIT)


@pytest.mark.parametrize("phrase", [None, PHRASE])
def test_a_visit_in_a_read_only_folder_is_refused_at_once(phrase: str | None) -> None:
    with read_only_folder() as folder:
        path = _closed(folder, phrase)
        with as_a_guest(folder), refused(CannotWrite, path):
            VisitFile.open(path, phrase)


@pytest.mark.parametrize("room", [0, 3000, 50_000, 200_000, 300_000, 340_000])
def test_a_new_visit_on_a_full_disk_leaves_no_file(tmp_path: Path, room: int) -> None:
    words = "how ready is the council? " * 20_000
    with no_file_beyond(room), refused(CannotWrite, tmp_path / "visit.peerteam"):
        VisitFile.create(tmp_path / "visit.peerteam", VISIT, [Theme("t1", questions=(words,))])


def test_on_a_full_disk_a_visit_can_still_be_read(tmp_path: Path) -> None:
    path = _closed(tmp_path, None)
    with no_file_beyond(0), VisitFile.open(path) as visit:
        body, found = visit.notes.get("n1").body, {hit.id for hit in visit.search("scrutiny")}
    assert body == BODY
    assert "n1" in found


@pytest.mark.parametrize("phrase", [None, PHRASE])
def test_on_a_full_disk_a_step_is_refused_and_nothing_of_it_is_kept(tmp_path: Path, phrase: str | None) -> None:
    with visit_file(tmp_path, phrase=phrase) as visit:
        before = visit.digest()
        with no_file_beyond(1000), refused(CannotWrite):
            visit.notes.add("s1", body="words " * 100_000)
        assert visit.digest() == before
        visit.notes.add("s1", body="when there is room again")
    with VisitFile.open(visit.path, phrase) as again:
        assert [note.body for note in again.notes.of_session("s1")] == [BODY, "when there is room again"]


def test_on_a_full_disk_typing_is_refused_and_the_words_of_before_stay(tmp_path: Path) -> None:
    with visit_file(tmp_path) as visit:
        with no_file_beyond(1000), refused(CannotWrite):
            visit.notes.save_typing("n1", "words " * 100_000)
        assert visit.notes.get("n1").body == BODY


def test_a_visit_that_may_not_grow_refuses_the_step(visit: VisitFile) -> None:
    pages = visit.connection.execute("pragma page_count").fetchone()[0]
    visit.connection.execute(f"pragma max_page_count = {pages}")
    with refused(CannotWrite):
        visit.notes.add("s1", body="words " * 100_000)
    assert len(visit.notes.all()) == 1


# --- what every connection runs under


@pytest.mark.parametrize(
    ("setting", "wanted"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1), ("temp_store", 2),
     ("query_only", 1), ("locking_mode", "exclusive")],
)  # fmt: skip
@pytest.mark.parametrize("make", [VisitFile.open, lambda path: VisitFile.create(path.with_name("new"), VISIT)])
def test_an_open_visit_is_safe_against_a_power_cut_and_only_steps_write(
    tmp_path: Path, setting: str, wanted: object, make: Callable[[Path], VisitFile]
) -> None:
    with make(_closed(tmp_path, None)) as visit:
        assert visit.connection.execute(f"pragma {setting}").fetchone()[0] == wanted
