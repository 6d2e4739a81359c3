"""Twenty-two faults a Word file can have, planted one at a time: some checker of the three catches each, and is named.

"Word opens it" is no proof of anything, nor is "LibreOffice opens it": of these they complain of two. So the three
checkers that run on every letter are themselves checked here.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator

from peerteam.domain.errors import PeerTeamError
from peerteam.domain.letter import draft
from peerteam.formats import letters
from peerteam.word.letter_check import check_letter
from peerteam.word.letter_write import write_letter
from tests.letter_visit import tallies, visit

DOCUMENT, TYPES, RELATIONS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
STRENGTH = '<w:pPr><w:pStyle w:val="Strength"/></w:pPr>'
IN_LIST_99 = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr></w:pPr>'
CELL = r"(<w:tc>(?:(?!</w:tc>).)*?</w:tcPr>)<w:p>.*?</w:p></w:tc>"
GREETING = r'<w:r><w:t xml:space="preserve">Corporate Peer Challenge: feedback report</w:t></w:r>'
COMMENTS = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="3" '
    'w:author="A"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:comment></w:comments>'
)
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
COMMENTS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"

Parts = dict[str, bytes]
Plant = Callable[[Parts], None]


def sub(pattern: str, new: str, part: str = DOCUMENT) -> Plant:
    """Puts `new` where `pattern` is first found."""

    def plant(parts: Parts) -> None:
        text = parts[part].decode()
        planted = re.sub(pattern, new, text, count=1, flags=re.DOTALL)
        assert planted != text, f"nothing to plant in: {pattern}"
        parts[part] = planted.encode()

    return plant


def with_comment(*, marked: bool, told: bool = True, there: bool = True) -> Plant:
    """A comment: with its mark in the text or not, told in the list of types or not, there at all or not."""

    def plant(parts: Parts) -> None:
        relation = f'<Relationship Id="rId900" Type="{COMMENTS_RELATION}" Target="comments.xml"/>'
        sub("</Relationships>", f"{relation}</Relationships>", RELATIONS)(parts)
        if told:
            override = f'<Override PartName="/word/comments.xml" ContentType="{COMMENTS_TYPE}"/>'
            sub("</Types>", f"{override}</Types>", TYPES)(parts)
        if there:
            parts["word/comments.xml"] = COMMENTS.encode()
        if marked:
            sub(GREETING, r'\g<0><w:r><w:commentReference w:id="3"/></w:r>')(parts)

    return plant


def repeated_id(parts: Parts) -> None:
    first = '<w:ins w:id="5" w:author="A"><w:r><w:t>Dear </w:t></w:r></w:ins>'
    sub(GREETING, f"{first}{first}")(parts)


AUDIT, INTEGRITY, OURS = "openxml-audit", "ooxml-integrity", "letter_check"
DEFECTS: dict[str, tuple[str, Plant]] = {
    "a bookmark id given twice": (AUDIT, sub(r'(<w:bookmarkStart w:id=")\d+(" w:name="_cpc_)', r"\g<1>103\2")),
    "a bookmark name given twice": (
        OURS, sub(r'(w:name="_cpc_)[0-9a-f]{16}(".*?w:name="_cpc_)([0-9a-f]{16})', r"\1\3\2\3"),
    ),
    "a bookmark that never ends": (OURS, sub(r'<w:bookmarkEnd w:id="110"/>', "")),
    "a comment mark without a comment": (AUDIT, sub(GREETING, r'\g<0><w:r><w:commentReference w:id="777"/></w:r>')),
    "a comment without a mark": (INTEGRITY, with_comment(marked=False)),
    "a relation to a part that is not there": (AUDIT, with_comment(marked=False, told=False, there=False)),
    "a part whose type is not told": (INTEGRITY, with_comment(marked=True, told=False)),
    "properties in the wrong order": (AUDIT, sub(STRENGTH, STRENGTH.replace("<w:pPr>", '<w:pPr><w:jc w:val="left"/>'))),
    "a value that does not exist": (
        AUDIT, sub(STRENGTH, STRENGTH.replace("</w:pPr>", '<w:jc w:val="middle"/></w:pPr>')),
    ),
    "a cell without a paragraph": (AUDIT, sub(CELL, r"\1</w:tc>")),
    "a table without its grid": (AUDIT, sub(r"<w:tblGrid>.*?</w:tblGrid>", "")),
    "a row without cells": (INTEGRITY, sub(r"<w:tr>(?:(?!</w:tr>).)*?</w:tr></w:tbl>", "<w:tr></w:tr></w:tbl>")),
    "a style that is not defined": (OURS, sub('<w:pStyle w:val="Strength"/>', '<w:pStyle w:val="Strenght"/>')),
    "a list that is not defined": (OURS, sub(STRENGTH, STRENGTH.replace("</w:pPr>", IN_LIST_99))),
    "a field that never ends": (OURS, sub(r'<w:fldChar w:fldCharType="end"/>', "")),
    "a control character in the text": (OURS, sub(r">Strengths<", ">Stren\x0bgths<")),
    "a reference to nothing": (OURS, sub(r"REF _cpc_[0-9a-f]{16}", "REF _cpc_0000000000000000")),
    "a link in the contents to nowhere": (OURS, sub(r'w:anchor="_Toc\d+"', 'w:anchor="_Toc9999"')),
    "a run inside a run": (AUDIT, sub(GREETING, r"<w:r>\g<0></w:r>")),
    "a tracked change whose id is given twice": (INTEGRITY, repeated_id),
    "text inside a deletion": (INTEGRITY, sub(GREETING, r'<w:del w:id="5005" w:author="A">\g<0></w:del>')),
}  # fmt: skip


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Parts:
    path = tmp_path_factory.mktemp("letter") / "letter.docx"
    write_letter(draft(visit(), letters.load("report-e"), tallies()), path)
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def saved(parts: Parts, path: Path, twice: str | None = None) -> Path:
    with zipfile.ZipFile(path, "w") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        for name, content in parts.items():
            file.writestr(name, content)
        if twice:
            file.writestr(twice, parts[twice])
    return path


def complaints(path: Path) -> dict[str, list[str]]:
    """What each checker says."""
    return {
        AUDIT: [str(error) for error in OpenXmlValidator().validate(path).errors],
        INTEGRITY: [str(finding) for finding in ooxml_integrity.check(path)],
        OURS: _ours(path),
    }


def _ours(path: Path) -> list[str]:
    try:
        return check_letter(path)
    except PeerTeamError as problem:
        return [problem.what]


def test_of_the_letter_without_a_defect_no_checker_complains(letter: Parts, tmp_path: Path) -> None:
    assert complaints(saved(letter, tmp_path / "letter.docx")) == {AUDIT: [], INTEGRITY: [], OURS: []}


def test_there_are_as_many_defects_as_were_ever_found() -> None:
    assert len(DEFECTS) + 1 == 22  # and the part that is stored twice


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_planted_defect_is_caught_by_the_checker_that_is_named(defect: str, letter: Parts, tmp_path: Path) -> None:
    checker, plant = DEFECTS[defect]
    parts = dict(letter)
    plant(parts)
    assert complaints(saved(parts, tmp_path / "planted.docx"))[checker]


def test_a_part_that_is_stored_twice_is_caught(letter: Parts, tmp_path: Path) -> None:
    told = complaints(saved(letter, tmp_path / "twice.docx", twice=DOCUMENT))
    assert any("stored twice" in complaint for complaint in told[OURS])
