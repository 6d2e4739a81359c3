"""The look of our own slides as data: colours, the boxes of each layout and the letters in them.

Like the letter: Arial, navy and one accent, each colour at least 4.5 : 1 on its ground, and never colour alone:
strengths begin with "+", areas for consideration with "→". Measures are in centimetres on a slide of 33.87 by 19.05.
"""

from __future__ import annotations

from dataclasses import dataclass, field

FONT = "Arial"
NAVY, TEAL, GREEN, AMBER = "14304F", "0B6E75", "1D6B3A", "8A4B00"
INK, GREY, RED, WHITE, PALE = "1F2933", "5A6672", "8C1D18", "FFFFFF", "D8E4EE"
TINT, GREEN_TINT, AMBER_TINT, RULE = "EEF3F7", "EAF4ED", "FBF1E4", "C5D0DA"
WIDTH, HEIGHT = 33.867, 19.05
MARKING = "Handling marking"
MARKING_INDEX = 20

THEME_COLOURS = {
    "dk1": INK, "lt1": WHITE, "dk2": NAVY, "lt2": TINT, "accent1": TEAL, "accent2": GREEN, "accent3": AMBER,
    "accent4": NAVY, "accent5": GREY, "accent6": RED, "hlink": TEAL, "folHlink": NAVY,
}  # fmt: skip
"""The colours by their names in the theme, so that whatever a user adds later matches."""

SCHEME = {
    INK: "tx1", WHITE: "bg1", NAVY: "tx2", TINT: "bg2", TEAL: "accent1", GREEN: "accent2", AMBER: "accent3",
    GREY: "accent5", RED: "accent6",
}  # fmt: skip
"""How each is spoken of on a slide."""


