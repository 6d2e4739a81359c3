"""Lists as Word has them: a definition, an instance of it, and the mark in a style that puts paragraphs into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docx.oxml.ns import qn

from peerteam.word.ooxml import Element, element, twips, value


def list_definition(id: int, levels: Sequence[Mapping[str, object]]) -> Element:
    """An abstract list whose levels belong to paragraph styles, so that numbering is part of the style."""
    made = element("w:abstractNum", {"w:abstractNumId": id})
    made.append(value("w:multiLevelType", "multilevel" if len(levels) > 1 else "singleLevel"))
    made.extend(_level(number, level) for number, level in enumerate(levels))
    return made


def _level(number: int, level: Mapping[str, object]) -> Element:
    left, hanging = twips(float(str(level["left"]))), twips(float(str(level["hanging"])))
    look = element("w:rPr")
    if level.get("font"):
        font = level["font"]
        look.append(element("w:rFonts", {"w:ascii": font, "w:hAnsi": font, "w:cs": font}))
    look.append(value("w:b", 1 if level.get("bold") else 0))
    look.append(value("w:color", level.get("colour", "auto")))
    if level.get("size"):
        look.append(value("w:sz", level["size"]))
    tabs = element("w:tabs", None, element("w:tab", {"w:val": "num", "w:pos": left}))
    return element(
        "w:lvl",
        {"w:ilvl": number},
        value("w:start", 1),
        value("w:numFmt", level["format"]),
        value("w:pStyle", level["style"]),
        value("w:suff", "tab"),
        value("w:lvlText", level["text"]),
        value("w:lvlJc", "left"),
        element("w:pPr", None, tabs, element("w:ind", {"w:left": left, "w:hanging": hanging})),
        look,
    )


def list_instance(id: int, definition: int) -> Element:
    """A list that styles can point to."""
    return element("w:num", {"w:numId": id}, value("w:abstractNumId", definition))


def plain_list(numbering: Element) -> int:
    """A list without numbers, for a heading that is not counted; its id.

    Word also knows list 0 for this, which other readers take for a list that is missing.
    """
    definition = 1 + max(numbers(numbering, "w:abstractNum", "w:abstractNumId"), default=0)
    id = 1 + max(numbers(numbering, "w:num", "w:numId"), default=0)
    made = element("w:abstractNum", {"w:abstractNumId": definition}, value("w:multiLevelType", "multilevel"))
    made.extend(_plain_level(level) for level in range(3))
    add_list(numbering, made, list_instance(id, definition))
    return id


def _plain_level(level: int) -> Element:
    return element(
        "w:lvl",
        {"w:ilvl": level},
        value("w:start", 1),
        value("w:numFmt", "none"),
        value("w:suff", "nothing"),
        value("w:lvlText", ""),
        value("w:lvlJc", "left"),
        element("w:pPr", None, element("w:ind", {"w:left": 0, "w:firstLine": 0})),
    )


def numbers(numbering: Element, tag: str, attribute: str) -> list[int]:
    """The ids in use in a document's numbering."""
    return [int(one.get(qn(attribute)) or 0) for one in numbering.findall(qn(tag))]


def add_list(numbering: Element, definition: Element, instance: Element) -> None:
    """Add a list; the schema wants all definitions ahead of the lists."""
    first = numbering.find(qn("w:num"))
    if first is None:
        numbering.append(definition)
    else:
        first.addprevious(definition)
    numbering.append(instance)


def list_reference(list_id: int, level: int = 0) -> Element:
    """The mark in a style or paragraph that puts it into a list; list 0 takes it out of one."""
    return element("w:numPr", None, value("w:ilvl", level), value("w:numId", list_id))
