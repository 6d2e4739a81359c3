"""What a command says no to: exit 1, one plain sentence, and every file as it was."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from peerteam.domain.errors import CannotWrite
from peerteam.handover import exchange
from peerteam.handover.bundle import Bundle
from peerteam.handover.exchange import take_bundle
from peerteam.store import database
from peerteam.store.visit_file import VisitFile
from tests.builders import visit_file
from tests.commands import assert_one_plain_sentence, done, files_in, refused, run
from tests.imports import ROOT
from tests.refusals import as_a_guest, no_file_beyond, read_only_folder

PHRASE = "anchor velvet orbit maple"
NEW = ("--council", "Marlbridge", "--from", "2026-03-10", "--to", "2026-03-13")
BAD_FRAMEWORK = 'id = "mine"\nname = "Mine"\nera = ""\nletter = "report-e"\nsource = ""\n[[theme]]\nkey = 12\n'


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Closed visits, `locked` under the phrase, and what they handed over: `shared`, `sealed` and `other`."""
    folder = tmp_path_factory.mktemp("made")
    visit_file(folder).close()
    visit_file(folder, name="locked", phrase=PHRASE).close()
    done("new", folder / "another.peerteam", *NEW, "--me", "Ann Archer")
    done("share", folder / "visit.peerteam", "-o", folder / "shared.peerteam")
    done("share", folder / "locked.peerteam", "-o", folder / "sealed.peerteam", phrase=PHRASE)
    done("share", folder / "another.peerteam", "-o", folder / "other.peerteam")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of these files, in which the commands of one test are run."""
    copy = shutil.copytree(made, tmp_path / "visits")
    monkeypatch.chdir(copy)
    return copy


# --- the visit cannot be opened


def _text(path: Path) -> None:
    path.write_text("Dear Priya,\n" * 400)


def _cut_within_a_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def _cut_between_pages(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 2 * database.PAGE])


def _handed_over(path: Path) -> None:
    shutil.copy("shared.peerteam", path)


def _newer(path: Path) -> None:
    with VisitFile.open(path) as visit, visit.door.scratch():
        visit.connection.execute(f"pragma user_version = {database.LATEST + 1}")


def _locked(path: Path) -> None:
    shutil.copy("locked.peerteam", path)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (Path.unlink, "There is no file visit.peerteam"),
        (_text, "is not a Peer Team file"),
        (_cut_within_a_page, "part of it is missing"),
        (_cut_between_pages, "is damaged or cut short"),
        (_handed_over, "is a file somebody handed over"),
        (_newer, "was made by a newer version"),
        (_locked, "is locked with the team's four words"),
    ],
)
@pytest.mark.parametrize(
    "arguments",
    [
        ("info", "visit.peerteam", "--json"),
        ("note", "visit.peerteam", "--by", "AA"),
        ("search", "visit.peerteam", "savings"),
        ("letter", "visit.peerteam", "-o", "letter.docx"),
        ("share", "visit.peerteam", "-o", "out.peerteam"),
        ("check", "visit.peerteam"),
        ("new", "next.peerteam", *NEW, "--previous", "visit.peerteam"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_command_opens_what_cannot_be_opened(
    spoil: Callable[[Path], None], said: str, arguments: tuple[str, ...], folder: Path
) -> None:
    spoil(folder / "visit.peerteam")
    assert said in refused(folder, *arguments, text="Words")


@pytest.mark.parametrize("phrase", ["anchor velvet orbit mapel", "", None])
@pytest.mark.parametrize(
    "arguments", [("info", "locked.peerteam"), ("merge", "locked.peerteam", "sealed.peerteam")], ids=["info", "merge"]
)
def test_without_the_teams_four_words_a_visit_stays_closed(
    phrase: str | None, arguments: tuple[str, ...], folder: Path
) -> None:
    assert "four words" in refused(folder, *arguments, phrase=phrase)


def test_a_visit_open_in_a_window_is_in_use(folder: Path) -> None:
    with VisitFile.open(folder / "visit.peerteam"):
        before = files_in(folder / "visit.peerteam")
        command = [sys.executable, "-m", "peerteam", "note", str(folder / "visit.peerteam"), "--by", "AA"]
        told = subprocess.run(command, input="Words", capture_output=True, text=True, cwd=ROOT, check=False)
    assert (told.returncode, told.stdout) == (1, "")
    assert_one_plain_sentence(told.stderr)
    assert "is open in another window" in told.stderr
    assert files_in(folder / "visit.peerteam") == before


# --- nothing can be written


@pytest.mark.parametrize(
    "arguments",
    [("note", "visit.peerteam", "--by", "AA"), ("share", "visit.peerteam", "-o", "out.peerteam"),
     ("merge", "visit.peerteam", "shared.peerteam"), ("merge", "joined.peerteam", "shared.peerteam"),
     ("new", "v.peerteam", *NEW)],
    ids=["note", "share", "merge", "join", "new"],
)  # fmt: skip
def test_nothing_is_written_in_a_read_only_folder(arguments: tuple[str, ...], made: Path) -> None:
    with read_only_folder() as folder, pytest.MonkeyPatch.context() as patch:
        for name in ("visit", "shared"):
            shutil.copy(made / f"{name}.peerteam", folder)
        patch.chdir(folder)
        with as_a_guest(folder):
            refused(folder, *arguments, text="Words")


def test_a_visit_is_as_it_was_when_the_stick_is_read_only(made: Path) -> None:
    with read_only_folder() as stick, read_only_folder() as home, pytest.MonkeyPatch.context() as patch:
        visit = Path(shutil.copy(made / "another.peerteam", home))
        home.chmod(0o777)
        visit.chmod(0o666)
        patch.chdir(home)
        done("note", visit.name, "--by", "AA", text="Today’s news")
        with as_a_guest(stick):
            refused(home, "letter", visit.name, "-o", stick / "letter.docx")
            refused(home, "share", visit.name, "-o", stick / "out.peerteam")
        assert done("info", visit.name, "--json").json["not_handed_over"] == 1


@pytest.mark.parametrize(
    "arguments",
    [("note", "visit.peerteam", "--by", "AA"), ("share", "another.peerteam", "-o", "out.peerteam"),
     ("letter", "visit.peerteam", "-o", "letter.docx"), ("merge", "joined.peerteam", "shared.peerteam"),
     ("new", "v.peerteam", *NEW)],
    ids=["note", "share", "letter", "join", "new"],
)  # fmt: skip
def test_nothing_is_left_on_a_full_disk(arguments: tuple[str, ...], folder: Path) -> None:
    done("letter", "visit.peerteam", "-o", folder.parent / "first.docx")
    with no_file_beyond(4000):
        refused(folder, *arguments, text="Words " * 2000)


def test_what_could_not_be_handed_over_is_still_to_be_handed_over(folder: Path) -> None:
    done("note", "visit.peerteam", "--by", "AA", text="Today’s news")
    for place in ("nowhere/out.peerteam", ".", "visit.peerteam", "another.peerteam", "other.peerteam"):
        refused(folder, "share", "visit.peerteam", "-o", place)
    assert done("info", "visit.peerteam", "--json").json["not_handed_over"] == 1


# --- something is there already


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "visit.peerteam", *NEW),
        ("new", "shared.peerteam", *NEW, "--previous", "visit.peerteam"),
        ("letter", "visit.peerteam", "-o", "other.peerteam"),
        ("letter", "visit.peerteam", "-o", "visit.peerteam"),
        ("letter", "visit.peerteam", "-o", "."),
        ("share", "visit.peerteam", "-o", "visit.peerteam"),
        ("share", "visit.peerteam", "-o", "../visits/visit.peerteam"),
        ("share", "visit.peerteam", "-o", "another.peerteam"),
        ("share", "visit.peerteam", "-o", "locked.peerteam"),
        ("share", "visit.peerteam", "-o", "other.peerteam"),
    ],
    ids=" ".join,
)
def test_no_file_somebody_needs_is_written_over(arguments: tuple[str, ...], folder: Path) -> None:
    refused(folder, *arguments)


# --- a name nobody knows


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "v.peerteam", *NEW, "--framework", "z"), "There is no framework “z”"),
        (("new", "v.peerteam", *NEW, "--framework", "z.toml"), "There is no file z.toml"),
        (("new", "v.peerteam", *NEW, "--framework", "bad.toml"), "bad.toml"),
        (("new", "v.peerteam", *NEW, "--previous", "z.peerteam"), "There is no file z.peerteam"),
        (("new", "v.peerteam", "--folder", "z"), "There is no folder z"),
        (("new", "v.peerteam", "--folder", "."), "visit.toml"),
        (("new", "nowhere/v.peerteam", *NEW), "v.peerteam cannot be written"),
        (("demo", "--out", "made", "--sample", "z"), "There is no sample “z”"),
        (("demo", "--out", "bad.toml"), "The folder bad.toml cannot be made"),
        (("letter", "visit.peerteam", "-o", "l.docx", "--format", "z"), "There is no letter format “z”"),
        (("letter", "visit.peerteam", "-o", "l.docx", "--template", "z.dotx"), "There is no template z.dotx"),
        (("letter", "visit.peerteam", "-o", "l.docx", "--template", "bad.toml"), "bad.toml"),
        (("letter", "visit.peerteam", "-o", "nowhere/l.docx"), "There is no folder nowhere"),
        (("note", "visit.peerteam", "--by", "Zoe"), "Nobody in the team is called “Zoe”"),
        (("note", "visit.peerteam", "--by", "AA", "--session", "Zoo"), "There is no session “Zoo”"),
        (("note", "visit.peerteam", "--by", "AA", "--tag", "1", "--tag", "8"), "There is no theme “8”"),
        (("note", "visit.peerteam", "--by", "AA", "--tag", "1:zeal"), "There is no theme “1:zeal”"),
    ],
)
def test_a_name_nobody_knows_is_told(arguments: tuple[str, ...], said: str, folder: Path) -> None:
    (folder / "bad.toml").write_text(BAD_FRAMEWORK)
    assert said in refused(folder, *arguments, text="Words")


def test_a_visit_folder_with_a_mistake_makes_no_visit(folder: Path) -> None:
    source = folder / "source"
    source.mkdir()
    (source / "visit.toml").write_text(
        'council = "Marlbridge"\nkind = "Review"\nfirst_day = 2026-03-10\nframework = "e"\n'
    )
    (source / "team.toml").write_text('[[peer]]\nref = "AA"\ncategory = "king"\n')
    said = refused(folder, "new", "v.peerteam", "--folder", "source")
    assert "source/team.toml" in said
    assert "“king”" in said


# --- a note that is none


@pytest.mark.parametrize("text", [b"", b"  \r\n\t ", b"\xef\xbb\xbf", b"\0\0"])
def test_a_note_without_words_is_refused(text: bytes, folder: Path) -> None:
    assert "The note is empty" in refused(folder, "note", "visit.peerteam", "--by", "AA", text=text)


def test_a_note_that_is_not_utf8_is_refused(folder: Path) -> None:
    text = "Café £".encode("cp1252")
    assert "not UTF-8" in refused(folder, "note", "visit.peerteam", "--by", "AA", text=text)


# --- a file that cannot be taken in


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("words.txt", "is not a Peer Team file"),
        ("other.peerteam", "belongs to another visit (Marlbridge)"),
        ("sealed.peerteam", "is locked with the team's four words"),
        ("missing.peerteam", "There is no file missing.peerteam"),
        ("cut.peerteam", "part of it is missing"),
        ("visit.peerteam", "is a whole visit"),
        ("pulled out.peerteam", "is damaged or cut short"),
    ],
)
def test_of_several_files_nothing_is_taken_when_the_last_is_bad(last: str, said: str, folder: Path) -> None:
    done("note", "visit.peerteam", "--by", "AA", text="Today’s news")
    done("share", "visit.peerteam", "-o", "news.peerteam")
    done("merge", "joined.peerteam", "shared.peerteam")
    news = (folder / "news.peerteam").read_bytes()
    (folder / "cut.peerteam").write_bytes(news[:5000])
    (folder / "pulled out.peerteam").write_bytes(news[:5000] + bytes(len(news) - 5000))
    (folder / "words.txt").write_text("No visit at all")
    assert said in refused(folder, "merge", "joined.peerteam", "news.peerteam", last)
    assert said in refused(folder, "merge", "fresh.peerteam", "news.peerteam", last)


def test_of_several_files_nothing_is_kept_when_the_disk_is_full_at_the_last(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("note", "visit.peerteam", "--by", "AA", text="Today’s news")
    done("share", "visit.peerteam", "-o", "news.peerteam")
    done("merge", "joined.peerteam", "shared.peerteam")
    before = done("info", "joined.peerteam", "--json").json
    took: list[Bundle] = []

    def full_at_the_second(visit: VisitFile, bundle: Bundle) -> exchange.Taken:
        took.append(bundle)
        if len(took) == 2:
            raise CannotWrite("The disk is full", "Make room")
        return take_bundle(visit, bundle)

    monkeypatch.setattr(exchange, "take_bundle", full_at_the_second)
    told = run("merge", "joined.peerteam", "news.peerteam", "shared.peerteam")
    assert (told.code, told.err) == (1, "The disk is full. Make room.\n")
    assert done("info", "joined.peerteam", "--json").json == before


def test_a_visit_is_not_taken_into_itself(folder: Path) -> None:
    refused(folder, "merge", "visit.peerteam", "shared.peerteam", "visit.peerteam")


def test_nothing_is_begun_from_a_file_that_cannot_be_taken(folder: Path) -> None:
    refused(folder, "merge", "fresh.peerteam", "visit.peerteam")
    refused(folder, "merge", "fresh.peerteam", "fresh.peerteam")
    refused(folder, "merge", "fresh.peerteam", "sealed.peerteam", phrase="anchor velvet orbit mapel")
