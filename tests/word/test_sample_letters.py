"""The letters of the samples in every format, on our template and on somebody else's: sound, and discreet."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator

from peerteam import resources
from peerteam.domain.copies import quote_words
from peerteam.domain.letter import Letter, Role
from peerteam.domain.letter_blocks import Block, Contents, Paragraph, Part, anchor
from peerteam.domain.letter_findings import cleared_quotes
from peerteam.domain.records import (
    Document,
    Finding,
    Note,
    Peer,
    Person,
    Recommendation,
    Section,
    Session,
    Tag,
    Theme,
)
from peerteam.domain.snapshot import Snapshot
from peerteam.formats import letters
from peerteam.formats.visit_folder import read_visit_folder
from peerteam.jobs import letter_of
from peerteam.word.letter_check import check_letter
from peerteam.word.letter_write import write_letter
from tests.conftest import needs_tool
from tests.word.foreign_house import SECRET, foreign_template

SAMPLES = resources.names("samples")
FORMATS = [each.id for each in letters.load_all()]
_IN_A_ROW = 7


@cache
def sample_visit(sample: str) -> Snapshot:
    return Snapshot.of(read_visit_folder(resources.path("samples", sample)))


def letter_in(sample: str, format: str | None = None) -> Letter:
    return letter_of(sample_visit(sample), format)


def letters_of(sample: str, folder: Path, template: Path | None = None) -> list[Path]:
    """The letter of a sample in every format."""
    return [write_letter(letter_in(sample, id), folder / f"{id}.docx", template).path for id in FORMATS]


def all_in_one(sample: str, path: Path, template: Path | None) -> Path:
    """The letters of a sample in every format, one after the other in one file; nothing of any is left out."""
    letters = [letter_in(sample, id) for id in FORMATS]
    written = write_letter(together(letters), path, template)
    words = "\n".join(sent.text for sent in written.anchors)
    assert [p.text for each in letters for _, p in each.paragraphs() if p.text not in words] == []
    return written.path


def together(letters: list[Letter]) -> Letter:
    """All the letters, one after the other, as one: for a checker that takes its time to start."""
    parts = [_apart(part, str(place)) for place, letter in enumerate(letters) for part in letter.parts]
    return replace(letters[0], parts=tuple(parts))


def _apart(part: Part, name: str) -> Part:
    """A part whose key and anchors no other letter has; what refers to an anchor goes with it."""
    return replace(part, key=f"{name} {part.key}", blocks=tuple(_block_apart(block, name) for block in part.blocks))


def _block_apart(block: Block, name: str) -> Block:
    if isinstance(block, Contents):
        return block
    if not isinstance(block, Paragraph):
        return replace(block, anchor=anchor(name, block.anchor))
    runs = tuple(replace(run, refers_to=run.refers_to and anchor(name, run.refers_to)) for run in block.runs)
    return replace(block, runs=runs, anchor=anchor(name, block.anchor))


def rows_of_words(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + _IN_A_ROW]) for i in range(len(words) - _IN_A_ROW + 1)}


# --- sound ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def template(request: pytest.FixtureRequest, tmp_path: Path) -> Path | None:
    """None, which is our own, or the template of another house."""
    return foreign_template(tmp_path / "house.docx") if request.param == "foreign" else None


@pytest.mark.parametrize("template", ["ours", "foreign"], indirect=True)
@pytest.mark.parametrize("sample", SAMPLES)
def test_our_own_checks_have_no_complaint_in_any_format(sample: str, template: Path | None, tmp_path: Path) -> None:
    for path in letters_of(sample, tmp_path, template):
        assert ooxml_integrity.check(path) == [], path.name
        assert check_letter(path) == [], path.name


@pytest.fixture(
    scope="module", params=[(sample, house) for sample in SAMPLES for house in ("ours", "foreign")], ids="-".join
)
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The letters of a sample in every format in one file, for checkers that take their time over each file."""
    (sample, house), folder = request.param, tmp_path_factory.mktemp("whole")
    template = foreign_template(folder / "house.docx") if house == "foreign" else None
    return all_in_one(sample, folder / "all.docx", template)


