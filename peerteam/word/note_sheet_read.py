"""Reading a filled note sheet back, whichever program saved it last.

Tables are known by their headings and the sheet by its code; every other word that is not the sheet's own is kept as
well, wherever it was written: below the tables, between the questions, in a comment.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from peerteam.domain.errors import BadTable, NoSuchFile
from peerteam.domain.note_sheets import KINDS, Point, Returned
from peerteam.word.note_sheet import ABOUT, AUTHOR, CODE, GROUP, POINTS, PROPERTIES, REST, TYPIST
from peerteam.word.note_sheet_file import word_digest

if TYPE_CHECKING:
    from lxml.etree import _Element as Tree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNSEEN = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_LARGEST = 32 * 1024 * 1024
_CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")
_BOXES = "☐□❏◻◯○"
_TICKS = "☒☑✓✔✗✘√■●◉▣⊠🗹🗷"
_BEFORE = re.compile(rf"(?:[\s\[\](){_BOXES}{_TICKS}*.·•_]|[xX](?![^\W\d]|['’-]))*")
_AFTER = re.compile(rf"(?:[\s\[\](){_BOXES}{_TICKS}*]|(?<=[\s{_BOXES}])[xX])*$")
_LETTERS = re.compile(rf"(?:[{''.join(letter for letter, _, _ in KINDS)}]\s*[,;/&+ ]?\s*)+", re.IGNORECASE)
_CODES = re.compile(r"[\d\s,;&/+]+")


def read_note_sheet(path: Path) -> Returned:
    """What is written on a sheet. Raises NoSuchFile, or BadTable for what is no Word file."""
    parts = _parts(path)
    known = _properties(parts)
    visit, session, themes, words = (known.get(name) for name in PROPERTIES)
    found = _Found(set((words or "").split()))
    found.read(_tree(parts["word/document.xml"], path))
    if "word/comments.xml" in parts:
        comments = _tree(parts["word/comments.xml"], path)
        found.rest += [text for par in comments.iter(f"{_W}p") if (text := _text(par).strip())]
    code = found.about.get(CODE, "").strip() or _code_in_foot(parts, path)
    labels = (line.split("\t", 1) for line in re.split(r"[\r\n]+", themes or "") if "\t" in line)
    return Returned(
        file=path.name,
        code=code or None,
        visit=visit,
        session=session,
        author=found.about.get(AUTHOR, "").strip(),
        typist=found.about.get(TYPIST, "").strip(),
        groups=tuple(ticked(found.about.get(GROUP, "").split("\n"))),
        points=tuple(found.points),
        rest=tuple(found.rest),
        theme_ids=tuple((label, id) for id, label in labels),
    )


# --- the file ---------------------------------------------------------------------------------------------------------


def _parts(path: Path) -> dict[str, bytes]:
    if not path.is_file():
        raise NoSuchFile(f"There is no file {path.name}", "Choose a filled note sheet (.docx)")
    wrong = BadTable(f"{path.name} is not a whole Word document", "Choose a note sheet saved as .docx")
    try:
        with zipfile.ZipFile(path) as package:
            wanted = [
                one for one in package.infolist() if re.match(r"(word/[^/]+|docProps/custom)\.xml$", one.filename)
            ]
            if sum(one.file_size for one in wanted) > _LARGEST:
                raise BadTable(f"{path.name} is far too large for a note sheet", "Choose a filled note sheet")
            parts = {one.filename: package.read(one) for one in wanted}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError):
        raise wrong from None
    if "word/document.xml" not in parts:
        raise wrong
    return parts


def _tree(content: bytes, path: Path) -> Tree:
    """A part as a tree. Nothing outside it is fetched and no entity is filled in."""
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise BadTable(f"{path.name} is a damaged Word document", "Save it again and try that copy") from None
    if tree.getroottree().docinfo.doctype:
        raise BadTable(f"{path.name} is no ordinary Word document", "Save it again in Word and try that copy")
    return tree


def _properties(parts: dict[str, bytes]) -> dict[str, str]:
    if "docProps/custom.xml" not in parts:
        return {}
    tree = _tree(parts["docProps/custom.xml"], Path("custom.xml"))
    return {str(one.get("name")): "".join(str(text) for text in one.itertext()) for one in tree}


def _code_in_foot(parts: dict[str, bytes], path: Path) -> str:
    for name in sorted(parts):
        if name.startswith("word/footer"):
            found = _CODE.search(_text(_tree(parts[name], path)))
            if found:
                return found[0]
    return ""


# --- the words --------------------------------------------------------------------------------------------------------


def _text(tree: Tree) -> str:
    """The words of a paragraph or cell as they stand now: what is struck out by tracking is not there."""
    return "".join(_bits(tree)).strip("\n")


def _bits(tree: Tree) -> Iterator[str]:
    for child in tree:
        if child.tag in _UNSEEN:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield "\t" if child.getparent().tag == f"{_W}r" else ""
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "‑"
        else:
            yield from _bits(child)
            if child.tag == f"{_W}p":
                yield "\n"


def _blocks(tree: Tree) -> Iterator[Tree]:
    """Paragraphs and tables in order, through whatever wraps them."""
    for child in tree:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag not in _UNSEEN:
            yield from _blocks(child)


def _cells(row: Tree) -> list[str]:
    cells = [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row]
    return ["\n".join(line.rstrip() for line in _text(cell).split("\n")).strip() for cell in cells]


@dataclass(slots=True)
class _Found:
    own: set[str]
    about: dict[str, str] = field(default_factory=dict)
    points: list[Point] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)

    def read(self, document: Tree) -> None:
        """Go through the sheet in order."""
        for block in _blocks(document):
            if block.tag == f"{_W}p":
                self._loose(_text(block))
            else:
                rows = [row for row in block.iter(f"{_W}tr") if next(row.iterancestors(f"{_W}tbl")) is block]
                self._table([cells for row in rows if (cells := _cells(row))])

    def _table(self, rows: Sequence[Sequence[str]]) -> None:
        head = _plain(rows[0][0]) if rows else ""
        read = {_plain(ABOUT): self._about_row, _plain(POINTS): self._point, _plain(REST): self._free}.get(head)
        for cells in rows[1:] if read else rows:
            (read or self._free)(cells)

    def _about_row(self, cells: Sequence[str]) -> None:
        label, value = cells[0], "\n".join(cells[1:])
        known = next((name for name in (AUTHOR, TYPIST, GROUP, CODE) if _plain(label).startswith(_plain(name))), None)
        if known is None:
            self._free(cells)
        else:
            # somebody may have gone on writing behind the label
            behind = " ".join(label.split())[len(known) :].strip(" :")
            self.about[known] = f"{behind} {value}".strip()

    def _point(self, cells: Sequence[str]) -> None:
        if len(cells) != 3:
            self._free(cells)
            return
        words, themes, kinds = cells
        point = Point(words, tuple(ticked(themes.split("\n"))), tuple(ticked(kinds.split("\n"))))
        if point.words or point.themes or point.kinds:
            self.points.append(point)

    def _free(self, cells: Sequence[str]) -> None:
        for cell in cells:
            if any(not self._is_own(line) for line in cell.split("\n")):
                self.rest.append(cell)

    def _loose(self, text: str) -> None:
        words = text.strip()
        if words and not self._is_own(words):
            self.rest.append(words)

    def _is_own(self, words: str) -> bool:
        return not words.strip() or word_digest(words.replace("\t", "")) in self.own


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


# --- ticks ------------------------------------------------------------------------------------------------------------


def ticked(lines: Sequence[str]) -> list[str]:
    """What is ticked or written in a cell of boxes: labels, or the numbers and letters typed instead."""
    found: list[str] = []
    for line in lines:
        before = _BEFORE.match(line)
        start = before.end() if before else 0
        after = _AFTER.search(line, start)
        end = after.start() if after else len(line)
        label, around = line[start:end].strip(), line[:start] + line[end:]
        if not label:
            continue
        box = any(letter in _BOXES for letter in around)
        mark = any(letter in _TICKS or letter in "xX*" for letter in around)
        if box and not mark:
            continue
        if _CODES.fullmatch(label):
            found += re.findall(r"\d+", label)
        elif _LETTERS.fullmatch(label):
            found += re.findall(r"[A-Za-z?]", label.upper())
        else:
            found.append(label)
    return found
