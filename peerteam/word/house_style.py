"""Our own template, built by code from the looks in `house_looks`, so that it can be made again and tested.

Only run when the template is rebuilt; letters are written into the file it makes.
"""

from __future__ import annotations

from typing import cast

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from peerteam.word import numbering, ooxml
from peerteam.word.house_looks import FONT, LISTS, LOOKS, NAVY, RED, RULE, TEAL, TEXT_WIDTH, TINT, WHITE, Border, Look
from peerteam.word.template import drop_needless

_KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Strong", "Emphasis", "Table Grid"}
"""What stays of python-docx's own default document besides the styles above; the rest nobody here uses."""

_TABLES = f"""
<w:styles {nsdecls("w")}>
 <w:style w:type="table" w:customStyle="1" w:styleId="PeerTeamTable"><w:name w:val="Peer Team Table"/>
  <w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
  <w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>
   <w:top w:val="single" w:sz="8" w:space="0" w:color="{NAVY}"/>
   <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{NAVY}"/>
   <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/></w:tblBorders>
   <w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="110" w:type="dxa"/>
   <w:bottom w:w="40" w:type="dxa"/><w:right w:w="110" w:type="dxa"/></w:tblCellMar></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="{WHITE}"/></w:rPr>
   <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{NAVY}"/></w:tcPr></w:tblStylePr>
  <w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>
  <w:tblStylePr w:type="band2Horz"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr></w:tblStylePr>
 </w:style>
 <w:style w:type="table" w:customStyle="1" w:styleId="PeerTeamPanel"><w:name w:val="Peer Team Panel"/>
  <w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
  <w:tblPr><w:tblBorders><w:insideV w:val="single" w:sz="24" w:space="0" w:color="{WHITE}"/></w:tblBorders>
   <w:tblCellMar><w:left w:w="170" w:type="dxa"/><w:right w:w="110" w:type="dxa"/></w:tblCellMar></w:tblPr>
  <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr>
 </w:style>
</w:styles>"""


def build() -> DocumentObject:
    """The template as a document without any text."""
    document = Document()
    _clear(document)
    _page(document)
    _language(document)
    for look in LOOKS:
        _apply(document, look)
    _tabs(document)
    _character_styles(document)
    _lists(document)
    for style in list(parse_xml(_TABLES)):
        document.styles.element.append(style)
    _settings(document)
    _properties(document)
    return document


def _clear(document: DocumentObject) -> None:
    """Leave out what python-docx's default document carries from its own making."""
    names = {look.name for look in LOOKS} | _KEPT
    styles = document.styles.element
    for style in list(document.styles):
        if style.name not in names:
            styles.remove(style.element)
    for linked in list(styles.iter(qn("w:link"))):
        linked.getparent().remove(linked)
    drop_needless(document)


def _page(document: DocumentObject) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - TEXT_WIDTH) / 2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.1)
    section.header_distance, section.footer_distance = Cm(1.1), Cm(1.0)


