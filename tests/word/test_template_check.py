"""Every kind of template people choose: what is said about it, and whether a letter can be written into it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from peerteam.domain.errors import BadResource
from peerteam.domain.letter import draft
from peerteam.formats import letters
from peerteam.word.letter_write import write_letter
from peerteam.word.ooxml import element
from peerteam.word.template import default_path, open_template
from peerteam.word.template_check import Level, check_template, look_at_template
from tests.letter_visit import tallies, visit
from tests.word.foreign_house import foreign_template

Change = Callable[[Document], object]


def changed(folder: Path, change: Change, base: Path | None = None) -> Path:
    """Our own template with one thing about it changed."""
    document = docx.Document(str(base or default_path()))
    change(document)
    path = folder / "house.docx"
    document.save(str(path))
    return path


def rezipped(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """Our template with some bytes of a part made others."""
    with zipfile.ZipFile(default_path()) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new) if name == part else content)
    return path


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


# --- what is good -----------------------------------------------------------------------------------------------------


def test_of_our_own_template_there_is_nothing_to_say() -> None:
    assert check_template(default_path()) == []


def test_a_dotx_of_ours_is_as_good(tmp_path: Path) -> None:
    types = "[Content_Types].xml"
    assert check_template(rezipped(tmp_path / "house.dotx", types, b"document.main+xml", b"template.main+xml")) == []


# --- what is told -----------------------------------------------------------------------------------------------------


def _tracked(document: Document) -> None:
    document.add_paragraph("x")._p.append(element("w:ins", {"w:id": 1, "w:author": "A"}))


def _comment(document: Document) -> None:
    document.add_comment(document.add_paragraph("x").add_run("y"), "hello", "A", "A")


def _linked(document: Document) -> None:
    kind = RELATIONSHIP_TYPE.SETTINGS.replace("settings", "attachedTemplate")
    document.part._settings_part.rels.get_or_add_ext_rel(kind, "file:///N:/House.dotm")


def _without(name: str) -> Change:
    return lambda document: document.styles[name].element.getparent().remove(document.styles[name].element)


def _size(document: Document) -> None:
    document.styles["Normal"].font.size = Pt(9)


def _wide(document: Document) -> None:
    document.sections[0].page_width = Cm(22.6)


def _outline(document: Document) -> None:
    properties = document.styles["Heading 1"].element.pPr
    properties.remove(properties.find(qn("w:outlineLvl")))


def _welsh(document: Document) -> None:
    next(document.styles.element.iter(qn("w:lang"))).set(qn("w:val"), "cy-GB")


def _strong(document: Document) -> None:
    _without("Strength")(document)
    document.styles.add_style("Strength", WD_STYLE_TYPE.CHARACTER)


@pytest.mark.parametrize(
    ("change", "told", "level"),
    [
        (_without("Heading 2"), "has no style “Heading 2”, so the program’s own look is used there", Level.KNOW),
        (_without("Strength"), "no style “Strength” for paragraphs, so its “List Bullet” is used", Level.KNOW),
        (_strong, "The template’s style “Strength” is not one for paragraphs", Level.MEND),
        (_without("Peer Team Table"), "no table style “Peer Team Table”", Level.KNOW),
        (_wide, "22.6 by 29.7 cm, not A4", Level.MEND),
        (_tracked, "tracked changes that nobody has accepted", Level.MEND),
        (_comment, "holds comments; they are left out", Level.KNOW),
        (lambda d: d.add_paragraph("{{ council }} [LETTER]"), "such as {{ council }}, and they stay empty", Level.MEND),
        (lambda d: d.add_paragraph("Dear «Name»"), "such as «Name»", Level.MEND),
        (lambda d: d.add_paragraph("Minutes"), "The text of the template is left out", Level.KNOW),
        (_size, "9 points high, which many people cannot read", Level.MEND),
        (_linked, "linked to another one, which the letter is not", Level.KNOW),
        (_outline, "“Heading 1” has no outline level", Level.KNOW),
        (_welsh, "The language of the template is cy-GB", Level.KNOW),
    ],
)
def test_what_is_odd_about_a_template_is_told_and_a_letter_can_still_be_written(
    change: Change, told: str, level: Level, tmp_path: Path
) -> None:
    path = changed(tmp_path, change)
    assert [remark.level for remark in look_at_template(path) if told in str(remark)] == [level], check_template(path)
    assert open_template(path).document is not None


def test_a_picture_without_words_is_told(tmp_path: Path) -> None:
    house = docx.Document(str(foreign_template(tmp_path / "foreign.docx")))
    for picture in house.sections[0].header._element.iter():
        picture.attrib.pop("descr", None)
    house.save(str(tmp_path / "house.docx"))
    assert any("no words for those who cannot see it" in told for told in check_template(tmp_path / "house.docx"))


def test_of_a_bare_word_document_it_is_told_what_will_look_like_ours(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "bare.docx"))
    told = "\n".join(check_template(tmp_path / "bare.docx"))
    for sentence in ("21.6 by 27.9 cm, not A4", "“Recommendation”", "“List Bullet” is used", "language"):
        assert sentence in told


def test_a_line_for_the_letter_keeps_the_text_and_nothing_is_told_of_it(tmp_path: Path) -> None:
    def cover(document: Document) -> None:
        for text in ("Cover page", "[LETTER]"):
            document.add_paragraph(text)

    assert check_template(changed(tmp_path, cover)) == []


def test_what_has_to_be_mended_is_told_first(tmp_path: Path) -> None:
    levels = [remark.level for remark in look_at_template(foreign_template(tmp_path / "house.docx"))]
    assert levels == sorted(levels, key=list(Level).index)
    assert {Level.MEND, Level.KNOW} == set(levels)


def test_every_remark_is_one_plain_sentence_with_what_to_do(tmp_path: Path) -> None:
    for told in check_template(foreign_template(tmp_path / "house.docx")):
        assert told[0].isupper()
        assert told.endswith(".")
        assert ".." not in told


# --- what will not do -------------------------------------------------------------------------------------------------


def _protected(path: Path) -> Path:
    settings = {"w:edit": "readOnly", "w:enforcement": "1"}
    return changed(
        path.parent, lambda document: document.settings.element.append(element("w:documentProtection", settings))
    )


def _fetching(path: Path) -> Path:
    return changed(
        path.parent,
        lambda document: document.part.rels.get_or_add_ext_rel(RELATIONSHIP_TYPE.IMAGE, "http://example.org/x.png"),
    )


def _workbook(path: Path) -> Path:
    import xlsxwriter

    xlsxwriter.Workbook(str(path)).close()
    return path


def _macro(path: Path) -> Path:
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    ordinary = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return rezipped(path, "[Content_Types].xml", ordinary, kind)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (_protected, "is protected, so nobody could comment on the letter. Stop the protection in Word"),
        (_fetching, "fetches a picture or a text from elsewhere"),
        (lambda path: written(path, b"\xd0\xcf\x11\xe0" + b"0" * 600), "remove any password and save it as a Word"),
        (lambda path: written(path, b"hello world"), "is not a Word document. Choose a .docx or .dotx file"),
        (lambda path: written(path, default_path().read_bytes()[:9000]), "is damaged. Open it in Word, save a fresh"),
        (lambda path: rezipped(path, "word/document.xml", b"</w:body>", b""), "is damaged"),
        (lambda path: rezipped(path, "_rels/.rels", b"officeDocument", b"nothing"), "is damaged"),
        (_macro, "contains macros. Save it as .docx or .dotx without macros"),
        (_workbook, "is an Office file but not a Word one"),
        (lambda path: path, "There is no template"),
    ],
    ids=["protected", "fetching", "old", "text", "cut short", "broken", "headless", "macros", "workbook", "missing"],
)
def test_a_template_that_will_not_do_is_told_in_one_sentence_and_refused(
    make: Callable[[Path], Path], told: str, tmp_path: Path
) -> None:
    path = make(tmp_path / "chosen.docx")
    (remark,) = look_at_template(path)
    assert remark.stops
    assert told in str(remark)
    with pytest.raises(Exception, match="template") as problem:
        open_template(path)
    assert str(problem.value) == str(remark)
    assert issubclass(problem.type, BadResource) or not path.exists()


DAMAGES = (b'""', b'"x"', b'"-1"', b'"99999999999"')


def _damaged(parts: dict[str, bytes], random: Random) -> dict[str, bytes]:
    """The parts of a file with one gone, or with an element or a value of one gone or made another."""
    name = random.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    found = list(re.finditer(random.choice([rb"<w:\w+[^>]*/>", rb'"[^"<>]{1,12}"']), parts[name]))
    if not found or random.random() < 0.15:
        return {other: content for other, content in parts.items() if other != name}
    place = random.choice(found)
    instead = b"" if place[0].startswith(b"<") else random.choice(DAMAGES)
    return {**parts, name: parts[name][: place.start()] + instead + parts[name][place.end() :]}


@pytest.mark.parametrize("seed", range(60))
def test_a_template_with_a_part_or_a_value_gone_is_used_or_told_and_never_a_fault_of_ours(
    seed: int, tmp_path: Path
) -> None:
    path = foreign_template(tmp_path / "house.docx")
    with zipfile.ZipFile(path) as file:
        parts = _damaged({name: file.read(name) for name in file.namelist()}, Random(seed))
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    told = look_at_template(path)
    letter = draft(visit(), letters.load("letter-a"), tallies())
    if any(remark.stops for remark in told):
        with pytest.raises(BadResource):
            write_letter(letter, tmp_path / "letter.docx", path)
    else:
        assert write_letter(letter, tmp_path / "letter.docx", path).path.is_file()
