"""What stands at the head and foot of each page: marking, title, draft, visit, page x of y."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.section import _BaseHeaderFooter as HeaderFooter

from peerteam.domain.letter_blocks import Letter
from peerteam.word import ooxml
from peerteam.word.ooxml import Element
from peerteam.word.styles import Styles
from peerteam.word.template import Template


def write_frame(template: Template, styles: Styles, letter: Letter, marking: str, draft_name: str) -> None:
    """Write headers and footers. A user's own ones stay as they are and are given the marking above them."""
    section = template.document.sections[0]
    if template.own:
        section.different_first_page_header_footer = True
    pairs = [(section.header, section.footer, False)]
    if section.different_first_page_header_footer:
        pairs.append((section.first_page_header, section.first_page_footer, True))
    for header, footer, first in pairs:
        title = [] if first else [_line(styles, "Header", f"{letter.running_title}\t{draft_name}")]
        foot = [_footer(styles, letter, marking)]
        if not template.own:
            _set_tabs(title, template.text_width)
            _set_tabs(foot, template.text_width / 2, template.text_width)
        _fill(header, [*_marking(styles, marking), *title], marking, template.own)
        _fill(footer, foot, marking, template.own)


def _fill(part: HeaderFooter, lines: list[Element], marking: str, own: bool) -> None:
    """Put our lines into a header or footer; one the user has filled only gets the marking."""
    part.is_linked_to_previous = False
    element = part._element
    used = any("".join(text.text or "" for text in par.iter(qn("w:t"))).strip() for par in element)
    drawn = next(element.iter(qn("w:drawing"), qn("w:pict")), None) is not None
    if not own and (used or drawn):
        lines = lines[:1] if marking and "".join(t.text or "" for t in lines[0].iter(qn("w:t"))) == marking else []
    else:
        for par in list(element):
            element.remove(par)
    for place, line in enumerate(lines):
        element.insert(place, line)
    if len(element) == 0:
        element.append(ooxml.element("w:p"))


def _set_tabs(lines: list[Element], *at: float) -> None:
    """Tab stops for the user's page: the last at its right edge, one before it in the middle."""
    for line in lines:
        kinds = ("center", "right")[-len(at) :]
        stops = [
            ooxml.element("w:tab", {"w:val": kind, "w:pos": ooxml.twips(place)})
            for kind, place in zip(kinds, at, strict=True)
        ]
        ooxml.put(ooxml.properties(line), ooxml.element("w:tabs", None, *stops))


def _line(styles: Styles, style: str, text: str) -> Element:
    return ooxml.paragraph(styles.id(style), ooxml.run(text))


def _marking(styles: Styles, marking: str) -> list[Element]:
    return [_line(styles, "Marking", marking)] if marking else []


def _footer(styles: Styles, letter: Letter, marking: str) -> Element:
    runs = [ooxml.run(f"{letter.visit_line}\t")]
    if marking:
        runs.append(ooxml.run(marking, styles.id("Marking Inline", "Strong")))
    page = ooxml.field("PAGE", [ooxml.run("1")])
    of = ooxml.field("NUMPAGES", [ooxml.run("1")])
    return ooxml.paragraph(styles.id("Footer"), *runs, ooxml.run("\tPage "), *page, ooxml.run(" of "), *of)
