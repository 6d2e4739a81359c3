"""The raw XML that python-docx has no words for: fields, bookmarks, links, tables. All of it lives here.

Elements are made directly and styles are named by their id, because looking a style up by name for every paragraph is
two thirds of the cost of python-docx's own way.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

Element: TypeAlias = BaseOxmlElement

BOOKMARK_NAME = re.compile(r"[A-Za-z_]\w{0,39}")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
TWIPS_PER_CM = 1440 / 2.54

PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
)  # fmt: skip
"""The order the schema wants inside `w:pPr`."""


def twips(cm: float) -> int:
    """Centimetres in the unit Word measures pages with."""
    return round(cm * TWIPS_PER_CM)


_name = functools.cache(qn)
_SPACES = {"w": nsmap["w"]}


def element(tag: str, attributes: Mapping[str, object] | None = None, *children: Element) -> Element:
    """A new element: `element("w:shd", {"w:fill": "EEF3F7"})`."""
    named = {_name(name): str(value) for name, value in attributes.items()} if attributes else None
    made: Element = oxml_parser.makeelement(_name(tag), named, _SPACES)
    made.extend(children)
    return made


def value(tag: str, val: object) -> Element:
    """An element whose whole content is its `w:val`."""
    return element(tag, {"w:val": val})


def put(properties: Element, child: Element) -> None:
    """Put `child` where the schema wants it in a paragraph's properties, in place of one of the same kind."""
    for old in properties.findall(child.tag):
        properties.remove(old)
    place = PARAGRAPH_ORDER.index(local_name(child))
    later = {qn(f"w:{name}") for name in PARAGRAPH_ORDER[place + 1 :]}
    follower = next((sibling for sibling in properties if sibling.tag in later), None)
    if follower is None:
        properties.append(child)
    else:
        follower.addprevious(child)


def local_name(child: Element) -> str:
    """The tag without its namespace."""
    return str(child.tag).rpartition("}")[2]


# --- runs and paragraphs ----------------------------------------------------------------------------------------------


def clean(text: str) -> str:
    """Text without the characters XML cannot hold; a line break pasted from Word becomes an ordinary one."""
    return _FORBIDDEN.sub("", text.replace("\v", "\n").replace("\f", "\n"))


def run(text: str, style: str | None = None) -> Element:
    """A run of text; tabs and line ends become what Word has for them."""
    made = element("w:r")
    if style:
        made.append(element("w:rPr", None, value("w:rStyle", style)))
    for bit in re.split(r"([\t\n])", clean(text)):
        if bit in ("\t", "\n"):
            made.append(element("w:tab" if bit == "\t" else "w:br"))
        elif bit:
            words = element("w:t", {"xml:space": "preserve"})
            words.text = bit
            made.append(words)
    return made


def paragraph(style: str, *content: Element) -> Element:
    """A paragraph in the style with this id."""
    return element("w:p", None, element("w:pPr", None, value("w:pStyle", style)), *content)


def properties(par: Element) -> Element:
    """The properties of a paragraph made here."""
    found: Element = par[0]
    return found


# --- fields, links, bookmarks -----------------------------------------------------------------------------------------


def field(instruction: str, result: Sequence[Element]) -> list[Element]:
    """A field with its result already filled in, which every reader shows that does not work it out itself."""
    return [*field_begin(instruction), *result, field_mark("end")]


def field_begin(instruction: str) -> list[Element]:
    """The runs before a field's result."""
    code = element("w:instrText", {"xml:space": "preserve"})
    code.text = f" {instruction} "
    return [field_mark("begin"), element("w:r", None, code), field_mark("separate")]


def field_mark(kind: str) -> Element:
    """The run that begins, separates or ends a field."""
    return element("w:r", None, element("w:fldChar", {"w:fldCharType": kind}))


def link(target: str, *content: Element) -> Element:
    """A link to a bookmark of the same document."""
    return element("w:hyperlink", {"w:anchor": target, "w:history": "1"}, *content)


class Bookmarks:
    """Gives out bookmarks, each name once: a second one of the same name would be lost when the file is saved."""

    def __init__(self) -> None:
        self._ids: Iterator[int] = itertools.count(101)
        self.names: set[str] = set()

    def round(self, name: str, par: Element) -> bool:
        """Put the content of a paragraph into a bookmark; False if the name is already taken."""
        if not BOOKMARK_NAME.fullmatch(name):
            raise ValueError(f"{name!r} cannot be a bookmark")
        if name in self.names:
            return False
        self.names.add(name)
        id = next(self._ids)
        par.insert(1, element("w:bookmarkStart", {"w:id": id, "w:name": name}))
        par.append(element("w:bookmarkEnd", {"w:id": id}))
        return True


# --- tables -----------------------------------------------------------------------------------------------------------


def table(style: str, widths_cm: Sequence[float], title: str, description: str, look: str) -> Element:
    """An empty table of fixed column widths that says to a screen reader what it holds."""
    widths = [twips(width) for width in widths_cm]
    settings = element(
        "w:tblPr",
        None,
        value("w:tblStyle", style),
        element("w:tblW", {"w:w": sum(widths), "w:type": "dxa"}),
        element("w:tblLayout", {"w:type": "fixed"}),
        value("w:tblLook", look),
        value("w:tblCaption", title),
        value("w:tblDescription", description),
    )
    grid = element("w:tblGrid", None, *(element("w:gridCol", {"w:w": width}) for width in widths))
    return element("w:tbl", None, settings, grid)


def row(cells: Sequence[Element], widths_cm: Sequence[float], *, header: bool = False) -> Element:
    """A row that is never split over two pages; a header row comes back at the top of each page."""
    settings = element("w:trPr", None, element("w:cantSplit"))
    if header:
        settings.append(element("w:tblHeader"))
    made = element("w:tr", None, settings)
    for par, width in zip(cells, widths_cm, strict=True):
        size = element("w:tcW", {"w:w": twips(width), "w:type": "dxa"})
        made.append(element("w:tc", None, element("w:tcPr", None, size), par))
    return made
