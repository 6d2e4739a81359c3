"""Writing the slides of a presentation into a template: lines as paragraphs with levels, in its own placeholders.

Loads python-pptx, so it is imported only when slides are made.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.util import Emu, Pt

from peerteam.domain.presentation import Body, Kind, Line, Presentation, Slide
from peerteam.domain.slide_pages import LEAST, Room, paged
from peerteam.formats import slides_fit as fit
from peerteam.formats.slides_layouts import FIGURES, Column, Layouts
from peerteam.formats.slides_looks import MARKING, MARKING_INDEX, RED

_FORBIDDEN = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CENTIMETRE = 360_000

SIZES = (22.0, 20.0)
"""The letters tried for the headlines, in points; at the least they have `LEAST`."""


def clean(text: str) -> str:
    """Text on one line, without what XML cannot hold."""
    return " ".join(_FORBIDDEN.sub(" ", text).split())


class Writer:
    """Writes the slides of one presentation."""

    def __init__(self, deck: Deck, layouts: Layouts, said: Presentation) -> None:
        self._deck, self._layouts, self._said = deck, layouts, said
        self._number = 0
        self._size = self._largest()

    def write(self) -> int:
        for slide in self._said.slides:
            for page in self._pages(slide):
                self._slide(page)
        return self._number

    def _largest(self) -> float:
        """The largest letters for the headlines that take no more slides than the smallest do: the same on all."""
        headlines = [slide for slide in self._said.slides if slide.bodies[0].side]

        def needed(size: float) -> int:
            self._size = size
            return sum(1 for slide in headlines for _ in self._pages(slide))

        least = needed(LEAST)
        return next((size for size in SIZES if needed(size) == least), LEAST)

    def _room(self, column: Column, slide: Slide) -> Room:
        room = column.room.larger(self._size) if slide.bodies[0].side else column.room
        if column.heading is None and slide.bodies[0].heading and slide.kind in (Kind.SIDES, Kind.SIDE):
            # the heading is the first line of the list
            room = replace(room, height=room.height - room.taken(Line("", lead=slide.bodies[0].heading)))
        return room

    def _pages(self, slide: Slide) -> Iterator[Slide]:
        """The slides one takes in this template."""
        if slide.kind is Kind.FIGURES and self._layouts.figures() is None:
            slide = _as_list(slide)
        side = slide.bodies[0].side
        rooms = [self._room(column, slide) for column in self._layouts.of(slide.kind, side).columns]
        if slide.kind is Kind.SIDES and len(rooms) < 2:
            for body in slide.bodies:
                one = replace(slide, kind=Kind.SIDE, title=f"{slide.title}: {body.heading}", bodies=(body,))
                yield from self._pages(one)
            return
        if slide.kind is Kind.COLUMNS and len(rooms) < 2:
            slide = replace(slide, kind=Kind.LIST)
        alone = self._room(self._layouts.of(Kind.SIDE, side).columns[0], slide)
        yield from paged(slide, rooms, alone)

    # --- one slide

    def _slide(self, page: Slide) -> None:
        self._number += 1
        if page.kind is Kind.TITLE:
            made = self._add(self._layouts.title, page)
            fit.shrink_title(made)
            if (below := _first_text(made)) is not None:
                _write(below.text_frame, page.bodies[0].lines, ())
        elif page.kind is Kind.FIGURES:
            made = self._figures(page)
        else:
            side = page.bodies[0].side
            choice = self._layouts.of(page.kind, side)
            made = self._add(choice.layout, page)
            for column, body in zip(choice.columns, page.bodies, strict=False):
                self._column(made, column, body, self._room(column, page).sizes)
        self._finish(made)

    def _add(self, layout: Any, page: Slide) -> Any:
        made = self._deck.slides.add_slide(layout)
        title = made.shapes.title
        _write(title.text_frame, (Line(page.title),), ())
        tree = title._element.getparent()
        tree.insert(2, title._element)  # read out first
        return made

    def _column(self, made: Any, column: Column, body: Body, sizes: tuple[float, ...]) -> None:
        boxes = _boxes(made)
        lines = body.lines
        if column.heading is not None and body.heading:
            _write(boxes[column.heading].text_frame, (Line(body.heading),), ())
        elif body.heading and not made.shapes.title.text_frame.text.endswith(f": {body.heading}"):
            lines = (Line("", lead=body.heading), *lines)
        own = zip(sizes, column.own, strict=True)
        _write(boxes[column.body].text_frame, lines, tuple(size if size != said else None for size, said in own))

    def _figures(self, page: Slide) -> Any:
        layout = self._layouts.figures()
        made = self._add(layout, page)
        boxes = _boxes(made)
        *figures, below = page.bodies
        fit.spread([boxes[index] for index in FIGURES], len(figures))
        for index, figure in zip(FIGURES, figures, strict=False):
            lines = (Line(figure.heading), *(replace(line, level=1) for line in figure.lines))
            _write(boxes[index].text_frame, lines, ())
        _write(boxes[1].text_frame, below.lines, ())
        return made

    # --- what every slide has

    def _finish(self, made: Any) -> None:
        self._mark(made)
        for box in list(made.placeholders):
            if not box.has_text_frame or not box.text_frame.text.strip():
                box._element.getparent().remove(box._element)
        self._foot(made)

    def _mark(self, made: Any) -> None:
        """The handling marking at the top: in its own placeholder, or in a box where the template has none."""
        place = _boxes(made).get(MARKING_INDEX)
        if place is not None:
            place.name = MARKING
        if not self._said.marking:
            return
        if place is None:
            width = int(self._deck.slide_width or 0)
            place = made.shapes.add_textbox(Emu(width // 3), Emu(_CENTIMETRE // 10), Emu(width // 3), Emu(_CENTIMETRE))
            place.name = MARKING
            _write(place.text_frame, (Line("", lead=self._said.marking),), ())
            place.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
            run = place.text_frame.paragraphs[0].runs[0]
            run.font.size, run.font.color.rgb = Pt(12), _colour(RED)
        else:
            _write(place.text_frame, (Line(self._said.marking),), ())

    def _foot(self, made: Any) -> None:
        """Footer and slide number, which python-pptx leaves out of a new slide."""
        tree = made.shapes._spTree
        for place in made.slide_layout.placeholders:
            kind = place.placeholder_format.type
            if kind not in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
                continue
            element = copy.deepcopy(place._element)
            element.nvSpPr.cNvPr.set("id", str(1 + max(int(id) for id in tree.xpath("//@id") if id.isdigit())))
            _bare(element)
            tree.append(element)
            if kind == PP_PLACEHOLDER.FOOTER:
                shape = next(each for each in made.placeholders if each._element is element)
                words = fit.on_one_line((self._said.marking, self._said.running), int(place.width or 0))
                shape.text_frame.clear()
                _write(shape.text_frame, (Line(words),), ())


def _bare(element: Any) -> None:
    """Of a placeholder copied from its layout only the text stays; place and look are the layout's."""
    properties = element.find(qn("p:spPr"))
    for child in list(properties):
        properties.remove(child)
    body = element.find(qn("p:txBody"))
    styles = body.find(qn("a:lstStyle"))
    if styles is not None:
        for child in list(styles):
            styles.remove(child)
    settings = body.find(qn("a:bodyPr"))
    settings.attrib.clear()
    for child in list(settings):
        settings.remove(child)
    for run in element.iter(qn("a:rPr"), qn("a:endParaRPr")):
        run.set("lang", "en-GB")
    for extra in element.findall(f".//{qn('a:extLst')}") + element.findall(f".//{qn('p:extLst')}"):
        extra.getparent().remove(extra)


