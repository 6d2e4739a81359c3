"""Tables on the clipboard: HTML as Word, Excel and browsers put it there, and text with tabs between the cells."""

from __future__ import annotations

import re
from typing import Any

from peerteam.domain.errors import BadTable
from peerteam.formats.safe_zip import local
from peerteam.formats.table_grid import EMPTY, MOST_COLUMNS, MOST_ROWS, Cell, Grid, check_size, clean_text, from_squares

_BLOCKS = frozenset({"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol"})
_LINE_THROUGH = re.compile(r"text-decoration[^;]*:[^;]*line-through", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_FRAGMENT = re.compile(r"<!--StartFragment-->(.*)<!--EndFragment-->", re.DOTALL)
_HEADS = re.compile(r"\AVersion:[\d.]+\s.*?(?=<)", re.DOTALL)
_TAG = re.compile(r"<\s*(?:table|html|body|tr|!doctype html)\b", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """Whether words are the HTML of a table."""
    return bool(_TAG.search(text[:20_000]))


def read_html(text: str) -> list[Grid]:
    """The outermost tables of some HTML, each with the words above it. Raises BadTable when there is none."""
    from lxml import etree, html

    text = _HEADS.sub("", text)
    found = _FRAGMENT.search(text)
    fragment = found[1] if found and "<table" in found[1].lower() else text
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(fragment, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise _no_table() from None
    grids: list[Grid] = []
    heading: list[str] = []
    for element in root.iter():
        if any(local(above) == "table" for above in element.iterancestors()):
            continue
        if local(element) == "table":
            grids.append(Grid(f"table {len(grids) + 1}", _rows(element), heading=tuple(heading[-4:])))
            heading = []
        elif local(element) in {"p", "h1", "h2", "h3", "h4", "h5", "h6"} and (words := _words(element)[0].strip()):
            heading.append(clean_text(words))
    if not grids:
        raise _no_table()
    return grids


def _no_table() -> BadTable:
    return BadTable("There is no table in what was pasted", "Select the whole table, copy it and paste again")


def _rows(table: Any) -> list[list[Cell]]:
    squares: dict[tuple[int, int], Cell] = {}
    row = -1
    for element in table.iter():
        if local(element) == "tr" and _table_of(element) is table and not _is_hidden(element):
            row += 1
            _row(element, row, squares)
    return from_squares({place: cell for place, cell in squares.items() if place[0] <= row})


def _row(element: Any, row: int, squares: dict[tuple[int, int], Cell]) -> None:
    column = 0
    for part in element:
        if local(part) not in {"td", "th"}:
            continue
        while (row, column) in squares:
            column += 1
        cell = _cell(part)
        height, width = _span(part, "rowspan", MOST_ROWS), _span(part, "colspan", MOST_COLUMNS)
        check_size(row, column + width, len(squares) + height * width)
        for r in range(row, row + height):
            for c in range(column, column + width):
                squares.setdefault((r, c), cell)
        column += width


def _table_of(element: Any) -> Any:
    return next((above for above in element.iterancestors() if local(above) == "table"), None)


def _span(element: Any, name: str, most: int) -> int:
    value = (element.get(name) or "1").strip()
    return max(1, min(int(value), most)) if value.isdecimal() and len(value) < 9 else 1


def _cell(element: Any) -> Cell:
    kept, everything = _words(element)
    text, whole = clean_text(kept), clean_text(everything)
    return Cell(text or whole, None, not text) if whole else EMPTY


def _words(element: Any, struck: bool = False) -> tuple[str, str]:
    """The words of an element without what is struck out, and with it. White space in HTML is only a blank."""
    style = element.get("style") or ""
    struck = struck or local(element) in {"s", "strike", "del"} or bool(_LINE_THROUGH.search(style))
    if local(element) in {"script", "style", "head"} or _is_hidden(element):
        return "", ""
    own = _blank(element.text)
    kept, everything = "" if struck else own, own
    for part in element:
        inner = _words(part, struck)
        tail = _blank(part.tail)
        line = "\n" if local(part) in _BLOCKS or local(part) == "br" else ""
        kept += line + inner[0] + line + ("" if struck else tail)
        everything += line + inner[1] + line + tail
    return kept, everything


def _blank(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _is_hidden(element: Any) -> bool:
    return bool(_HIDDEN.search(element.get("style") or ""))
