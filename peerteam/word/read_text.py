"""Every word of a Word file, paragraph by paragraph, wherever it stands: what must be looked at before the file leaves.

Words parted into runs are whole again. Beside the text these are read: tables, headers and footers, notes at the foot,
text boxes, diagrams, comments, words for those who cannot see a picture, the document's properties – and what was
struck out while changes were tracked, for it is still in the file.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from peerteam.domain.cautions import Para
from peerteam.domain.errors import BadTable, NoSuchFile

if TYPE_CHECKING:
    from lxml.etree import _Element as Tree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ANCHOR = "_cpc_"
_LARGEST = 120_000_000
_PARTS = (
    ("word/document.xml", ""),
    (r"word/(header|footer)\d*\.xml", "head or foot of the page"),
    (r"word/(footnotes|endnotes)\.xml", "footnote"),
    (r"word/comments\.xml", "comment"),
    (r"word/(diagrams/data|charts/chart)\d*\.xml", "diagram"),
    (r"docProps/core\.xml", "property of the file"),
)
_PROPERTIES = ("title", "subject", "description", "keywords", "category")
_APART = frozenset({f"{_W}p", f"{_W}txbxContent", f"{_A}p"})
_UNSAID = frozenset({f"{_W}instrText", _FALLBACK})
_STRUCK = frozenset({f"{_W}del", f"{_W}moveFrom"})
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def is_word_file(path: Path) -> bool:
    """Whether a file is a Word document, whatever it is called."""
    try:
        with zipfile.ZipFile(path) as package:
            return "word/document.xml" in package.namelist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def read_text(path: Path) -> list[Para]:
    """The paragraphs of a Word file in order. Raises NoSuchFile, or BadTable for what is no Word file."""
    return [para for name, where, tree in _trees(path) for para in _part(name, where, tree)]


def _trees(path: Path) -> Iterator[tuple[str, str, Tree]]:
    if not path.is_file():
        raise NoSuchFile(f"There is no file {path.name}", "Look at the name and the folder")
    wrong = BadTable(f"{path.name} is not a whole Word document", "Open it in Word, save it anew and try again")
    try:
        with zipfile.ZipFile(path) as package:
            if sum(part.file_size for part in package.infolist()) > _LARGEST:
                raise BadTable(f"{path.name} unpacks to far more than a letter holds", "Choose the letter itself")
            names = package.namelist()
            if "word/document.xml" not in names:
                raise wrong
            for pattern, where in _PARTS:
                for name in sorted(name for name in set(names) if re.fullmatch(pattern, name)):
                    yield name, where, _tree(package.read(name), wrong)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        raise wrong from None


def _tree(content: bytes, wrong: BadTable) -> Tree:
    """A part as a tree. Nothing outside it is fetched and no entity is filled in."""
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise wrong from None
    if tree.getroottree().docinfo.doctype:
        raise wrong
    return tree


def _part(name: str, where: str, tree: Tree) -> Iterator[Para]:
    if name.startswith("docProps"):
        for child in tree:
            if str(child.tag).rpartition("}")[2] in _PROPERTIES and child.text:
                yield Para(child.text, where=where)
        return
    body = where == ""
    for number, par in enumerate(_paragraphs(tree), 1):
        place = where or ("text box" if _in(par, "txbxContent") else "table" if _in(par, "tc") else "")
        yield from _paragraph(par, place or f"paragraph {number}", body=body)
    for picture in tree.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        if picture.get("descr"):
            yield Para(str(picture.get("descr")), where="words for a picture")


def _paragraphs(tree: Tree) -> Iterator[Tree]:
    for par in tree.iter(f"{_W}p", f"{_A}p"):
        if not any(above.tag == _FALLBACK for above in par.iterancestors()):
            yield par


def _in(par: Tree, tag: str) -> bool:
    return next(par.iterancestors(f"{_W}{tag}"), None) is not None


def _paragraph(par: Tree, where: str, *, body: bool) -> Iterator[Para]:
    text = "".join(_bits(par, struck=False))
    if text.strip():
        yield Para(text, _anchor(par) if body else "", where)
    struck = "".join(_bits(par, struck=True))
    if struck.strip():
        yield Para(struck, where=f"struck out in {where}, but still in the file")


def _anchor(par: Tree) -> str:
    names = (str(mark.get(f"{_W}name")) for mark in par.iter(f"{_W}bookmarkStart"))
    return next((name.removeprefix(_ANCHOR) for name in names if name.startswith(_ANCHOR)), "")


def _bits(tree: Tree, *, struck: bool) -> Iterator[str]:
    """The words as they stand now, or only those struck out by tracking; never those of a paragraph inside this one."""
    for child in tree:
        tag = str(child.tag)
        if tag in _APART or tag in _UNSAID:
            continue
        if tag in _STRUCK:
            if struck:
                yield "".join(str(words.text or "") for words in child.iter(f"{_W}delText", f"{_W}t")) + " "
        elif tag in (f"{_W}t", f"{_A}t"):
            yield "" if struck else child.text or ""
        elif tag.startswith(_W) and tag[len(_W) :] in _SIGNS and child.getparent().tag == f"{_W}r":
            yield "" if struck else _SIGNS[tag[len(_W) :]]
        else:
            yield from _bits(child, struck=struck)
