"""Somebody else's house template: made in another language, with its own headers, cover page and history, and no lists.

What a Word of another language writes: style names as everywhere, but ids in its own language.
"""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from peerteam.word import ooxml

COUNCIL = "Wexley City Council"
SECRET = "Confidential merger of 2019"
"""Words of the template's own making, which must be in no letter."""
_IDS = {
    "Normal": "Standard", "Heading1": "berschrift1", "Heading2": "berschrift2", "Title": "Titel", "Header": "Kopfzeile",
    "Footer": "Fuzeile", "TableNormal": "NormaleTabelle", "NoList": "KeineListe", "BodyText": "Textkrper",
    "DefaultParagraphFont": "Absatz-Standardschriftart", "Subtitle": "Untertitel",
}  # fmt: skip
_WITHOUT = ("Heading 3", "Quote", "Caption", "Intense Quote", "List Number", "Strong", "TOC Heading")


def foreign_template(path: Path) -> Path:
    """The template at `path`."""
    document = docx.Document()
    _looks(document)
    _pages(document)
    _history(document)
    _without_lists(document)
    _ids_of_its_own(document)
    document.save(str(path))
    return path


def _looks(document: Document) -> None:
    for name in _WITHOUT:
        document.styles[name].delete()
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Georgia", Pt(12)
    for level in (1, 2):
        document.styles[f"Heading {level}"].font.color.rgb = RGBColor(0x6B, 0x2D, 0x5C)
    document.styles.add_style("Strength", WD_STYLE_TYPE.CHARACTER).font.bold = True
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "de-DE")


def _pages(document: Document) -> None:
    """A cover page with a section of its own, pages with a letterhead, another one on even pages, a back page."""
    document.add_paragraph(COUNCIL, style="Title")
    cover = document.sections[0]
    document.add_section(WD_SECTION.NEW_PAGE)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(3)
    cover.different_first_page_header_footer = True
    letterhead = cover.header.paragraphs[0]
    letterhead.add_run().add_picture(io.BytesIO(_picture()), width=Cm(2))
    letterhead.add_run(f" {COUNCIL}")
    for picture in letterhead._p.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        picture.set("descr", f"Arms of {COUNCIL}")
    document.settings.odd_and_even_pages_header_footer = True
    cover.even_page_footer.paragraphs[0].text = "Wexley, city of the two rivers"
    for text in ("[LETTER]", "Printed on paper from our own woods"):
        document.add_paragraph(text)


def _history(document: Document) -> None:
    """Where it comes from: an old title, another template, a comment."""
    about = document.core_properties
    about.title, about.keywords, about.last_modified_by = SECRET, SECRET, "A. N. Other"
    settings = document.part._settings_part
    linked = RELATIONSHIP_TYPE.SETTINGS.replace("settings", "attachedTemplate")
    id = settings.rels.get_or_add_ext_rel(linked, "file:///N:/House.dotm")
    settings.element.insert_element_before(ooxml.element("w:attachedTemplate", {"r:id": id}), *_AFTER_TEMPLATE)
    par = document.paragraphs[0]
    document.add_comment(par.runs, SECRET, "A. N. Other", "AO")


_AFTER_TEMPLATE = (
    "w:linkStyles", "w:stylePaneFormatFilter", "w:stylePaneSortMethod", "w:documentType", "w:mailMerge",
    "w:revisionView", "w:trackRevisions", "w:doNotTrackMoves", "w:doNotTrackFormatting", "w:documentProtection",
    "w:autoFormatOverride", "w:styleLockTheme", "w:styleLockQFSet", "w:defaultTabStop", "w:evenAndOddHeaders",
    "w:drawingGridHorizontalSpacing", "w:drawingGridVerticalSpacing", "w:displayHorizontalDrawingGridEvery",
    "w:displayVerticalDrawingGridEvery", "w:characterSpacingControl", "w:compat",
)  # fmt: skip


def _without_lists(document: Document) -> None:
    for key, relation in list(document.part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            del document.part.rels[key]
    for mark in list(document.styles.element.iter(qn("w:numPr"))):
        mark.getparent().remove(mark)


def _ids_of_its_own(document: Document) -> None:
    for tag, attribute in (("style", "styleId"), *((tag, "val") for tag in ("basedOn", "next", "link"))):
        for found in document.styles.element.iter(qn(f"w:{tag}")):
            id = str(found.get(qn(f"w:{attribute}")))
            found.set(qn(f"w:{attribute}"), _IDS.get(id, id))
    cover = document.sections[0]
    frames = (cover.header, cover.even_page_footer)
    for story in (document.element.body, *(frame._element for frame in frames)):
        for tag in ("pStyle", "rStyle"):
            for use in story.iter(qn(f"w:{tag}")):
                use.set(qn("w:val"), _IDS.get(str(use.get(qn("w:val"))), str(use.get(qn("w:val")))))


def _picture() -> bytes:
    """The smallest coat of arms: one purple dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\x6b\x2d\x5c")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
