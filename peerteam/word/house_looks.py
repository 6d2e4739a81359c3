"""The look of our own letter as data: colours, paragraph styles and lists.

Arial throughout, few colours, each at least 4.5 : 1 on its ground, one left edge at which headings and text begin while
numbers hang in the margin. Colour never speaks alone: the words are always there.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.enum.text import WD_ALIGN_PARAGRAPH

FONT = "Arial"
NAVY, TEAL, GREEN, AMBER = "14304F", "0B6E75", "1D6B3A", "8A4B00"
INK, GREY, RED, WHITE, PALE = "1F2933", "5A6672", "8C1D18", "FFFFFF", "D8E4EE"
TINT, GREEN_TINT, AMBER_TINT, RULE = "EEF3F7", "EAF4ED", "FBF1E4", "C5D0DA"
TEXT_WIDTH = 16.4
TEXT_EDGE = 1.1

Border = tuple[int, int, str]
"""Thickness in eighths of a point, distance in points, colour."""


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph style. None leaves what the style is based on."""

    name: str
    base: str = "Normal"
    size: float | None = None
    bold: bool | None = None
    colour: str | None = None
    before: float = 0
    after: float = 0
    line: float = 1.2
    left: float | None = None
    right: float | None = None
    fill: str | None = None
    borders: dict[str, Border] | None = None
    keep_next: bool = False
    keep: bool = False
    hanging: float | None = None
    tab: float | None = None
    align: WD_ALIGN_PARAGRAPH | None = None
    follow: str | None = None
    italic: bool | None = None


def _bar(colour: str, fill: str) -> dict[str, Border]:
    return {"top": (8, 2, fill), "left": (36, 4, colour), "bottom": (8, 2, fill)}


_BAND: dict[str, Border] = {"left": (48, 6, NAVY), "right": (48, 6, NAVY)}
_BOX: dict[str, Border] = {"top": (4, 6, TINT), "left": (36, 8, TEAL), "bottom": (4, 6, TINT)}
_REASON: dict[str, Border] = {"left": (12, 8, RULE)}

