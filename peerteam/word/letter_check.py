"""Checking a letter as written: references that no ready-made validator follows, what a screen reader needs, and leaks.

Each complaint is a plain sentence. "Word opens it" proves nothing: most of these faults open without a word.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from peerteam.domain.errors import FileDamaged

_NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_W = f"{{{_NS['w']}}}"
_PAGES = re.compile(r"word/(document|header\d*|footer\d*)\.xml$")
_REFERENCE = re.compile(r"\s*(REF|PAGEREF|NOTEREF)\s+(\S+)")
_OPAQUE = re.compile(r"_cpc_[0-9a-f]{16}$")
_LANGUAGE = "en-GB"

Tree = ElementTree.Element


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that are looked at."""

    names: list[str]
    document: Tree
    pages: dict[str, Tree]
    styles: Tree
    numbering: Tree | None
    properties: Tree | None


def check_letter(path: Path) -> list[str]:
    """Everything wrong with the letter at `path`; an empty list is what one wants."""
    package = _open(path)
    checks = (_parts, _bookmarks, _fields, _style_ids, _language, _title, _headings, _tables, _pictures, _empty, _leaks)
    return [complaint for check in checks for complaint in check(package)]


def _open(path: Path) -> Package:
    try:
        with zipfile.ZipFile(path) as file:
            names = file.namelist()
            trees = {name: ElementTree.fromstring(file.read(name)) for name in set(names) if name.endswith(".xml")}
        document, styles = trees["word/document.xml"], trees["word/styles.xml"]
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError):
        raise FileDamaged(f"{path.name} is not a whole Word document", "Write the letter again") from None
    pages = {name: tree for name, tree in trees.items() if _PAGES.match(name)}
    return Package(names, document, pages, styles, trees.get("word/numbering.xml"), trees.get("docProps/core.xml"))


def _val(tree: Tree | None, name: str = "val") -> str:
    return "" if tree is None else tree.get(_W + name, "")


def _text(tree: Tree) -> str:
    return "".join(text.text or "" for text in tree.iter(f"{_W}t"))


# --- references -------------------------------------------------------------------------------------------------------


def _parts(package: Package) -> Iterator[str]:
    for name, times in Counter(package.names).items():
        if times > 1:
            yield f"the part {name} is stored twice"


def _bookmarks(package: Package) -> Iterator[str]:
    starts = list(package.document.iter(f"{_W}bookmarkStart"))
    ends = {_val(mark, "id") for mark in package.document.iter(f"{_W}bookmarkEnd")}
    begun = {_val(mark, "id") for mark in starts}
    for name, times in Counter(_val(mark, "name") for mark in starts).items():
        if times > 1:
            yield f"the bookmark {name} is there twice"
        if name.startswith("_cpc_") and not _OPAQUE.match(name):
            yield f"the bookmark {name} says something about what it marks"
    yield from (f"the bookmark {_val(m, 'name')} never ends" for m in starts if _val(m, "id") not in ends)
    yield from (f"a bookmark ends that never began ({id})" for id in sorted(ends - begun))


def _fields(package: Package) -> Iterator[str]:
    marks = {_val(mark, "name") for mark in package.document.iter(f"{_W}bookmarkStart")}
    for name, tree in package.pages.items():
        depth = 0
        for mark in tree.iter(f"{_W}fldChar"):
            depth += {"begin": 1, "end": -1}.get(_val(mark, "fldCharType"), 0)
            if depth < 0:
                yield f"a field ends that never began, in {name}"
                depth = 0
        if depth:
            yield f"a field never ends, in {name}"
        for code in tree.iter(f"{_W}instrText"):
            found = _REFERENCE.match(code.text or "")
            if found and found[2] not in marks:
                yield f"a cross-reference points to {found[2]}, which is not there"
        for link in tree.iter(f"{_W}hyperlink"):
            if _val(link, "anchor") not in marks | {"", "_top"}:
                yield f"a link points to {_val(link, 'anchor')}, which is not there"


