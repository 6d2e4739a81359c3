"""The commands, each doing what it is for: what they print, and the shape of their JSON."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from peerteam import __version__
from peerteam.domain.records import Action, Recommendation, Support, Tag, TagKind, Tier
from peerteam.store.visit_file import VisitFile
from tests.builders import visit_file
from tests.commands import assert_one_plain_sentence, done, run

DAYS = ("--from", "2026-03-10", "--to", "2026-03-13")
COUNTS = {"meetings", "people", "documents", "hours", "person_weeks"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small visit of `tests/builders.py`, closed."""
    with visit_file(tmp_path_factory.mktemp("made")) as visit:
        return visit.path


@pytest.fixture
def file(made: Path, tmp_path: Path) -> Path:
    """A copy of it, for one test."""
    return Path(shutil.copy(made, tmp_path / "visit.peerteam"))


def info(file: Path) -> Any:
    return done("info", file, "--json").json


# --- what any command can be asked


def test_the_version_is_told() -> None:
    assert done("--version").out == f"peerteam, version {__version__}\n"


def test_the_help_names_every_command() -> None:
    commands = ("open", "demo", "new", "info", "note", "search", "letter", "share", "merge", "check")
    told = done("--help").out
    assert [command for command in commands if f"\n  {command} " not in told] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-command",),
        ("new",),
        ("new", "v.peerteam", "--council", "Marlbridge", "--from", "2026-03-10"),
        ("new", "v.peerteam", "--from", "2026-03-10", "--to", "2026-03-13"),
        ("new", "v.peerteam", "--council", "Marlbridge", "--from", "10 March", "--to", "2026-03-13"),
        ("new", "v.peerteam", "--council", "Marlbridge", "--from", "2026-03-13", "--to", "2026-03-10"),
        ("new", "v.peerteam", "--folder", "somewhere", "--me", "Ann Archer"),
        ("info", "v.peerteam", "--yaml"),
        ("note", "v.peerteam"),
        ("letter", "v.peerteam"),
        ("share", "v.peerteam"),
        ("merge", "v.peerteam"),
    ],
)
def test_wrong_usage_ends_with_2_and_makes_nothing(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run(*arguments)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Usage: ")
    assert list(tmp_path.iterdir()) == []


# --- new


def test_a_new_visit_has_a_team_of_one_and_its_own_copy_of_the_framework(tmp_path: Path) -> None:
    file = tmp_path / "v.peerteam"
    told = done("new", file, "--council", "Ynys Môn", "--framework", "c", *DAYS, "--me", "Cllr Ann Archer")
    assert told.out == f"Ynys Môn, 2026-03-10 to 2026-03-13, framework c: {file}\n"
    known = info(file)
    assert [known[key] for key in ("council", "from", "to", "framework")] == [
        "Ynys Môn", "2026-03-10", "2026-03-13", "c",
    ]  # fmt: skip
    assert [theme["key"] for theme in known["themes"]] == [1, 2, 3, 4, 5]
    assert known["team"] == [{"name": "Cllr Ann Archer", "label": None, "id": known["me"]}]


@pytest.mark.parametrize(
    ("first", "framework"), [("2009-05-01", "blank"), ("2013-10-14", "a"), ("2023-06-05", "c"), ("2026-03-10", "e")]
)
def test_the_framework_of_the_day_is_suggested(first: str, framework: str, tmp_path: Path) -> None:
    done("new", tmp_path / "v.peerteam", "--council", "Marlbridge", "--from", first, "--to", first)
    assert info(tmp_path / "v.peerteam")["framework"] == framework


def test_a_visit_without_a_phrase_is_made_with_a_warning(tmp_path: Path) -> None:
    told = done("new", tmp_path / "v.peerteam", "--council", "Marlbridge", *DAYS)
    assert_one_plain_sentence(told.err)
    assert "not encrypted" in told.err


def test_a_visit_in_a_synchronised_folder_is_made_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "OneDrive - Marlbridge").mkdir()
    file = tmp_path / "OneDrive - Marlbridge" / "v.peerteam"
    told = done("new", file, "--council", "Marlbridge", *DAYS, phrase="anchor velvet orbit maple")
    assert "OneDrive" in told.err
    assert file.exists()