def _language(document: DocumentObject) -> None:
    """UK English for every run, and Arial for whatever has no style of ours."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(defaults):
        if ooxml.local_name(child) in ("rFonts", "lang"):
            defaults.remove(child)
    defaults.insert(0, _fonts())
    defaults.append(ooxml.element("w:lang", {"w:val": "en-GB", "w:eastAsia": "en-GB", "w:bidi": "ar-SA"}))


def _fonts() -> ooxml.Element:
    return ooxml.element("w:rFonts", {f"w:{use}": FONT for use in ("ascii", "hAnsi", "eastAsia", "cs")})


def _style(document: DocumentObject, name: str) -> ParagraphStyle:
    if name in [style.name for style in document.styles]:
        return cast(ParagraphStyle, document.styles[name])
    return cast(ParagraphStyle, document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))


def _apply(document: DocumentObject, look: Look) -> None:
    style = _style(document, look.name)
    outline = style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    for properties in (style.element.pPr, style.element.rPr):
        if properties is not None:
            style.element.remove(properties)
    style.base_style = _style(document, look.base) if look.base else None
    style.next_paragraph_style = _style(document, look.follow) if look.follow else style
    style.hidden, style.quick_style, style.unhide_when_used = False, True, False
    _letters(style, look)
    _lines(style, look)
    properties = style.element.get_or_add_pPr()
    if outline is not None:
        ooxml.put(properties, outline)
    if look.fill:
        ooxml.put(properties, ooxml.element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": look.fill}))
    if look.borders:
        ooxml.put(properties, _borders(look.borders))


def _letters(style: ParagraphStyle, look: Look) -> None:
    if not look.base:
        style.element.get_or_add_rPr().append(_fonts())
    style.font.size = Pt(look.size) if look.size else None
    style.font.bold, style.font.italic = look.bold, look.italic
    if look.colour:
        style.font.color.rgb = RGBColor.from_string(look.colour)


def _lines(style: ParagraphStyle, look: Look) -> None:
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(look.before), Pt(look.after), look.line
    shape.widow_control = True
    shape.keep_with_next = look.keep_next or None
    shape.keep_together = look.keep or None
    shape.left_indent = Cm(look.left) if look.left is not None else None
    shape.right_indent = Cm(look.right) if look.right is not None else None
    shape.first_line_indent = Cm(-look.hanging) if look.hanging else None
    shape.alignment = look.align
    if look.tab:
        shape.tab_stops.add_tab_stop(Cm(look.tab))


def _borders(sides: dict[str, Border]) -> ooxml.Element:
    made = ooxml.element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            size, space, colour = sides[side]
            made.append(
                ooxml.element(f"w:{side}", {"w:val": "single", "w:sz": size, "w:space": space, "w:color": colour})
            )
    return made


def _tabs(document: DocumentObject) -> None:
    for name in ("Header", "Footer", "TOC 1", "TOC 2"):
        stops = _style(document, name).paragraph_format.tab_stops
        if name == "Footer":
            stops.add_tab_stop(Cm(TEXT_WIDTH / 2), WD_TAB_ALIGNMENT.CENTER)
        if name.startswith("TOC"):
            stops.add_tab_stop(Cm(0.8 if name == "TOC 1" else 1.9))
        stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def _character_styles(document: DocumentObject) -> None:
    marking = cast(CharacterStyle, document.styles.add_style("Marking Inline", WD_STYLE_TYPE.CHARACTER))
    marking.font.bold, marking.font.color.rgb = True, RGBColor.from_string(RED)
    number = cast(CharacterStyle, document.styles.add_style("Recommendation Number", WD_STYLE_TYPE.CHARACTER))
    number.font.bold, number.font.color.rgb = True, RGBColor.from_string(TEAL)


def _lists(document: DocumentObject) -> None:
    lists = document.part.numbering_part.element
    for child in list(lists):
        lists.remove(child)
    styled = [[{**level, "style": _style(document, str(level["style"])).style_id} for level in one] for one in LISTS]
    lists.extend(numbering.list_definition(id, levels) for id, levels in enumerate(styled, 1))
    lists.extend(numbering.list_instance(id, id) for id in range(1, len(LISTS) + 1))
    for id, levels in enumerate(LISTS, 1):
        for depth, level in enumerate(levels):
            style = _style(document, str(level["style"]))
            ooxml.put(style.element.get_or_add_pPr(), numbering.list_reference(id, depth))


def _settings(document: DocumentObject) -> None:
    """Word 2013 or later, so that no title bar says "compatibility mode"."""
    settings = document.settings.element
    compatible = settings.find(qn("w:compat"))
    if compatible is None:
        compatible = ooxml.element("w:compat")
        settings.append(compatible)
    for setting in compatible.findall(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            compatible.remove(setting)
    uri = "http://schemas.microsoft.com/office/word"
    mode = {"w:name": "compatibilityMode", "w:uri": uri, "w:val": "15"}
    compatible.append(ooxml.element("w:compatSetting", mode))


def _properties(document: DocumentObject) -> None:
    about = document.core_properties
    about.title, about.author, about.language = "Peer Team letter template", "Peer Team", "en-GB"
    about.comments, about.keywords, about.last_modified_by = "", "", "Peer Team"