LOOKS = (
    Look("Normal", "", 11, None, INK, after=7),
    Look("Body Text", after=7),
    Look("Title", size=26, bold=True, colour=WHITE, line=1.0, left=0.35, right=0.35, fill=NAVY, keep_next=True,
         borders={"top": (96, 0, NAVY), **_BAND}),
    Look("Subtitle", size=14, colour=WHITE, line=1.15, left=0.35, right=0.35, fill=NAVY, borders=_BAND, keep_next=True),
    Look("Visit Line", size=10.5, colour=PALE, after=12, line=1.3, left=0.35, right=0.35, fill=NAVY,
         borders={**_BAND, "bottom": (96, 0, NAVY)}),
    Look("Letter Title", size=15, bold=True, colour=NAVY, before=10, after=10, line=1.15, keep_next=True,
         borders={"bottom": (8, 4, TEAL)}),
    Look("Heading 1", size=17, bold=True, colour=NAVY, before=18, after=6, line=1.1, keep_next=True, keep=True,
         borders={"bottom": (6, 3, RULE)}, follow="Body Text"),
    Look("Heading 2", size=13.5, bold=True, colour=TEAL, before=14, after=4, line=1.1, keep_next=True, keep=True,
         follow="Body Text"),
    Look("Heading 3", size=11.5, bold=True, colour=INK, before=10, after=4, line=1.1, keep_next=True, keep=True,
         follow="Body Text"),
    Look("Strengths Heading", "Heading 3", 11, True, GREEN, before=9, after=5, line=1.15, left=1.28, fill=GREEN_TINT,
         borders=_bar(GREEN, GREEN_TINT), keep_next=True, keep=True, follow="Strength"),
    Look("Considerations Heading", "Heading 3", 11, True, AMBER, before=9, after=5, line=1.15, left=1.28,
         fill=AMBER_TINT, borders=_bar(AMBER, AMBER_TINT), keep_next=True, keep=True, follow="Consideration"),
    Look("Further Heading", "Heading 3", 11, True, TEAL, before=10, after=5, line=1.15, left=1.28, fill=TINT,
         borders=_bar(TEAL, TINT), keep_next=True, keep=True, follow="Recommendation"),
    Look("Numbered Paragraph", "Body Text", after=7),
    Look("Strength", after=4, line=1.18, keep=True),
    Look("Consideration", after=4, line=1.18, keep=True),
    Look("Quotation", italic=True, colour=NAVY, before=2, after=8, line=1.2, left=2.15, right=0.8, keep=True,
         borders={"left": (18, 8, RULE)}),
    Look("Key Message", size=12.5, bold=True, colour=NAVY, before=8, after=12, line=1.25, left=0.45, right=0.3,
         fill=TINT, borders=_BOX, keep=True),
    Look("Recommendation", before=5, after=3, keep=True),
    Look("Recommendation as Published", before=5, after=3, left=1.5, hanging=1.5, tab=1.5, keep=True),
    Look("Recommendation Reason", size=10.5, colour=INK, after=8, line=1.18, left=1.4, right=0.3, borders=_REASON,
         keep=True),
    Look("List Bullet", after=6, line=1.18),
    Look("Address", line=1.15),
    Look("Date", before=8, after=8, line=1.15),
    Look("Salutation", before=9, after=7, keep_next=True),
    Look("Signature Name", size=11, bold=True, before=22, keep_next=True),
    Look("Drafting Note", size=10.5, colour=RED, before=2, after=8, line=1.18, left=1.28,
         borders={"left": (18, 8, RED)}),
    Look("Caption", size=10, bold=True, colour=NAVY, before=10, after=4, line=1.1, keep_next=True),
    Look("Table Text", size=10, before=2, after=2, line=1.12),
    Look("Table Heading", "Table Text", 10, True, WHITE, before=3, after=3, line=1.1, fill=NAVY, keep_next=True),
    Look("Statistic", size=23, bold=True, colour=TEAL, after=5, line=1.0),
    Look("Statistic Label", size=9.5, before=6, after=1, line=1.1, keep_next=True),
    Look("Header", size=9, colour=GREY, line=1.0),
    Look("Footer", size=9, colour=GREY, line=1.0),
    Look("Marking", "Header", 9, True, RED, after=3, line=1.0, align=WD_ALIGN_PARAGRAPH.CENTER),
    Look("TOC Heading", size=14, bold=True, colour=NAVY, before=8, after=3, line=1.1, keep_next=True),
    Look("TOC 1", size=10, bold=True, before=3, after=1, line=1.05),
    Look("TOC 2", size=10, before=0, after=1, line=1.05, left=0.8),
)  # fmt: skip

_ARROW = {"font": FONT, "bold": True, "left": 1.75, "hanging": 0.65, "format": "bullet"}
LISTS: tuple[tuple[dict[str, object], ...], ...] = (
    (
        {"format": "decimal", "text": "%1", "left": TEXT_EDGE, "hanging": TEXT_EDGE, "style": "Heading 1", "bold": 1,
         "colour": NAVY},
        {"format": "decimal", "text": "%1.%2", "left": TEXT_EDGE, "hanging": TEXT_EDGE, "style": "Heading 2", "bold": 1,
         "colour": TEAL},
    ),
    ({"format": "decimal", "text": "%1.", "left": TEXT_EDGE, "hanging": TEXT_EDGE, "style": "Numbered Paragraph",
      "colour": GREY, "size": 19},),
    ({**_ARROW, "text": "+", "style": "Strength", "colour": GREEN},),
    ({**_ARROW, "text": "→", "style": "Consideration", "colour": AMBER},),
    ({"format": "decimal", "text": "R%1", "left": TEXT_EDGE, "hanging": TEXT_EDGE, "style": "Recommendation", "bold": 1,
      "colour": TEAL},),
    ({"format": "bullet", "text": "•", "left": 1.7, "hanging": 0.6, "style": "List Bullet", "font": FONT,
      "colour": TEAL},),
)  # fmt: skip