def test_a_visit_can_be_made_from_a_folder_of_text_files(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "visit.toml").write_text(
        'council = "Marlbridge"\nkind = "Progress review"\nfirst_day = 2026-03-10\nframework = "blank"\n'
    )
    told = done("new", tmp_path / "v.peerteam", "--folder", folder)
    assert told.out.startswith("Marlbridge, 2026-03-10, framework blank: ")
    assert done("info", tmp_path / "v.peerteam").out.startswith("Marlbridge: Progress review, 2026-03-10\n")


def test_from_a_previous_visit_only_recommendations_and_actions_are_carried_over(tmp_path: Path) -> None:
    support, tag = Support("u1", "f1", "g1"), Tag("g1", "n1", theme="t1", at=0, upto=3)
    recommendation = Recommendation("r1", Tier.HEADLINE, "t1", "R1", "Choose", "Choose fewer priorities.")
    action = Action("x1", "r1", "A shorter list", "by summer", "Chief Executive")
    before = visit_file(tmp_path, support, tag, recommendation, action, name="before")
    before.close()
    bytes_before = before.path.read_bytes()
    done("new", tmp_path / "v.peerteam", "--council", "Marlbridge", *DAYS, "--previous", before.path)
    with VisitFile.open(tmp_path / "v.peerteam") as visit:
        held = {kind.kind_name: len(rows) for kind, rows in visit.snapshot().records.items() if rows}
        carried, actions = visit.findings.recommendations()[0], visit.findings.actions()
        kind = visit.record().kind
    assert held == {"visit": 1, "theme": 5, "recommendation": 1, "action": 1}
    assert (carried.id, carried.number, carried.text) == ("r1", "R1", "Choose fewer priorities.")
    assert actions == [action]
    assert kind == "Progress review"
    assert before.path.read_bytes() == bytes_before


# --- info


def test_info_tells_everything_as_json(file: Path) -> None:
    known = info(file)
    assert list(known) == [
        "visit", "council", "kind", "from", "to", "framework", "themes", "team", "me", "sessions", "counts",
        "published", "notes", "unsettled", "not_handed_over", "closed", "heard", "digest",
    ]  # fmt: skip
    assert set(known["counts"]) == set(known["published"]) == COUNTS
    assert known["team"][0] == {"name": "Ann Archer", "label": None, "id": "p1"}
    assert known["themes"][1] == {"key": 2, "name": "Financial planning", "id": "t2", "core": True}
    assert known["sessions"] == [{"id": "s1", "day": "2026-03-10", "start": "09:00", "title": "Scrutiny chairs"}]
    assert (known["me"], known["notes"], known["unsettled"], known["heard"]) == ("p1", 1, 0, [])
    assert known["not_handed_over"] == 10


def test_info_tells_the_same_in_words(file: Path) -> None:
    told = done("info", file).out
    assert told.startswith("Marlbridge Borough Council: ")
    assert "Team: Ann Archer, Ben Brook, Cara Cole\n" in told
    assert told.endswith("1 notes; 0 to settle; 10 not handed over\n")


# --- note


def test_a_note_is_on_the_disk_when_its_id_is_printed(file: Path) -> None:
    told = done("note", file, "--session", "scrutiny CHAIRS", "--by", "BB", text="\ufeffReports come late\r\n\r\n")
    with VisitFile.open(file) as visit:
        note = visit.notes.get(told.out.strip())
    assert (note.body, note.author, note.typist, note.about) == ("Reports come late", "p2", "p1", "s1")


