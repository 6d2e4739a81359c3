"""Which style shows which role: looked up once by name, and lent from our own template where a template has none."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from docx.document import Document as DocumentObject
from docx.oxml.ns import qn

from peerteam.domain.letter_blocks import Role
from peerteam.word import template
from peerteam.word.numbering import add_list, list_instance, numbers
from peerteam.word.ooxml import Element

ROLE_STYLES: dict[Role, tuple[str, ...]] = {
    Role.TITLE: ("Title",),
    Role.SUBTITLE: ("Subtitle",),
    Role.VISIT_LINE: ("Visit Line", "Subtitle"),
    Role.LETTER_TITLE: ("Letter Title",),
    Role.ADDRESS: ("Address",),
    Role.SALUTATION: ("Salutation",),
    Role.BODY: ("Body Text", "Normal"),
    Role.NUMBERED: ("Numbered Paragraph", "List Number"),
    Role.BULLET: ("List Bullet",),
    Role.KEY_MESSAGE: ("Key Message", "Intense Quote"),
    Role.STRENGTHS_HEADING: ("Strengths Heading", "Heading 3"),
    Role.AREAS_HEADING: ("Considerations Heading", "Heading 3"),
    Role.STRENGTH: ("Strength", "List Bullet"),
    Role.AREA: ("Consideration", "List Bullet"),
    Role.QUOTE: ("Quote",),
    Role.GROUP_HEADING: ("Further Heading", "Heading 3"),
    Role.RECOMMENDATION: ("Recommendation",),
    Role.RECOMMENDATION_AS_PUBLISHED: ("Recommendation as Published",),
    Role.EXPLANATION: ("Recommendation Reason", "Body Text"),
    Role.SIGNATURE: ("Signature Name",),
    Role.DRAFTING_NOTE: ("Drafting Note",),
}
"""The names tried in order: our own first, then Word's built-in ones."""

_ATTRIBUTE = qn("w:styleId")


class Styles:
    """The styles of one document by name; names are compared without regard to case, as Word does."""

    def __init__(self, document: DocumentObject) -> None:
        self._document = document
        self._ids = dict(_named(document))
        self._lender: DocumentObject | None = None

    def role(self, role: Role) -> str:
        """The id of the style that shows a role."""
        return self.id(*ROLE_STYLES[role])

    def id(self, *names: str) -> str:
        """The id of the first of these styles the document has; if it has none, the first is lent by our template."""
        found = next((self._ids[name.casefold()] for name in names if name.casefold() in self._ids), None)
        return found or self._lend(names[0])

    def numbered(self, *names: str) -> bool:
        """Whether a style puts its paragraphs into a list."""
        style = _style(self._document, self.id(*names))
        return style.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None

    def _lend(self, name: str) -> str:
        """Copy a style of our template into the document, with the style it stands on and the list it belongs to."""
        if self._lender is None:
            self._lender = template.open_template().document
        lent = dict(_named(self._lender))[name.casefold()]
        made = copy.deepcopy(_style(self._lender, lent))
        id = lent if lent not in self._ids.values() else f"PeerTeam{lent}"
        made.set(_ATTRIBUTE, id)
        made.attrib.pop(qn("w:default"), None)
        self._ids[name.casefold()] = id
        self._document.styles.element.append(made)
        self._point(made, "w:basedOn")
        self._point(made, "w:next")
        self._lend_list(made, lent, id)
        return id

    def _point(self, made: Element, tag: str) -> None:
        """Let a lent style stand on this document's style of the same name."""
        pointer = made.find(qn(tag))
        if pointer is None or self._lender is None:
            return
        names = {id: name for name, id in _named(self._lender)}
        name = names.get(pointer.get(qn("w:val")), "normal")
        pointer.set(qn("w:val"), self.id(name))

    def _lend_list(self, made: Element, lent: str, id: str) -> None:
        reference = made.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if reference is None or self._lender is None:
            return
        theirs = self._lender.part.numbering_part.element
        ours = self._document.part.numbering_part.element
        definition = _definition(theirs, str(reference.get(qn("w:val"))))
        copied = copy.deepcopy(definition)
        new_definition = 1 + max(numbers(ours, "w:abstractNum", "w:abstractNumId"), default=0)
        new_list = 1 + max(numbers(ours, "w:num", "w:numId"), default=0)
        copied.set(qn("w:abstractNumId"), str(new_definition))
        for owner in copied.iter(qn("w:pStyle")):
            if owner.get(qn("w:val")) == lent:
                owner.set(qn("w:val"), id)
        add_list(ours, copied, list_instance(new_list, new_definition))
        reference.set(qn("w:val"), str(new_list))


def _named(document: DocumentObject) -> Iterator[tuple[str, str]]:
    """Name, small letters throughout, and id of every style."""
    for style in document.styles.element.findall(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None:
            yield str(name.get(qn("w:val"))).casefold(), str(style.get(_ATTRIBUTE))


def _style(document: DocumentObject, id: str) -> Element:
    styles: list[Element] = document.styles.element.findall(qn("w:style"))
    return next(style for style in styles if style.get(_ATTRIBUTE) == id)


def _definition(numbering: Element, list_id: str) -> Element:
    """The abstract list behind a list id."""
    instance = next(one for one in numbering.findall(qn("w:num")) if one.get(qn("w:numId")) == list_id)
    wanted = instance.find(qn("w:abstractNumId")).get(qn("w:val"))
    definitions: list[Element] = numbering.findall(qn("w:abstractNum"))
    return next(one for one in definitions if one.get(qn("w:abstractNumId")) == wanted)
