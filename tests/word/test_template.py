"""Templates: ours is what the code makes, and the user's own is taken by style names or refused in one sentence."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import ooxml_integrity
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from peerteam.domain.errors import BadResource, NoSuchFile
from peerteam.domain.letter import Role, draft
from peerteam.formats import letters
from peerteam.word import house_style
from peerteam.word.house_looks import LOOKS, WHITE, Look
from peerteam.word.letter_check import check_letter
from peerteam.word.letter_write import write_letter
from peerteam.word.ooxml import element
from peerteam.word.styles import ROLE_STYLES, Styles
from peerteam.word.template import default_path, open_template
from tests.letter_visit import tallies, visit


def written_on(template: Document, folder: Path) -> Path:
    """A letter written on a template of the user's own."""
    path = folder / "house.docx"
    template.save(str(path))
    return letter_on(path, folder)


def letter_on(template: Path, folder: Path) -> Path:
    letter = draft(visit(), letters.load("report-e"), tallies())
    return write_letter(letter, folder / "letter.docx", template).path


def texts(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


# --- ours -------------------------------------------------------------------------------------------------------------


def test_our_template_is_what_the_code_makes() -> None:
    kept, made = docx.Document(str(default_path())), io.BytesIO()
    house_style.build().save(made)
    built = docx.Document(made)
    assert kept.styles.element.xml == built.styles.element.xml
    assert kept.part.numbering_part.element.xml == built.part.numbering_part.element.xml
    assert kept.element.body.xml == built.element.body.xml


def test_our_template_is_valid() -> None:
    assert OpenXmlValidator().validate(default_path()).errors == []
    assert ooxml_integrity.check(default_path()) == []


def test_our_template_has_a_style_of_its_own_for_every_role() -> None:
    names = {look.name for look in LOOKS}
    assert {ROLE_STYLES[role][0] for role in Role} <= names


def _brightness(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("look", [look for look in LOOKS if look.colour], ids=lambda look: look.name)
def test_every_colour_stands_out_from_its_ground(look: Look) -> None:
    assert look.colour is not None
    lighter, darker = sorted((_brightness(look.colour), _brightness(look.fill or WHITE)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


# --- the user's own ---------------------------------------------------------------------------------------------------


def test_a_bare_word_document_serves_as_a_template(tmp_path: Path) -> None:
    path = written_on(docx.Document(), tmp_path)
    assert OpenXmlValidator().validate(path).errors == []
    assert "Statutory officers meet often and are listened to." in texts(path)


def test_a_missing_style_is_lent_with_its_list(tmp_path: Path) -> None:
    document = docx.Document()
    styles = Styles(document)
    assert styles.numbered(*ROLE_STYLES[Role.RECOMMENDATION])
    assert styles.role(Role.RECOMMENDATION) == styles.role(Role.RECOMMENDATION)
    path = written_on(document, tmp_path)
    assert ooxml_integrity.check(path) == []


def test_the_users_own_style_of_a_name_is_used(tmp_path: Path) -> None:
    template = docx.Document()
    template.styles.add_style("Strength", WD_STYLE_TYPE.PARAGRAPH).element.set(qn("w:styleId"), "TheirStrength")
    body = docx.Document(str(written_on(template, tmp_path))).element.body
    assert "TheirStrength" in {style.get(qn("w:val")) for style in body.iter(qn("w:pStyle"))}


def test_a_dotx_is_a_template_too(tmp_path: Path) -> None:
    dotx = tmp_path / "house.dotx"
    with zipfile.ZipFile(default_path()) as source, zipfile.ZipFile(dotx, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"document.main+xml", b"template.main+xml"))
    assert check_letter(letter_on(dotx, tmp_path)) == []


def test_the_templates_own_text_is_left_out(tmp_path: Path) -> None:
    template = docx.Document()
    template.add_paragraph("Minutes of the parish meeting")
    assert "Minutes of the parish meeting" not in texts(written_on(template, tmp_path))


def test_a_line_that_says_where_the_letter_goes_keeps_the_rest(tmp_path: Path) -> None:
    template = docx.Document()
    for text in ("Cover page", "[LETTER]", "Back page"):
        template.add_paragraph(text)
    found = texts(written_on(template, tmp_path))
    assert (found[0], found[-1]) == ("Cover page", "Back page")
    assert "[LETTER]" not in found
    assert "Marlbridge Borough Council" in found


def test_the_users_header_stays_and_is_given_the_marking(tmp_path: Path) -> None:
    template = docx.Document()
    template.sections[0].header.paragraphs[0].text = "Wexley City Council"
    header = docx.Document(str(written_on(template, tmp_path))).sections[0].header
    assert [paragraph.text for paragraph in header.paragraphs] == ["OFFICIAL", "Wexley City Council"]


def _saved(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _protected() -> bytes:
    document = docx.Document()
    document.settings.element.append(element("w:documentProtection", {"w:edit": "readOnly", "w:enforcement": "1"}))
    return _saved(document)


def _package(types: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("[Content_Types].xml", types)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xd0\xcf\x11\xe0 and more", "old-style Word file or is locked with a password"),
        (b"plain text", "is not a Word document"),
        (_saved(docx.Document())[:3000], "is damaged"),
        (_package("application/vnd.ms-word.document.macroEnabled.main+xml wordprocessingml"), "contains macros"),
        (_package("spreadsheetml"), "is an Office file but not a Word one"),
        (_protected(), "is protected"),
    ],
    ids=["old", "text", "damaged", "macros", "workbook", "protected"],
)
def test_a_template_that_will_not_do_is_told_in_a_sentence(content: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(content)
    with pytest.raises(BadResource) as problem:
        open_template(path)
    assert told in problem.value.what
    assert problem.value.do


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile):
        open_template(tmp_path / "none.docx")