def test_a_note_can_be_tagged_as_a_whole_by_key_name_and_kind(file: Path) -> None:
    text = "Savings of £3.4m aren’t found 😀"
    told = done("note", file, "--by", "Ann Archer", "--tag", "1:strength", "--tag", "Financial planning", text=text)
    with VisitFile.open(file) as visit:
        tags = visit.notes.tags_of(told.out.strip())
    assert {(tag.theme, tag.kind) for tag in tags} == {("t1", TagKind.STRENGTH), ("t2", TagKind.POINT)}
    assert {tag.span.words for tag in tags} == {text}


def test_a_note_is_kept_without_signs_that_cannot_be_kept_and_its_tag_stays_on_it(file: Path) -> None:
    told = done("note", file, "--by", "AA", "--tag", "1", text=b"late\0 reports\0")
    with VisitFile.open(file) as visit:
        assert visit.notes.get(told.out.strip()).body == "late reports"
    assert done("check", file).out == "Everything is as it must be.\n"


def test_a_private_note_enters_no_file_and_no_count(file: Path, tmp_path: Path) -> None:
    public = info(file)
    told = done("note", file, "--session", "s1", "--by", "AA", "--private", "--tag", "1:area", text="Kestrel remark")
    known = info(file)
    assert (known["counts"], known["not_handed_over"]) == (public["counts"], public["not_handed_over"])
    assert known["digest"] == public["digest"]
    done("share", file, "-o", tmp_path / "out.peerteam")
    done("merge", tmp_path / "other.peerteam", tmp_path / "out.peerteam")
    assert done("search", tmp_path / "other.peerteam", "Kestrel", "--json").json == {"hits": []}
    done("letter", file, "-o", tmp_path / "letter.docx")
    with zipfile.ZipFile(tmp_path / "letter.docx") as word:
        assert not any(b"Kestrel" in word.read(name) for name in word.namelist())
    assert done("search", file, "Kestrel", "--json").json["hits"][0]["id"] == told.out.strip()


# --- search


def test_search_gives_its_hits_as_json(file: Path) -> None:
    hits = done("search", file, "savings found", "--json").json["hits"]
    assert [(set(hit), hit["kind"], hit["id"]) for hit in hits] == [({"kind", "id", "title", "snippet"}, "note", "n1")]
    assert "«savings»" in hits[0]["snippet"]


def test_search_says_what_holds_the_words_or_that_nothing_does(file: Path) -> None:
    assert done("search", file, "chairs").out.startswith("session         Scrutiny chairs: ")
    assert done("search", file, "zeppelin").out == "Nothing holds these words.\n"


# --- letter


@pytest.mark.parametrize("format_id", [None, "letter-a", "report-c"])
def test_a_letter_is_a_word_file_with_the_name_of_the_council(format_id: str | None, file: Path) -> None:
    out = file.with_name("letter.docx")
    chosen = ("--format", format_id) if format_id else ()
    assert done("letter", file, "-o", out, *chosen).out.endswith(f": {out}\n")
    with zipfile.ZipFile(out) as word:
        assert b"Marlbridge Borough Council" in word.read("word/document.xml")
    with VisitFile.open(file) as visit:
        assert [(copy.name, copy.format) for copy in visit.letter.copies()] == [
            ("letter.docx", format_id or "report-e")
        ]


def test_what_is_to_be_known_about_a_template_is_said_and_the_letter_is_written(file: Path) -> None:
    template, out = file.with_name("house.docx"), file.with_name("letter.docx")
    docx.Document().save(str(template))
    told = done("letter", file, "-o", out, "--template", template)
    assert "not A4" in told.err
    assert out.is_file()


def test_a_template_that_will_not_do_is_refused_in_one_sentence_and_nothing_is_remembered(file: Path) -> None:
    template = file.with_name("house.docx")
    template.write_bytes(b"hello world")
    out = file.with_name("letter.docx")
    told = run("letter", file, "-o", out, "--template", template)
    assert_one_plain_sentence(told.err)
    assert (told.code, "is not a Word document" in told.err) == (1, True)
    assert not out.exists()
    with VisitFile.open(file) as visit:
        assert visit.letter.copies() == []


# --- share, merge, check


