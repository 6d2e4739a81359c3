"""What has to fit the place there is: a long council's name, the foot of a slide, fewer than four figures.

Loads python-pptx, so it is imported only when slides are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from peerteam.domain.text_width import rows

_POINT = 12_700
_LINE, _BOLD = 1.2, 1.12
_LEAST_TITLE, _STEP = 20.0, 2.0
_FOOT_SIZE = 12.0
_USUAL_TITLE = 44.0


def shrink_title(made: Any) -> None:
    """Smaller letters for a title that its box does not hold in those of the template; never larger ones."""
    title = made.shapes.title
    if not (title.width and title.height):
        return
    wide, high = title.width / _POINT, title.height / _POINT
    own = size = _title_size(made)
    while size > _LEAST_TITLE and _needed(title.text_frame.text, wide, size) > high:
        size -= _STEP
    if size < own:
        for run in title.text_frame.paragraphs[0].runs:
            run.font.size = Pt(size)


def _needed(words: str, wide: float, size: float) -> float:
    return rows(words, wide / (size * _BOLD)) * size * _LINE


def _title_size(made: Any) -> float:
    """The letters of the title as the layout or else the master has them."""
    layout = made.slide_layout
    box = next((each._element for each in layout.placeholders if each.placeholder_format.idx == 0), None)
    styles = layout.slide_master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}")
    for place in (box, styles):
        for look in () if place is None else place.iter(qn("a:defRPr")):
            if look.get("sz"):
                return int(look.get("sz")) / 100
    return _USUAL_TITLE


def spread(boxes: Sequence[Any], count: int) -> None:
    """The first so many of a row of boxes take the width of all, so that fewer figures leave no gap."""
    if not 0 < count < len(boxes):
        return
    left, top, height = boxes[0].left, boxes[0].top, boxes[0].height
    gap = boxes[1].left - left - boxes[0].width
    whole = boxes[-1].left + boxes[-1].width - left
    width = (whole - gap * (count - 1)) // count
    for place, box in enumerate(boxes[:count]):
        box.left, box.top, box.width, box.height = Emu(left + place * (width + gap)), top, Emu(width), height


def on_one_line(parts: Iterable[str], width: int) -> str:
    """The foot of a slide; what is too long for one line ends in …."""
    words = " · ".join(part for part in parts if part)
    wide = width / _POINT / _FOOT_SIZE
    if not width or rows(words, wide) == 1:
        return words
    kept = words.split()
    while len(kept) > 1 and rows(f"{' '.join(kept)} …", wide) > 1:
        kept.pop()
    return f"{' '.join(kept)} …"
