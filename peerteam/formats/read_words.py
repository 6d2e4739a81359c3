"""The words of a text, of slides or of an OpenDocument file, by paragraph, to be looked at before it leaves.

Word's own files are read in `word/read_text.py`.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from peerteam.domain.cautions import Para
from peerteam.domain.errors import BadTable, NoSuchFile
from peerteam.formats.safe_zip import damaged, local, open_zip, parse, read_part

_AS_WORD = "Save it as a Word document (.docx) or as plain text and try again"
_SLIDES = re.compile(r"ppt/(slides/slide|notesSlides/notesSlide)(\d+)\.xml")
_WRAPPED = 50
"""A line at least this long that ends in no stop goes on in the next one."""
_BULLET = re.compile(r"\s*(?:[-*•–>#|]|\d+[.)])\s")
_MARKS = re.compile(r"^\s*(?:#{1,6}|>+|[-*+•])\s+|\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)|`", re.MULTILINE)
_STARTS = {
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old-style Office file, or one locked with a password",
    b"{\\rtf": "a rich text file",
}


def read_words(path: Path) -> list[Para]:
    """The paragraphs of a file in order. Raises NoSuchFile, or BadTable for what cannot be read."""
    if not path.is_file():
        raise NoSuchFile(f"There is no file {path.name}", "Look at the name and the folder")
    try:
        start = path.read_bytes()[:4] if path.stat().st_size < 100_000_000 else b"too long"
    except OSError as problem:
        raise NoSuchFile(f"{path.name} cannot be read ({problem.strerror})", "Look at its permissions") from None
    for known, what in _STARTS.items():
        if start.startswith(known[:4]):
            raise BadTable(f"{path.name} is {what}, which cannot be read", _AS_WORD)
    found = list(_from_zip(path) if start == b"PK\x03\x04" else _from_text(path))
    if not found:
        raise BadTable(f"There are no words in {path.name}", "Choose the letter itself")
    return found


# --- text -------------------------------------------------------------------------------------------------------------


def _from_text(path: Path) -> Iterator[Para]:
    content = path.read_bytes()
    for code in ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text_paras(text)
    raise BadTable(f"{path.name} is not a text", _AS_WORD)


def text_paras(text: str) -> Iterator[Para]:
    """The paragraphs of a plain text or one in Markdown; lines that were only wrapped are joined again."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept: list[str] = []
    begun = 1
    for number, line in enumerate([*lines, ""], 1):
        if kept and _goes_on(kept[-1], line):
            kept.append(line.strip())
            continue
        if kept:
            words = _MARKS.sub("", " ".join(kept)).strip()
            yield Para(words, where=f"line {begun}")
        kept, begun = ([line.strip()], number) if line.strip() else ([], number)


def _goes_on(before: str, line: str) -> bool:
    if not line.strip() or _BULLET.match(line):
        return False
    return line.lstrip()[0].islower() or (len(before) >= _WRAPPED and before[-1] not in '.!?:;”"’)|')


# --- slides and OpenDocument ------------------------------------------------------------------------------------------


def _from_zip(path: Path) -> Iterator[Para]:
    with open_zip(path) as archive:
        names = archive.namelist()
        if "content.xml" in names:
            yield from _open_document(archive, path)
        elif any(map(_SLIDES.fullmatch, names)):
            yield from _slides(archive, path)
        else:
            raise (
                damaged(path)
                if "[Content_Types].xml" not in names
                else BadTable(f"{path.name} is neither a text nor slides", _AS_WORD)
            )


def _slides(archive: zipfile.ZipFile, path: Path) -> Iterator[Para]:
    found = sorted((m[1], int(m[2]), m[0]) for name in archive.namelist() if (m := _SLIDES.fullmatch(name)))
    for kind, number, name in sorted(found, key=lambda each: (each[1], each[0])):
        where = f"slide {number}" if kind.startswith("slides") else f"notes of slide {number}"
        yield from _each(parse(read_part(archive, name, path), path), {"p"}, {"t"}, where)


def _open_document(archive: zipfile.ZipFile, path: Path) -> Iterator[Para]:
    for name, where in (("content.xml", ""), ("styles.xml", "head or foot of the page")):
        if name in archive.namelist():
            yield from _each(parse(read_part(archive, name, path), path), {"p", "h"}, set(), where)


def _each(tree: Any, paragraphs: set[str], texts: set[str], where: str) -> Iterator[Para]:
    for number, par in enumerate((each for each in tree.iter() if local(each) in paragraphs), 1):
        words = "".join(par.itertext() if not texts else (t.text or "" for t in par.iter() if local(t) in texts))
        if words.strip():
            yield Para(words, where=where or f"paragraph {number}")
