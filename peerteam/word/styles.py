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
    Role.DATE: ("Date",),
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
    Role.QUOTE: ("Quotation", "Quote"),
    Role.GROUP_HEADING: ("Further Heading", "Heading 3"),
    Role.RECOMMENDATION: ("Recommendation",),
    Role.RECOMMENDATION_AS_PUBLISHED: ("Recommendation as Published",),
    Role.EXPLANATION: ("Recommendation Reason",),
    Role.SIGNATURE: ("Signature Name",),
    Role.DRAFTING_NOTE: ("Drafting Note",),
}
"""The names tried in order: our own first, then Word's built-in ones."""

_ATTRIBUTE = qn("w:styleId")
_HEADINGS = tuple(f"heading {level}" for level in range(1, 10))
_KINDS = {
    **dict.fromkeys(("strong", "emphasis", "recommendation number", "marking inline"), "character"),
    **dict.fromkeys(("peer team table", "peer team panel", "normal table", "table grid"), "table"),
}
"""What kind of style is meant by a name; all others are of paragraphs."""


class Styles:
    """The styles of one document by name; names are compared without regard to case, as Word does."""

    def __init__(self, document: DocumentObject) -> None:
        self._document = document
        theirs = list(named(document))
        self._ids = {name: id for name, kind, id in theirs if kind == _kind_of(name)}
        self._taken = {id for _, _, id in theirs}
        self._names = {name for name, _, _ in theirs}
        self._own_headings = any(name in self._ids for name in _HEADINGS)
        self._lender: DocumentObject | None = None
        self._lent: dict[str, str] = {}
        self._lists: dict[str, str] = {}

    def role(self, role: Role) -> str:
        """The id of the style that shows a role."""
        return self.id(*ROLE_STYLES[role])

    def id(self, *names: str) -> str:
        """The id of the first of these styles the document has; if it has none, the first is lent by our template."""
        found = self.found(*names)
        first = names[0].casefold()
        return self._ids[found] if found else self._lent.get(first) or self._lend(first)

    def found(self, *names: str) -> str | None:
        """The first of these styles the document has of its own.

        One that Word calls a list counts only if it is one: points without a mark before them run into each other.
        """
        known = (name.casefold() for name in names if name.casefold() in self._ids)
        return next((name for name in known if not name.startswith("list ") or self._is_list(self._ids[name])), None)

    def numbered(self, *names: str) -> bool:
        """Whether a style puts its paragraphs into a list."""
        return self._is_list(self.id(*names))

    def _is_list(self, id: str) -> bool:
        seen: set[str] = set()
        while id not in seen:
            seen.add(id)
            style = _style(self._document, id)
            if style is None:
                return False
            if (mark := style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")) is not None:
                return str(mark.get(qn("w:val"))) != "0"
            base = style.find(qn("w:basedOn"))
            id = str(base.get(qn("w:val"))) if base is not None else id
        return False

    def _lend(self, name: str) -> str:
        """Copy a style of our template into the document, with the style it stands on and the list it belongs to."""
        if self._lender is None:
            self._lender = template.open_template().document
        lent = next(id for found, _, id in named(self._lender) if found == name)
        made = copy.deepcopy(_style(self._lender, lent))
        assert made is not None
        id = lent if lent not in self._taken else f"PeerTeam{lent}"
        made.set(_ATTRIBUTE, id)
        made.attrib.pop(qn("w:default"), None)
        if name in self._names:  # what has it is no style of paragraphs or no list, and two of one name cannot be
            label = made.find(qn("w:name"))
            label.set(qn("w:val"), f"{label.get(qn('w:val'))} of the letter")
        self._lent[name] = id
        self._taken.add(id)
        self._document.styles.element.append(made)
        self._point(made, "w:basedOn")
        self._point(made, "w:next")
        self._lend_list(made, counted=name not in _HEADINGS or not self._own_headings)
        return id

    def _point(self, made: Element, tag: str) -> None:
        """Let a lent style stand on this document's style of the same name."""
        pointer = made.find(qn(tag))
        if pointer is not None:
            pointer.set(qn("w:val"), self.id(self._lender_name(str(pointer.get(qn("w:val"))))))

    def _lender_name(self, id: str) -> str:
        assert self._lender is not None
        return next((name for name, _, found in named(self._lender) if found == id), "normal")

    def _lend_list(self, made: Element, *, counted: bool) -> None:
        """Lend the list of a lent style, once for all styles of it; a heading among the user's own is not counted."""
        mark = made.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if mark is None or self._lender is None:
            return
        if not counted:
            mark.getparent().remove(mark)
            return
        reference = mark.find(qn("w:numId"))
        theirs = str(reference.get(qn("w:val")))
        if theirs not in self._lists:
            self._copy_list(self._lender.part.numbering_part.element, theirs)
        reference.set(qn("w:val"), self._lists[theirs])

    def _copy_list(self, theirs: Element, list_id: str) -> None:
        ours = self._document.part.numbering_part.element
        copied = copy.deepcopy(_definition(theirs, list_id))
        new_definition = 1 + max(numbers(ours, "w:abstractNum", "w:abstractNumId"), default=0)
        new_list = 1 + max(numbers(ours, "w:num", "w:numId"), default=0)
        copied.set(qn("w:abstractNumId"), str(new_definition))
        add_list(ours, copied, list_instance(new_list, new_definition))
        self._lists[list_id] = str(new_list)
        for owner in copied.iter(qn("w:pStyle")):
            owner.set(qn("w:val"), self.id(self._lender_name(str(owner.get(qn("w:val"))))))


def _kind_of(name: str) -> str:
    return _KINDS.get(name, "paragraph")


def named(document: DocumentObject) -> Iterator[tuple[str, str, str]]:
    """Name, small letters throughout, kind and id of every style.

    Other names that styles go by come first, so that a style's own name counts for more.
    """
    styles = document.styles.element.findall(qn("w:style"))
    for tag in ("w:aliases", "w:name"):
        for style in styles:
            name = style.find(qn(tag))
            for each in str(name.get(qn("w:val"))).split(",") if name is not None else ():
                kind = style.get(qn("w:type")) or "paragraph"
                yield each.strip().casefold(), str(kind), str(style.get(_ATTRIBUTE))


def _style(document: DocumentObject, id: str) -> Element | None:
    styles: list[Element] = document.styles.element.findall(qn("w:style"))
    return next((style for style in styles if style.get(_ATTRIBUTE) == id), None)


def _definition(numbering: Element, list_id: str) -> Element:
    """The abstract list behind a list id."""
    instance = next(one for one in numbering.findall(qn("w:num")) if one.get(qn("w:numId")) == list_id)
    wanted = instance.find(qn("w:abstractNumId")).get(qn("w:val"))
    definitions: list[Element] = numbering.findall(qn("w:abstractNum"))
    return next(one for one in definitions if one.get(qn("w:abstractNumId")) == wanted)
