"""What stands at the head and foot of each page: marking, title, draft, visit, page x of y.

A user's own headers and footers stay as they are and are given the marking, in every section and on every kind of page.
"""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.section import Section
from docx.section import _BaseHeaderFooter as HeaderFooter

from peerteam.domain.letter_blocks import Letter
from peerteam.word import ooxml
from peerteam.word.ooxml import Element
from peerteam.word.styles import Styles
from peerteam.word.template import Template

_KINDS = (
    ("header", "footer"),
    ("first_page_header", "first_page_footer"),
    ("even_page_header", "even_page_footer"),
)
_FIRST = "first_page_header"
_TABS_OF_WORD = (4320, 4513, 4536, 4680, 8640, 9026, 9072, 9360)
"""Where Word’s own header and footer styles have tab stops on the pages of one country or another."""


def write_frame(template: Template, styles: Styles, letter: Letter, marking: str, draft_name: str) -> None:
    """Write headers and footers."""
    sections = list(template.document.sections)
    if template.own:
        sections[0].different_first_page_header_footer = True
    even = template.document.settings.odd_and_even_pages_header_footer
    for header, footer in _KINDS[: 3 if even else 2]:
        for kind in (header, footer):
            for section, ours in _defining(sections, kind, template.place):
                marked = [_line(styles, "Marking", marking)] if marking else []
                if kind == footer:
                    lines = _foot(template, styles, letter, marking) if ours else marked
                else:
                    title = kind != _FIRST and ours
                    lines = [*marked, *(_head(template, styles, letter, draft_name) if title else ())]
                _fill(getattr(section, kind), marked, lines, own=template.own)


def _defining(sections: list[Section], kind: str, place: int) -> Iterator[tuple[Section, bool]]:
    """The sections whose header or footer of a kind is seen, and whether the letter's own pages show it.

    A section without one shows that of the section before; where none has any, the first that would show it gets one.
    """
    there = {number for number, section in enumerate(sections) if not getattr(section, kind).is_linked_to_previous}
    seen: dict[int, int] = {}
    for number, section in enumerate(sections):
        if not kind.startswith("first") or section.different_first_page_header_footer:
            seen[number] = max((other for other in there if other <= number), default=number)
            there.add(seen[number])
    for number in sorted(set(seen.values())):
        yield sections[number], number == seen.get(place)


def _fill(part: HeaderFooter, marked: list[Element], lines: list[Element], *, own: bool) -> None:
    """Put our lines into a header or footer; one the user has filled only gets the marking."""
    part.is_linked_to_previous = False
    element = part._element
    if not own and _is_used(element):
        lines = marked
    else:
        for child in list(element):
            element.remove(child)
    for place, line in enumerate(lines):
        element.insert(place, line)
    if len(element) == 0 or element[-1].tag != qn("w:p"):
        element.append(ooxml.element("w:p"))


def _is_used(element: Element) -> bool:
    words = any((text.text or "").strip() for text in element.iter(qn("w:t")))
    drawn = ("w:drawing", "w:pict", "w:fldChar", "w:fldSimple")
    return words or next(element.iter(*(qn(tag) for tag in drawn)), None) is not None


def _head(template: Template, styles: Styles, letter: Letter, draft_name: str) -> list[Element]:
    """Title and draft; on a page that is not ours, and may be narrow, the council stands for the title."""
    title = letter.running_title if template.own else letter.council or letter.running_title
    lines = [_line(styles, "Header", f"{title}\t{draft_name}")]
    if not template.own:
        _set_tabs(lines, template.text_width)
    return lines


def _foot(template: Template, styles: Styles, letter: Letter, marking: str) -> list[Element]:
    """Visit, marking and page on one line; on a page that is not ours the marking has a line of its own."""
    visit = [ooxml.run(f"{letter.visit_line}\t")]
    if template.own:
        between = [ooxml.run(marking, styles.id("Marking Inline"))] if marking else []
        return [ooxml.paragraph(styles.id("Footer"), *visit, *between, ooxml.run("\t"), *_page_of())]
    line = ooxml.paragraph(styles.id("Footer"), *visit, *_page_of())
    _set_tabs([line], template.text_width)
    return [*([_line(styles, "Marking", marking)] if marking else []), line]


def _page_of() -> list[Element]:
    page = ooxml.field("PAGE", [ooxml.run("1")])
    of = ooxml.field("NUMPAGES", [ooxml.run("1")])
    return [ooxml.run("Page "), *page, ooxml.run(" of "), *of]


def _set_tabs(lines: list[Element], at: float) -> None:
    """One tab stop, at the right edge of the user's page."""
    for line in lines:
        stop = ooxml.element("w:tab", {"w:val": "right", "w:pos": ooxml.twips(at)})
        cleared = [ooxml.element("w:tab", {"w:val": "clear", "w:pos": old}) for old in _TABS_OF_WORD]
        ooxml.put(ooxml.properties(line), ooxml.element("w:tabs", None, *cleared, stop))


def _line(styles: Styles, style: str, text: str) -> Element:
    return ooxml.paragraph(styles.id(style), ooxml.run(text))
