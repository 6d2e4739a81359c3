"""What the papers for the team have in common: an A4 page with marking, title and page numbers, on our own template.

They stay with the team (crib sheets, the speaking note), so they have our look, whatever template the letter has.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt

from peerteam.word import numbering, ooxml
from peerteam.word.ooxml import Element
from peerteam.word.styles import Styles
from peerteam.word.template import open_template

LINE = "Paper Line"
"""The style of what stands close together: in tables, and on a page that has to hold everything."""

HANDLING = "For the peer team only"
PAGE_WIDTH = 21.0
_ROWS = "0420"
"""A table with a header row and bands, and no column that stands out."""
_LONGEST_PROPERTY = 255


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: lines of words, the strong ones first said with `strong`."""

    lines: tuple[str, ...]
    strong: tuple[int, ...] = ()


class Paper:
    """A paper being written."""

    def __init__(self, margin: float, top: float, bottom: float) -> None:
        opened = open_template()
        self.document: Document = opened.document
        self._before = opened.before
        _line_style(self.document)
        self.styles = Styles(self.document)
        self._plain_list: int | None = None
        self.width = PAGE_WIDTH - 2 * margin
        section = self.document.sections[0]
        section.left_margin = section.right_margin = Cm(margin)
        section.top_margin, section.bottom_margin = Cm(top), Cm(bottom)
        section.header_distance = section.footer_distance = Cm(0.7)
        section.different_first_page_header_footer = False

    def add(self, *blocks: Element) -> None:
        """Add paragraphs and tables in order."""
        for block in blocks:
            self._before.addprevious(block)

    def line(self, style: str, text: str, lead: str = "") -> Element:
        """A paragraph in a style, `lead` being strong."""
        runs = [ooxml.run(f"{lead}  " if text else lead, self.styles.id("Strong"))] if lead else []
        return ooxml.paragraph(self.styles.id(style), *runs, *([ooxml.run(text)] if text else []))

    def heading(self, text: str, style: str = "Heading 1") -> Element:
        """A heading that is not counted."""
        made = self.line(style, text)
        if self.styles.numbered(style):
            if self._plain_list is None:
                self._plain_list = numbering.plain_list(self.document.part.numbering_part.element)
            ooxml.put(ooxml.properties(made), numbering.list_reference(self._plain_list))
        ooxml.put(ooxml.properties(made), ooxml.value("w:outlineLvl", 0))
        return made

    def table(
        self, title: str, description: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[float]
    ) -> Element:
        """A table whose rows are never split and whose head comes back on each page."""
        whole = [width * self.width / sum(widths) for width in widths]
        made = ooxml.table(self.styles.id("Peer Team Table"), whole, title, description, _ROWS)
        heading = self.styles.id("Table Heading")
        made.append(ooxml.row([ooxml.paragraph(heading, ooxml.run(name)) for name in head], whole, header=True))
        for cells in rows:
            row = ooxml.row([self._first(cell) for cell in cells], whole)
            for made_cell, cell in zip(row[1:], cells, strict=True):
                made_cell.extend(self._lines(cell)[1:])
            made.append(row)
        return made

    def _lines(self, cell: Cell) -> list[Element]:
        return [self.line(LINE, "" if n in cell.strong else text, text if n in cell.strong else "")
                for n, text in enumerate(cell.lines or ("–",))]  # fmt: skip

    def _first(self, cell: Cell) -> Element:
        return self._lines(cell)[0]

    def finish(self, title: str, subject: str, foot: str, marking: str) -> bytes:
        """Head and foot, the properties of the file, and its bytes."""
        told = "  ·  ".join(text for text in (marking, HANDLING) if text)
        section = self.document.sections[0]
        head = ooxml.paragraph(self.styles.id("Marking"), ooxml.run(told))
        page = ooxml.field("PAGE", [ooxml.run("1")])
        of = ooxml.field("NUMPAGES", [ooxml.run("1")])
        below = ooxml.paragraph(
            self.styles.id("Footer"), ooxml.run(f"{foot}\tPage "), *page, ooxml.run(" of "), *of
        )  # fmt: skip
        clear = [ooxml.element("w:tab", {"w:val": "clear", "w:pos": ooxml.twips(place)}) for place in (8.2, 16.4)]
        stop = ooxml.element("w:tab", {"w:val": "right", "w:pos": ooxml.twips(self.width)})
        ooxml.put(ooxml.properties(below), ooxml.element("w:tabs", None, *clear, stop))
        for part, line in ((section.header, head), (section.footer, below)):
            part.is_linked_to_previous = False
            for old in list(part._element):
                part._element.remove(old)
            part._element.append(line)
        _describe(self.document, title, subject, marking)
        held = io.BytesIO()
        self.document.save(held)
        return held.getvalue()


def _line_style(document: Document) -> None:
    made = document.styles.add_style(LINE, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles["Table Text"]
    shape = made.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(0), Pt(1), 1.08


def _describe(document: Document, title: str, subject: str, marking: str) -> None:
    about = document.core_properties
    now = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    about.title, about.subject = (" ".join(ooxml.clean(text).split())[:_LONGEST_PROPERTY] for text in (title, subject))
    about.author = about.last_modified_by = "Peer Team"
    about.language, about.category = "en-GB", marking
    about.keywords = about.comments = about.content_status = about.version = ""
    about.created = about.modified = now
    about.revision = 1