def test_no_rule_of_microsofts_is_broken_in_any_format(whole: Path) -> None:
    assert OpenXmlValidator().validate(whole).errors == []


def test_the_open_xml_sdk_itself_has_no_complaint(whole: Path) -> None:
    validator = needs_tool("ooxml-validator")
    told = subprocess.run([validator, str(whole)], capture_output=True, text=True, timeout=60)
    found = json.loads(told.stdout)
    assert (told.returncode, found["ok"], found["errors"]) == (0, True, [])


# --- discreet ---------------------------------------------------------------------------------------------------------


def drafted(letter: Letter) -> Iterator[str]:
    """What the program itself put together: no cleared quotes, nothing a person typed."""
    for part, paragraph in letter.paragraphs():
        if not part.edited and paragraph.role is not Role.QUOTE:
            yield paragraph.text


def everything_in(path: Path) -> str:
    """All parts of a file, as they are and as the words between their tags."""
    with zipfile.ZipFile(path) as file:
        parts = [f"{name}\n{file.read(name).decode('utf-8', 'replace')}" for name in file.namelist()]
    whole = "\n".join(parts)
    return f"{whole}\n{re.sub(r'<[^>]*>', '', whole)}"


def said_by_the_team(snapshot: Snapshot) -> str:
    """What the team itself put into words for the letter, where a name or a phrase may stand on purpose."""
    quotes = [quote_words(tag) for finding in snapshot.all(Finding) for tag in cleared_quotes(snapshot, finding)]
    texts = [*quotes, *(section.edited for section in snapshot.all(Section))]
    texts += [finding.wording for finding in snapshot.all(Finding)]
    texts += [text for one in snapshot.all(Recommendation) for text in (one.label, one.text, one.explanation)]
    texts += [text for peer in snapshot.all(Peer) for text in (peer.name, peer.post, peer.organisation)]
    texts += [question for theme in snapshot.all(Theme) for question in theme.questions or ()]
    texts += [document.title for document in snapshot.all(Document)]
    return "\n".join(text for text in texts if text)


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_part_of_any_letter_holds_a_note_its_id_or_the_name_of_anyone_met(sample: str, tmp_path: Path) -> None:
    snapshot = sample_visit(sample)
    ours = said_by_the_team(snapshot)
    ids = [record.id for kind in (Note, Tag, Session, Person) for record in snapshot.all(kind)]
    names = [person.name for person in snapshot.all(Person) if person.name and person.name not in ours]
    noted = {row for note in snapshot.all(Note) for row in rows_of_words(note.body or "")} - rows_of_words(ours)
    for path in letters_of(sample, tmp_path):
        text = everything_in(path)
        assert [secret for secret in (*ids, *names) if secret in text] == [], path.name
        assert rows_of_words(text) & noted == set(), path.name


def test_the_search_for_secrets_would_find_them(tmp_path: Path) -> None:
    """What is searched for is there to be found: the sample has hundreds of them, and a letter with one is caught."""
    snapshot = sample_visit("marlbridge")
    noted = {row for note in snapshot.all(Note) for row in rows_of_words(note.body or "")}
    assert len(noted) > 500
    leaked = next(note.body for note in snapshot.all(Note) if note.body and len(note.body.split()) > 2 * _IN_A_ROW)
    path = tmp_path / "leak.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("word/document.xml", "<w:p>" + "</w:t><w:t>".join(leaked.split(" ")) + "</w:p>")
    assert rows_of_words(everything_in(path).replace("</w:t><w:t>", " ")) & noted


def test_nothing_of_a_templates_own_making_is_in_a_letter(tmp_path: Path) -> None:
    template = foreign_template(tmp_path / "house.docx")
    assert SECRET in everything_in(template)
    for path in letters_of("marlbridge", tmp_path, template):
        text = everything_in(path)
        assert [word for word in (SECRET, "A. N. Other", "House.dotm", "python-docx") if word in text] == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_nobody_who_was_met_is_named_in_what_was_drafted(sample: str) -> None:
    snapshot = sample_visit(sample)
    said = "\n".join(text for format in FORMATS for text in drafted(letter_in(sample, format)))
    assert [person.id for person in snapshot.all(Person) if person.name and person.name in said] == []
