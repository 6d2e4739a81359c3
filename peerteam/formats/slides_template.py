"""Our own slide template, built by code from `slides_looks`: `python -m peerteam.formats.slides_template`.

Only run when the template is rebuilt; presentations are written into the file it makes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck

from peerteam.formats import slides_looks as looks
from peerteam.formats.slides_file import default_path
from peerteam.formats.slides_looks import BODY, LAYOUTS, TITLE, Bar, Box, Layout, Letters

Element = Any
EMU = 360_000
_NEEDLESS = ("thumbnail", "printerSettings", "extended-properties")
_SPACES = nsdecls("p", "a", "r")


def build() -> Deck:
    """The template as a presentation without a slide."""
    deck = Presentation()
    for part in (deck.part, deck.part.package):
        rels = part._rels
        for id, relation in list(rels.items()):
            if relation.reltype.rpartition("/")[2] in _NEEDLESS:
                rels.pop(id)
    _size(deck)
    _theme(deck)
    _master(deck)
    for made, layout in zip(list(deck.slide_layouts), LAYOUTS, strict=True):
        _layout(made._element, layout)
    about = deck.core_properties
    about.title, about.author, about.last_modified_by = "Peer Team slides", "Peer Team", "Peer Team"
    about.language, about.revision = "en-GB", 1
    return deck


def _size(deck: Deck) -> None:
    deck.slide_width, deck.slide_height = _emu(looks.WIDTH), _emu(looks.HEIGHT)
    size = deck.element.find(qn("p:sldSz"))
    size.attrib.pop("type", None)
    for look in deck.element.iter(qn("a:defRPr")):
        if look.get("lang"):
            look.set("lang", "en-GB")


def _emu(cm: float) -> Any:
    from pptx.util import Emu

    return Emu(round(cm * EMU))


def _theme(deck: Deck) -> None:
    """Our colours and letters in the theme itself."""
    part = next(r.target_part for r in deck.slide_master.part.rels.values() if r.reltype.endswith("/theme"))
    tree = etree.fromstring(part.blob)
    tree.set("name", "Peer Team")
    scheme = tree.find(f".//{qn('a:clrScheme')}")
    scheme.set("name", "Peer Team")
    for name, colour in looks.THEME_COLOURS.items():
        place = scheme.find(qn(f"a:{name}"))
        place[:] = [etree.Element(qn("a:srgbClr"), {"val": colour})]
    fonts = tree.find(f".//{qn('a:fontScheme')}")
    fonts.set("name", "Peer Team")
    for font in fonts.iter(qn("a:latin")):
        font.set("typeface", looks.FONT)
    part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


# --- the master -------------------------------------------------------------------------------------------------------


def _master(deck: Deck) -> None:
    element = deck.slide_master._element
    tree = element.find(qn("p:cSld")).find(qn("p:spTree"))
    _clear(tree)
    shapes = [
        _bar(2, Bar("Rule under the title", (looks.LEFT, 3.42, 2.6, 0.11), looks.TEAL)),
        _bar(3, Bar("Rule over the foot", (looks.LEFT, 17.62, looks.FULL, 0.02), looks.RULE)),
        _box(4, Box("title", 0, "Title", looks.TITLE_AT, prompt="Click to add a title", anchor="b")),
        _box(5, Box("body", 1, "Text", looks.BODY_AT)),
        _footer(6, looks.GREY),
        _number(7, looks.GREY),
    ]
    tree.extend(shapes)
    styles = element.find(qn("p:txStyles"))
    styles.find(qn("p:titleStyle"))[:] = [_letters(1, TITLE, plain=True)]
    styles.find(qn("p:bodyStyle"))[:] = [_letters(level, each) for level, each in enumerate(_nine(BODY), 1)]
    for look in styles.iter(qn("a:defRPr")):
        look.set("lang", "en-GB")


def _nine(levels: tuple[Letters, ...]) -> Iterator[Letters]:
    """PowerPoint wants nine levels; the last of ours stands for all that follow."""
    for number in range(9):
        yield levels[min(number, len(levels) - 1)]


def _footer(id: int, colour: str) -> Element:
    at = (looks.LEFT, looks.FOOT_TOP, 25.0, looks.FOOT_HIGH)
    letters = Letters(12, False, colour, "", align="l", before=0, after=0)
    return _box(id, Box("ftr", 11, "Footer", at, (letters,), "", anchor="ctr"))


def _number(id: int, colour: str) -> Element:
    at = (looks.LEFT + looks.FULL - 3.0, looks.FOOT_TOP, 3.0, looks.FOOT_HIGH)
    letters = Letters(12, False, colour, "", align="r", before=0, after=0)
    made = _box(id, Box("sldNum", 12, "Slide number", at, (letters,), "", anchor="ctr"))
    body = made.find(qn("p:txBody"))
    body.remove(body.find(qn("a:p")))
    body.append(
        parse_xml(
            f'<a:p {_SPACES}><a:fld id="{{8B5D0B5E-7C62-4B0A-9F0A-3A1C5D2E6F70}}" type="slidenum">'
            '<a:rPr lang="en-GB"/><a:t>#</a:t></a:fld></a:p>'
        )
    )
    return made


# --- the layouts ------------------------------------------------------------------------------------------------------


def _layout(element: Element, layout: Layout) -> None:
    for name in ("type", "userDrawn"):
        element.attrib.pop(name, None)
    if layout.type:
        element.set("type", layout.type)
    else:
        element.set("userDrawn", "1")
    element.set("preserve", "1")
    if not layout.footer:
        element.set("showMasterSp", "0")
    slide = element.find(qn("p:cSld"))
    slide.set("name", layout.name)
    tree = slide.find(qn("p:spTree"))
    _clear(tree)
    if layout.ground:
        ground = f"<p:bg {_SPACES}><p:bgPr>{_fill(layout.ground)}<a:effectLst/></p:bgPr></p:bg>"
        tree.addprevious(parse_xml(ground))
    shapes: list[Element] = [_bar(2 + number, bar) for number, bar in enumerate(layout.bars)]
    shapes += [_box(10 + number, box) for number, box in enumerate(layout.boxes)]
    pale = looks.PALE if layout.ground else looks.GREY
    shapes += [_footer(30, pale), _number(31, pale), _marking(32, layout)]
    tree.extend(shapes)


def _marking(id: int, layout: Layout) -> Element:
    """Where the handling marking stands at the top: empty on a slide that has none."""
    colour = looks.WHITE if layout.ground else looks.RED
    letters = Letters(12, True, colour, "", align="l", before=0, after=0)
    at = (looks.LEFT, 0.4, 20.0, 0.7)
    return _box(id, Box("body", looks.MARKING_INDEX, looks.MARKING, at, (letters,), looks.MARKING, anchor="ctr"))


def _clear(tree: Element) -> None:
    for child in list(tree)[2:]:
        tree.remove(child)


def _bar(id: int, bar: Bar) -> Element:
    return parse_xml(
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{id}" name={quoteattr(bar.name)}>{_DECORATIVE}</p:cNvPr>'
        f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_place(bar.at)}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_fill(bar.fill)}<a:ln><a:noFill/></a:ln></p:spPr>'
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
    )


_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""Screen readers pass over it."""