def _boxes(made: Any) -> dict[int, Any]:
    return {box.placeholder_format.idx: box for box in made.placeholders}


def _first_text(made: Any) -> Any | None:
    """The box under a title: the subtitle, or the first there is."""
    title = made.shapes.title
    return next(
        (box for box in made.placeholders
         if box._element is not title._element and box.has_text_frame and box.placeholder_format.idx != MARKING_INDEX),
        None,
    )  # fmt: skip


def _as_list(slide: Slide) -> Slide:
    """Figures where a template has no place for them."""
    *figures, below = slide.bodies
    lines = [Line(figure.lines[0].text, lead=figure.heading) for figure in figures]
    return replace(slide, kind=Kind.LIST, bodies=(Body((*lines, *below.lines)),))


def _write(frame: Any, lines: tuple[Line, ...], sizes: tuple[float | None, ...]) -> None:
    """Lines as paragraphs with levels, in British English."""
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.level = line.level
        size = sizes[min(line.level, len(sizes) - 1)] if sizes else None
        text, lead = clean(line.text), clean(line.lead)
        for words, strong in ((f"{lead}  " if lead and text else lead, True), (text, False)):
            if words:
                run = paragraph.add_run()
                run.text = words
                run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
                if strong:
                    run.font.bold = True
                if size:
                    run.font.size = Pt(size)


def _colour(hexadecimal: str) -> RGBColor:
    made: Any = RGBColor  # published with half its types
    found: RGBColor = made.from_string(hexadecimal)
    return found
