"""The letters of the samples: valid, and holding no word or name that was said to the team in confidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator

from peerteam import resources
from peerteam.domain.counts import counts
from peerteam.domain.letter import Letter, Role, draft
from peerteam.domain.records import Finding, Note, Person, Recommendation
from peerteam.domain.snapshot import Snapshot
from peerteam.formats import frameworks, letters
from peerteam.formats.visit_folder import read_visit_folder
from peerteam.word.letter_check import check_letter
from peerteam.word.letter_write import write_letter

SAMPLES = resources.names("samples")
_IN_A_ROW = 8


def letter_of(sample: str) -> tuple[Snapshot, Letter]:
    snapshot = Snapshot.of(read_visit_folder(resources.path("samples", sample)))
    format = snapshot.visit.letter or frameworks.load(snapshot.visit.framework or "").letter
    return snapshot, draft(snapshot, letters.load(format), counts(snapshot))


def drafted(letter: Letter) -> Iterator[str]:
    """What the program itself put together: no cleared quotes, nothing a person typed."""
    for part, paragraph in letter.paragraphs():
        if not part.edited and paragraph.role is not Role.QUOTE:
            yield paragraph.text


def rows_of_words(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + _IN_A_ROW]) for i in range(len(words) - _IN_A_ROW + 1)}


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_validator_has_a_complaint(sample: str, tmp_path: Path) -> None:
    path = write_letter(letter_of(sample)[1], tmp_path / "letter.docx").path
    assert OpenXmlValidator().validate(path).errors == []
    assert ooxml_integrity.check(path) == []
    assert check_letter(path) == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_nobody_who_was_met_is_named_in_what_was_drafted(sample: str) -> None:
    snapshot, letter = letter_of(sample)
    said = "\n".join(drafted(letter))
    assert [person.id for person in snapshot.all(Person) if person.name and person.name in said] == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_eight_words_of_a_note_stand_in_a_row_outside_the_findings(sample: str) -> None:
    snapshot, letter = letter_of(sample)
    noted = {row for note in snapshot.all(Note) for row in rows_of_words(note.body or "")}
    team = [finding.wording for finding in snapshot.all(Finding)]
    team += [words for one in snapshot.all(Recommendation) for words in (one.label, one.text, one.explanation)]
    worded = {row for words in team for row in rows_of_words(words or "")}
    assert (rows_of_words("\n".join(drafted(letter))) & noted) - worded == set()
