"""`peerteam attribution`, as a script would call it."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from peerteam.domain.records import Visit
from peerteam.store.visit_file import VisitFile
from tests.attribution_visit import PRIVATE, records
from tests.builders import unhurried
from tests.commands import done, refused, run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A visit on disk with a private note in it."""
    first, *rest = records()
    assert isinstance(first, Visit)
    with unhurried(VisitFile.create(tmp_path / "visit.peerteam", first)) as file:
        file.load(rest)
        file.set_me("p1")
        note = file.notes.add(body=PRIVATE)
        file.notes.set_private(note, stays_here=True)
    return file.path


def written(path: Path, *lines: str) -> Path:
    file = path.with_name("letter.txt")
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_a_word_file_is_read_and_every_kind_is_told_as_json(path: Path) -> None:
    document = Document()
    parted = document.add_paragraph()
    for bit in ("Cllr Alison Gr", "een is new."):
        parted.add_run(bit)
    for text in (
        "The Director of Place told us that it is late.",
        "The three union representatives said so.",
        "Staff said “it feels like a ship without a wheel”.",
        "It is known that he was told to keep quiet about the overspend.",
        "Staff are proud of their work.",
    ):
        document.add_paragraph(text)
    document.save(str(path.with_name("letter.docx")))
    warnings = done("attribution", path, path.with_name("letter.docx"), "--json").json["warnings"]
    assert [each["kind"] for each in warnings] == ["name", "post", "small group", "uncleared quote", "verbatim note"]
    assert warnings[0]["text"] == "Cllr Alison Green is new."
    assert warnings[0]["match"] == "Cllr Alison Green"
    assert all(each["why"] and each["do"] and each["where"] for each in warnings)


def test_nothing_more_of_a_private_note_is_printed_than_the_sentence(path: Path) -> None:
    letter = written(path, "It is known that he was told to keep quiet about the overspend.")
    for words in (done("attribution", path, letter, "--json").out, done("attribution", path, letter).out):
        assert "quiet about the overspend" in words
        assert "record" not in words
        assert "election" not in words


def test_a_clean_text_is_said_to_be_clean_and_is_no_failure(path: Path) -> None:
    letter = written(path, "Staff are proud of their work.")
    assert done("attribution", path, letter, "--json").json == {"warnings": [], "settled": []}
    assert "nothing found" in done("attribution", path, letter).out


def test_the_list_says_sentence_words_and_what_to_do(path: Path) -> None:
    said = done("attribution", path, written(path, "Okonkwo is new.")).out
    assert "name: “Okonkwo” (line 1)" in said
    assert "    Okonkwo is new." in said
    assert said.endswith("letter.txt: 1 warning.\n")


def test_a_settled_warning_stays_settled_until_its_sentence_changes(path: Path) -> None:
    letter = written(path, "Okonkwo is new.")
    (warning,) = done("attribution", path, letter, "--json").json["warnings"]
    told = done("attribution", path, letter, "--json", "--settle", warning["key"], "--reason", "It is public").json
    assert told["warnings"] == []
    assert [(each["match"], each["reason"]) for each in told["settled"]] == [("Okonkwo", "It is public")]
    assert "1 settled" in done("attribution", path, letter).out
    changed = done("attribution", path, written(path, "Okonkwo is quite new."), "--json").json
    assert [each["match"] for each in changed["warnings"]] == ["Okonkwo"]


def test_a_key_that_no_warning_has_is_refused(path: Path) -> None:
    letter = written(path, "Okonkwo is new.")
    assert "no warning abc" in refused(path.parent, "attribution", path, letter, "--settle", "abc", "--reason", "so")


def test_a_key_without_a_reason_is_wrong_usage(path: Path) -> None:
    assert run("attribution", path, written(path, "Okonkwo is new."), "--settle", "abc").code == 2


@pytest.mark.parametrize("content", [b"%PDF-1.7 x", b"", b"PK\x03\x04 cut off", b"\xd0\xcf\x11\xe0\xa1"])
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(path: Path, content: bytes) -> None:
    letter = path.with_name("letter.docx")
    letter.write_bytes(content)
    assert refused(path.parent, "attribution", path, letter)


def test_a_file_or_visit_that_is_not_there_is_refused_in_one_sentence(path: Path) -> None:
    assert "no file" in refused(path.parent, "attribution", path, path.with_name("none.docx"))
    assert refused(path.parent, "attribution", path.with_name("none.peerteam"), written(path, "Okonkwo."))
