"""The report for support holds versions, numbers and the log, and not one word of the visit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import peerteam
from peerteam import jobs, log
from peerteam.app import SAMPLE
from peerteam.domain.records import KINDS, Note, Record, Tag
from peerteam.settings import Settings
from peerteam.store.visit_file import VisitFile
from peerteam.ui.known import known_visit, log_step
from peerteam.ui.support_report import report

MARK = "Xyzzy"
FREE = re.compile(r"[A-Za-z]*xyzzy[A-Za-z]*", re.IGNORECASE)


@pytest.fixture
def recent() -> Iterator[log.Recent]:
    made = log.listen()
    yield made
    log.stop(made)


def marked(record: Record) -> Record:
    """The same with a mark in every field that people write in freely; ids and fixed words stay."""
    names = ("name", "initials", "post", "organisation", "title", "body", "wording", "text", "council", "summary")
    has = {field.name for field in fields(record)}
    return replace(record, **{name: f"{MARK} {name} Ünïcode {n}" for n, name in enumerate(names) if name in has})


@pytest.fixture
def full_of_marks(tmp_path: Path, recent: log.Recent) -> Iterator[VisitFile]:
    """The sample with a mark in all its words, which were then worked on, in a folder that is marked too."""
    folder = tmp_path / f"{MARK} folder"
    folder.mkdir()
    with jobs.visit_from_folder(jobs.sample_folder(SAMPLE), folder / f"{MARK} Council.peerteam", f"{MARK} a b c") as v:
        v.listeners.append(log_step)
        for kind in KINDS.values():
            for record in v.rows.all(kind)[:3]:
                with v.step("Mark"):
                    v.rows.change(kind, record.id, **changes(record))
        yield v


def changes(record: Record) -> dict[str, object]:
    now = marked(record)
    return {f.name: getattr(now, f.name) for f in fields(now) if getattr(now, f.name) != getattr(record, f.name)}


def test_no_name_and_no_word_of_anybody_is_in_it(
    full_of_marks: VisitFile, recent: log.Recent, qapp: QApplication
) -> None:
    visit = full_of_marks
    note = visit.notes.add(body=f"{MARK} said the budget will not hold")
    visit.notes.tag(note, 0, 5, visit.programme.themes()[0].id)
    visit.people.add_peer(f"{MARK} Person")
    visit.history.undo()
    settings = Settings(safe_copies=f"/home/{MARK}/copies", exchange_folder=f"/stick/{MARK}")
    text = report(visit, settings.with_visit(known_visit(visit)), recent.lines())
    assert len(recent.lines()) > 10
    assert not FREE.search(text)
    assert visit.id not in text


def test_no_sentence_and_no_name_of_the_real_sample_is_in_it(
    tmp_path: Path, recent: log.Recent, qapp: QApplication
) -> None:
    with jobs.visit_from_folder(jobs.sample_folder(SAMPLE), tmp_path / "visit.peerteam") as visit:
        text = report(visit, Settings(), recent.lines())
        snapshot = visit.snapshot()
        names = {person.name for person in visit.people.persons() if person.name}
        tagged = {tag.span.words for tag in snapshot.all(Tag) if len(tag.span.words or "") > 12}
    assert names
    assert tagged
    assert not [words for words in names | tagged if words in text]


def test_versions_sizes_and_the_log_are_in_it(visit: VisitFile, recent: log.Recent, qapp: QApplication) -> None:
    visit.listeners.append(log_step)
    visit.notes.add(body="words")
    text = report(visit, Settings(text_size=1.5, scheme="dark"), recent.lines())
    for part in (f"Peer Team {peerteam.__version__}", "Qt 6", "SQLCipher 4", "Text 150%, dark", "session 4", "step 1:"):
        assert part in text
    assert f"note {len(visit.rows.all(Note))}" in text