def test_what_was_shared_begins_a_visit_that_shows_the_same(file: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out.peerteam", tmp_path / "other.peerteam"
    told = done("share", file, "-o", out)
    assert told.out == f"{out}: 10 changes, 10 of them new\n"
    assert info(file)["not_handed_over"] == 0
    assert done("merge", other, out).out.startswith(f"{out}, from Ann Archer: 1 attendance, 1 note, 3 peer")
    assert info(other)["digest"] == info(file)["digest"]
    assert info(other)["me"] is None
    assert done("check", other).out == "Everything is as it must be.\n"


def test_merge_tells_what_it_took_as_json_and_the_second_time_nothing(file: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out.peerteam", tmp_path / "other.peerteam"
    done("share", file, "-o", out)
    first, second = (done("merge", other, out, "--json").json for _ in range(2))
    assert set(first) == {"files", "unsettled"}
    assert set(first["files"][0]) == {"file", "who", "made", "new", "kinds"}
    assert (first["files"][0]["new"], first["files"][0]["kinds"]["note"], first["unsettled"]) == (10, 1, 0)
    assert (second["files"][0]["new"], second["files"][0]["kinds"]) == (0, {})
    assert done("merge", other, out).out == f"{out}, from Ann Archer: nothing new\n"


def test_two_values_for_one_field_wait_to_be_settled_after_a_merge(file: Path, tmp_path: Path) -> None:
    first, second, other = (tmp_path / f"{name}.peerteam" for name in ("first", "second", "other"))
    done("share", file, "-o", first)
    done("merge", other, first)
    for path, title in ((file, "Chairs"), (other, "Scrutiny")):
        with VisitFile.open(path) as visit:
            visit.programme.change("s1", title=title)
    done("share", other, "-o", second)
    assert done("merge", file, second).out.endswith("\n1 to settle\n")
    assert info(file)["unsettled"] == 1


def test_a_file_to_hand_over_may_replace_the_one_of_yesterday(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.peerteam"
    done("share", file, "-o", out)
    done("note", file, "--by", "AA", text="Today’s news")
    assert done("share", file, "-o", out).out == f"{out}: 11 changes, 1 of them new\n"
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["out.peerteam", "visit.peerteam"]


def test_info_tells_who_lacks_what(file: Path, tmp_path: Path) -> None:
    out, back, other = (tmp_path / f"{name}.peerteam" for name in ("out", "back", "other"))
    done("share", file, "-o", out)
    done("merge", other, out)
    done("share", other, "-o", back)
    done("merge", file, back)
    assert [heard["lacks"] for heard in info(file)["heard"]] == [0]
    done("note", file, "--by", "AA", text="Since then")
    done("share", file, "-o", out)
    assert [heard["lacks"] for heard in info(file)["heard"]] == [1]
    assert "and lacks 1 of your changes" in done("info", file).out


def test_a_sound_visit_has_no_problems(file: Path) -> None:
    assert done("check", file, "--json").json == {"problems": []}


def test_problems_are_listed_and_end_with_1(file: Path) -> None:
    with VisitFile.open(file) as visit, visit.door.scratch():
        visit.connection.execute("delete from search where record = 's1'")
    told, listed = run("check", file), run("check", file, "--json")
    assert (told.code, listed.code) == (1, 1)
    assert told.out.splitlines() == listed.json["problems"]
    assert len(listed.json["problems"]) == 1
    assert told.err == "visit.peerteam has 1 problem. Put back the last safe copy.\n"


def test_what_is_told_in_words_reads_as_words(tmp_path: Path) -> None:
    visit, first = str(tmp_path / "empty.peerteam"), str(tmp_path / "first.peerteam")
    days = ("--from", "2026-03-10", "--to", "2026-03-13")
    done("new", visit, "--council", "Testbury", *days, "--me", "Ann Hart")
    assert "meetings: none yet" in done("info", visit).out
    done("share", visit, "-o", first)
    assert "1 peer, 5 themes, 1 visit" in done("merge", str(tmp_path / "joined.peerteam"), first).out