def _box(id: int, box: Box) -> Element:
    kind = f' type="{box.type}"' if box.type else ""
    index = f' idx="{box.index}"' if box.index else ""
    place = _place(box.at) + '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if box.at else ""
    ground = _fill(box.fill) if box.fill else ""
    anchor = f' anchor="{box.anchor}"' if box.anchor else ""
    styles = "".join(
        etree.tostring(_letters(level, each, plain=box.type in ("title", "ctrTitle"))).decode()
        for level, each in enumerate(box.letters, 1)
    )
    words = f'<a:r><a:rPr lang="en-GB"/><a:t>{escape(box.prompt)}</a:t></a:r>' if box.prompt else ""
    inset = (
        ' lIns="144000" rIns="90000" tIns="36000" bIns="36000"' if box.fill else ' lIns="0" rIns="0" tIns="0" bIns="0"'
    )
    return parse_xml(
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{id}" name={quoteattr(box.name)}/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kind}{index}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}{ground}</p:spPr>"
        f'<p:txBody><a:bodyPr vert="horz" wrap="square"{inset} rtlCol="0"{anchor}><a:noAutofit/></a:bodyPr>'
        f'<a:lstStyle>{styles}</a:lstStyle><a:p>{words}<a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
    )


def _place(at: tuple[float, float, float, float]) -> str:
    x, y, width, height = (round(each * EMU) for each in at)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _fill(colour: str) -> str:
    known = looks.SCHEME.get(colour)
    inner = f'<a:schemeClr val="{known}"/>' if known else f'<a:srgbClr val="{colour}"/>'
    return f"<a:solidFill>{inner}</a:solidFill>"


def _letters(level: int, letters: Letters, plain: bool = False) -> Element:
    """One level of a list style."""
    indent = round(letters.indent * EMU)
    align = f' algn="{letters.align}"' if letters.align else ' algn="l"' if plain else ""
    set_in = f' marL="{indent}" indent="{-indent}"' if not plain else ""
    line = '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
    line += "" if letters.before is None else f'<a:spcBef><a:spcPts val="{round(letters.before * 100)}"/></a:spcBef>'
    line += "" if letters.after is None else f'<a:spcAft><a:spcPts val="{round(letters.after * 100)}"/></a:spcAft>'
    bullet = "<a:buNone/>" if plain or letters.bullet == "" else ""
    if letters.bullet and not plain:
        bullet = (
            f"<a:buClr>{_fill(letters.bullet_colour)[len('<a:solidFill>') : -len('</a:solidFill>')]}</a:buClr>"
            f'<a:buFont typeface="{looks.FONT}"/><a:buChar char={quoteattr(letters.bullet)}/>'
        )
    look = "".join(
        f' {name}="{value}"'
        for name, value in (
            ("sz", round(letters.size * 100) if letters.size else None),
            ("b", None if letters.bold is None else int(letters.bold)),
            ("i", None if letters.italic is None else int(letters.italic)),
        )
        if value is not None
    )
    colour = _fill(letters.colour) if letters.colour else ""
    font = "+mj" if plain else "+mn"
    fonts = f'<a:latin typeface="{font}-lt"/><a:ea typeface="{font}-ea"/><a:cs typeface="{font}-cs"/>'
    return parse_xml(
        f"<a:lvl{level}pPr {_SPACES}{set_in}{align}>{line}{bullet}"
        f'<a:defRPr lang="en-GB"{look} kern="1200">{colour}{fonts}</a:defRPr></a:lvl{level}pPr>'
    )


def rebuild() -> Path:
    """Make our template again and put it where the program finds it."""
    path = default_path()
    build().save(str(path))
    return path


if __name__ == "__main__":
    rebuild()
