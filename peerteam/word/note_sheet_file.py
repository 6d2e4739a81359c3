"""What a note sheet carries besides its page: head and foot, and the properties by which it finds its place again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from peerteam.word import ooxml
from peerteam.word.styles import Styles

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006"
_VT = f"{_CUSTOM}/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def write_frame(document: Document, styles: Styles, council: str, code: str, marking: str, width: float) -> None:
    """Head and foot of every page: the marking, whose visit it is, the code, the page."""
    section = document.sections[0]
    head = ooxml.paragraph(styles.id("Header"), ooxml.run(f"{council}: note sheet"))
    page = ooxml.field("PAGE", [ooxml.run("1")])
    of = ooxml.field("NUMPAGES", [ooxml.run("1")])
    foot = ooxml.paragraph(styles.id("Footer"), ooxml.run(f"Sheet {code}\tPage "), *page, ooxml.run(" of "), *of)
    clear = [ooxml.element("w:tab", {"w:val": "clear", "w:pos": ooxml.twips(place)}) for place in (8.2, 16.4)]
    stop = ooxml.element("w:tab", {"w:val": "right", "w:pos": ooxml.twips(width)})
    ooxml.put(ooxml.properties(foot), ooxml.element("w:tabs", None, *clear, stop))
    marked = [ooxml.paragraph(styles.id("Marking"), ooxml.run(marking))] if marking else []
    for part, lines in ((section.header, [*marked, head]), (section.footer, [foot])):
        part.is_linked_to_previous = False
        for old in list(part._element):
            part._element.remove(old)
        part._element.extend(lines)


def describe(document: Document, title: str, council: str, marking: str) -> None:
    """The ordinary properties of the file."""
    about = document.core_properties
    now = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    about.title, about.subject = ooxml.clean(f"Note sheet: {title}")[:255], ooxml.clean(council)[:255]
    about.author = about.last_modified_by = "Peer Team"
    about.language, about.category = "en-GB", marking[:255]
    about.keywords = about.comments = about.content_status = about.version = ""
    about.created = about.modified = now
    about.revision = 1


def word_digest(words: str) -> str:
    """By which a line of the sheet's own is known again: whatever else stands there was written by somebody."""
    return hashlib.blake2b(" ".join(words.split()).encode(), digest_size=4).hexdigest()


def digests_of(document: Document) -> list[str]:
    """The digests of every line that stands on a sheet."""
    paragraphs = document.element.body.iter(qn("w:p"))
    texts = ["".join(text.text or "" for text in par.iter(qn("w:t"))) for par in paragraphs]
    return list(dict.fromkeys(word_digest(text) for text in texts if text.strip()))


def remember(document: Document, values: Mapping[str, str]) -> None:
    """Keep values in the file where nobody sees them and every program leaves them: as custom properties."""
    package = document.part.package
    type = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    part = Part(PackURI("/docProps/custom.xml"), type, _custom_properties(values), package)
    package.relate_to(part, f"{_CUSTOM}/relationships/custom-properties")


def _custom_properties(values: Mapping[str, str]) -> bytes:
    from lxml import etree

    space = f"{_CUSTOM}/custom-properties"
    top = etree.Element(f"{{{space}}}Properties", nsmap={None: space, "vt": _VT})
    for id, (name, value) in enumerate(values.items(), 2):
        one = etree.SubElement(top, f"{{{space}}}property", fmtid=_FORMAT, pid=str(id), name=name)
        etree.SubElement(one, f"{{{_VT}}}lpwstr").text = ooxml.clean(value)
    written: bytes = etree.tostring(top, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
