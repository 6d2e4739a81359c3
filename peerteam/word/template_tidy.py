"""Making a user's template fit to hold a letter: what came from its own making goes, what a letter needs is added.

Its looks are left alone. What cannot be put right here is said by `template_check`.
"""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from peerteam.word import ooxml
from peerteam.word.ooxml import Element
from peerteam.word.styles import named

LANGUAGE = "en-GB"
_COMMENT_MARKS = ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")
_FROM_ELSEWHERE = ("w:attachedTemplate", "w:mailMerge", "w:linkStyles", "w:rsids", "w:docVars")
"""Settings that belong to the template's own making, or fetch something."""
_ABOUT = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Peer Team</Application></Properties>"
)


def tidy(document: Document) -> None:
    """Make the template ready for a letter."""
    _forget_its_making(document)
    _drop_comment_marks(document)
    _speak_english(document)
    _outline(document)
    _unlink_what_is_gone(document)
    _have_lists(document)


def _forget_its_making(document: Document) -> None:
    """No link to another template, no name of its author's company, no title of an older document."""
    settings = document.part._settings_part
    for tag in _FROM_ELSEWHERE:
        for found in settings.element.findall(qn(tag)):
            settings.element.remove(found)
    for key, relation in list(settings.rels.items()):
        if relation.is_external:
            del settings.rels[key]
    about = document.core_properties._element
    for child in list(about):
        about.remove(child)
    for relation in document.part.package.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            _replace(relation.target_part)


def _replace(part: Part) -> None:
    part._blob = _ABOUT


def _drop_comment_marks(document: Document) -> None:
    """The comments themselves are gone already; a mark without its comment would be a fault in the file."""
    for mark in list(document.element.body.iter(*(qn(tag) for tag in _COMMENT_MARKS))):
        holder = mark.getparent()
        holder.remove(mark)
        if holder.tag == qn("w:r") and all(child.tag == qn("w:rPr") for child in holder):
            holder.getparent().remove(holder)


def _speak_english(document: Document) -> None:
    """The letter is in English whatever language the template was made for, and so it is read aloud and checked."""
    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = ooxml.element("w:docDefaults")
        styles.insert(0, defaults)
    within = _child(_child(defaults, "w:rPrDefault", first=True), "w:rPr")
    if within.find(qn("w:lang")) is None:
        within.append(ooxml.element("w:lang"))
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _child(parent: Element, tag: str, *, first: bool = False) -> Element:
    found: Element | None = parent.find(qn(tag))
    if found is None:
        found = ooxml.element(tag)
        parent.insert(0 if first else len(parent), found)
    return found


def _outline(document: Document) -> None:
    """Headings are headings to the contents list and to a screen reader, however the template made them."""
    for level in (1, 2, 3):
        for style in heading_styles(document, level):
            properties = style.get_or_add_pPr()
            if properties.find(qn("w:outlineLvl")) is None:
                ooxml.put(properties, ooxml.value("w:outlineLvl", level - 1))


def _unlink_what_is_gone(document: Document) -> None:
    """A style paired with one that somebody deleted is a fault that checkers complain of."""
    styles = document.styles.element
    ids = {style.get(qn("w:styleId")) for style in styles.findall(qn("w:style"))}
    for pair in [pair for pair in styles.iter(qn("w:link")) if pair.get(qn("w:val")) not in ids]:
        pair.getparent().remove(pair)


def heading_styles(document: Document, level: int) -> list[Element]:
    """The style of headings of a level, if there is one."""
    ids = {id for name, kind, id in named(document) if name == f"heading {level}" and kind == "paragraph"}
    return [style for style in document.styles.element.findall(qn("w:style")) if style.get(qn("w:styleId")) in ids]


def _have_lists(document: Document) -> None:
    """A document without a single list has no place for them, and python-docx cannot make one."""
    part = document.part
    if any(relation.reltype == RELATIONSHIP_TYPE.NUMBERING for relation in part.rels.values()):
        return
    made = NumberingPart(
        PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, ooxml.element("w:numbering"), part.package
    )
    part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