@dataclass(frozen=True, slots=True)
class Letters:
    """How one level of a placeholder is written. None leaves what the master says."""

    size: float | None = None
    bold: bool | None = None
    colour: str | None = None
    bullet: str | None = None  # "" takes the bullet away
    bullet_colour: str = TEAL
    indent: float = 0.0  # how far the text is set in, and the bullet hangs out
    before: float | None = None
    after: float | None = None
    align: str | None = None
    italic: bool | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A placeholder: its type and index as PowerPoint has them, its name, place, letters by level and ground."""

    type: str | None
    index: int
    name: str
    at: tuple[float, float, float, float] | None = None  # left, top, width, height; None = as on the master
    letters: tuple[Letters, ...] = ()
    prompt: str = "Click to add text"
    fill: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A plain rectangle that is only there for the eye."""

    name: str
    at: tuple[float, float, float, float]
    fill: str


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout of the template."""

    name: str
    boxes: tuple[Box, ...]
    bars: tuple[Bar, ...] = ()
    type: str | None = None  # PowerPoint's own name for the arrangement, if it has one
    ground: str | None = None
    footer: bool = field(default=True)


LEFT, RIGHT, FULL = 1.8, 17.34, 30.27
COLUMN = 14.73
TITLE_AT = (LEFT, 1.15, FULL, 2.1)
BODY_AT = (LEFT, 4.4, FULL, 12.7)
HEAD_TOP, HEAD_HIGH = 4.3, 1.15
UNDER_TOP, UNDER_HIGH = 5.8, 11.7
FOOT_TOP, FOOT_HIGH = 17.75, 0.8

BODY = (
    Letters(22, colour=INK, bullet="•", indent=0.8, after=10),
    Letters(18, colour=INK, bullet="", indent=0.0, after=6),
    Letters(18, colour=INK, bullet="–", indent=0.7, after=4),
)
TITLE = Letters(26, True, NAVY)


def _list(bullet: str, colour: str) -> tuple[Letters, ...]:
    return (Letters(18, colour=INK, bullet=bullet, bullet_colour=colour, indent=0.9, after=9),)


_PLAIN = (Letters(22, colour=INK, bullet="•", indent=0.8, after=9),)
_NAMED = (Letters(20, True, NAVY, "", before=12, after=1), Letters(18, False, INK, "", after=0))
_NUMBERED = (Letters(20, colour=NAVY, bullet="", before=12, after=2), Letters(18, False, INK, "", after=0))
_QUOTED = (Letters(22, colour=NAVY, bullet="", after=18, italic=True),)
_FIGURE = (Letters(40, True, TEAL, "", after=2), Letters(18, False, INK, "", after=0))


def _heading(index: int, left: float, width: float, colour: str, tint: str) -> Box:
    at = (left + 0.18, HEAD_TOP, width - 0.18, HEAD_HIGH)
    return Box("body", index, "Heading", at, (Letters(22, True, colour, "", after=0),), "Heading", tint, "ctr")


def _bar(left: float, colour: str) -> Bar:
    return Bar("Bar beside the heading", (left, HEAD_TOP, 0.18, HEAD_HIGH), colour)


def _under(index: int, left: float, width: float, letters: tuple[Letters, ...]) -> Box:
    return Box(None, index, "List", (left, UNDER_TOP, width, UNDER_HIGH), letters)


def _one_side(name: str, colour: str, tint: str, bullet: str) -> Layout:
    wide = (Letters(20, colour=INK, bullet=bullet, bullet_colour=colour, indent=0.9, after=10),)
    boxes = (_TITLE, _heading(13, LEFT, FULL, colour, tint), _under(1, LEFT, FULL, wide))
    return Layout(name, boxes, (_bar(LEFT, colour),))


def _two_sides(
    name: str,
    left: tuple[str, str, str],
    right: tuple[str, str, str],
    size: tuple[Letters, ...] | None,
    type: str | None,
) -> Layout:
    boxes = [_TITLE]
    for place, (colour, tint, bullet), index in ((LEFT, left, 1), (RIGHT, right, 3)):
        boxes += [
            _heading(index, place, COLUMN, colour, tint),
            _under(index + 1, place, COLUMN, size or _list(bullet, colour)),
        ]
    return Layout(name, tuple(boxes), (_bar(LEFT, left[0]), _bar(RIGHT, right[0])), type)


_TITLE = Box("title", 0, "Title", prompt="Click to add a title")
_STRENGTH, _AREA, _NEUTRAL = (GREEN, GREEN_TINT, "+"), (AMBER, AMBER_TINT, "→"), (TEAL, TINT, "•")
_FIGURE_WIDTH, _FIGURE_GAP = 7.05, 0.69


def figure_left(place: int) -> float:
    """Where the box of a figure begins."""
    return LEFT + place * (_FIGURE_WIDTH + _FIGURE_GAP)


_FIGURES = tuple(
    Box(
        "body",
        14 + place,
        f"Figure {place + 1}",
        (figure_left(place), 4.4, _FIGURE_WIDTH, 3.9),
        _FIGURE,
        "00",
        TINT,
        "ctr",
    )
    for place in range(4)
)

LAYOUTS = (
    Layout(
        "Title Slide",
        (
            Box("ctrTitle", 0, "Title", (3.0, 5.2, 27.5, 4.2), (Letters(44, True, WHITE),), "Council", anchor="b"),
            Box("subTitle", 1, "Subtitle", (3.0, 9.9, 27.5, 3.6), (Letters(24, False, PALE, "", after=6, align="l"),),
                "Challenge and dates"),
        ),
        (Bar("Bar beside the title", (1.8, 5.5, 0.3, 7.2), TEAL),),
        "title",
        NAVY,
        footer=False,
    ),
    Layout("Title and Content", (_TITLE, Box(None, 1, "List", BODY_AT)), type="obj"),
    Layout(
        "Two Content",
        (_TITLE, Box(None, 1, "Left", (LEFT, 4.4, COLUMN, 12.7), _NAMED),
         Box(None, 2, "Right", (RIGHT, 4.4, COLUMN, 12.7), _NAMED)),
        type="twoObj",
    ),
    _two_sides("Comparison", _NEUTRAL, _NEUTRAL, _PLAIN, "twoTxTwoObj"),
    _two_sides("Strengths and Areas", _STRENGTH, _AREA, None, None),
    _one_side("Strengths", *_STRENGTH),
    _one_side("Areas for Consideration", *_AREA),
    _one_side("Heading and Content", *_NEUTRAL),
    Layout("Figures", (_TITLE, *_FIGURES, Box(None, 1, "List", (LEFT, 9.3, FULL, 7.8)))),
    Layout(
        "Quotations",
        (_TITLE, Box("body", 1, "Quotations", (LEFT + 1.0, 4.4, FULL - 2.0, 12.7), _QUOTED, anchor="ctr")),
        (Bar("Bar beside the quotations", (LEFT, 4.4, 0.18, 12.7), TEAL),),
    ),
    Layout("Recommendations", (_TITLE, Box("body", 1, "Recommendations", BODY_AT, _NUMBERED))),
)  # fmt: skip