def _style_ids(package: Package) -> Iterator[str]:
    known = {_val(style, "styleId") for style in package.styles.iter(f"{_W}style")}
    lists = set() if package.numbering is None else {_val(n, "numId") for n in package.numbering.findall("w:num", _NS)}
    for tree in package.pages.values():
        for tag in ("pStyle", "rStyle", "tblStyle"):
            missing = {_val(use) for use in tree.iter(_W + tag)} - known
            yield from (f"the style {id} is not defined" for id in sorted(missing))
    for tree in (*package.pages.values(), package.styles):
        missing = {_val(use) for use in tree.iter(f"{_W}numId")} - lists - {"0"}
        yield from (f"the list {id} is not defined" for id in sorted(missing))


# --- accessibility ----------------------------------------------------------------------------------------------------


def _language(package: Package) -> Iterator[str]:
    default = package.styles.find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", _NS)
    if _val(default) != _LANGUAGE:
        yield f"the language of the document is {_val(default) or 'not given'}, not {_LANGUAGE}"
    others = {_val(mark) for tree in (*package.pages.values(), package.styles) for mark in tree.iter(f"{_W}lang")}
    for language in sorted(others - {_LANGUAGE, ""}):
        yield f"some text is marked as {language}"


def _title(package: Package) -> Iterator[str]:
    about = package.properties
    for name in ("title", "subject", "creator", "language"):
        if about is None or not (about.findtext(f"dc:{name}", "", _NS)).strip():
            yield f"the document’s {name} is not set"


def _outline(package: Package) -> dict[str, int]:
    """The heading level of each style that has one, inherited ones included."""
    styles = {_val(style, "styleId"): style for style in package.styles.iter(f"{_W}style")}
    levels: dict[str, int] = {}
    for id, style in styles.items():
        seen: set[str] = set()
        at: Tree | None = style
        while at is not None and _val(at, "styleId") not in seen:
            seen.add(_val(at, "styleId"))
            level = at.find("w:pPr/w:outlineLvl", _NS)
            if level is not None:
                levels[id] = int(_val(level))
                break
            at = styles.get(_val(at.find("w:basedOn", _NS)))
    return levels


def _headings(package: Package) -> Iterator[str]:
    levels = _outline(package)
    before = -1
    for par in package.document.iter(f"{_W}p"):
        own = par.find("w:pPr/w:outlineLvl", _NS)
        level = int(_val(own)) if own is not None else levels.get(_val(par.find("w:pPr/w:pStyle", _NS)))
        if level is None or level > 8:
            continue
        if level > before + 1:
            yield f"the heading “{_text(par)}” skips a level"
        before = level
    if before < 0:
        yield "there is no heading"


def _tables(package: Package) -> Iterator[str]:
    for number, table in enumerate(package.document.iter(f"{_W}tbl"), 1):
        if table.find("w:tr/w:trPr/w:tblHeader", _NS) is None:
            yield f"table {number} has no header row"
        if next(table.iter(f"{_W}gridSpan"), None) is not None or next(table.iter(f"{_W}vMerge"), None) is not None:
            yield f"table {number} has merged cells"
        for tag in ("tblCaption", "tblDescription"):
            if not _val(table.find(f"w:tblPr/w:{tag}", _NS)):
                yield f"table {number} does not say what it holds ({tag})"


def _pictures(package: Package) -> Iterator[str]:
    for picture in package.document.iter(f"{{{_NS['wp']}}}docPr"):
        if not picture.get("descr"):
            yield f"the picture {picture.get('name', '')} has no words for those who cannot see it"


def _empty(package: Package) -> Iterator[str]:
    drawn = (f"{_W}drawing", f"{_W}object", f"{_W}pict", f"{_W}fldChar", f"{_W}sectPr")
    for place, par in enumerate(package.document.iter(f"{_W}p"), 1):
        if not _text(par).strip() and not any(next(par.iter(tag), None) is not None for tag in drawn):
            yield f"paragraph {place} is empty"


# --- what must not leave ----------------------------------------------------------------------------------------------


def _leaks(package: Package) -> Iterator[str]:
    for name in package.names:
        if re.search(r"comments|customXml|people\.xml", name):
            yield f"the part {name} has no business in a letter"
    for tree in package.pages.values():
        if next(tree.iter(f"{_W}vanish"), None) is not None:
            yield "there is hidden text"
        for tag in ("ins", "del"):
            if next(tree.iter(_W + tag), None) is not None:
                yield "there are tracked changes"
