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
from tests.word.foreign_house import COUNCIL, foreign_template


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


def test_what_stands_above_a_table_or_a_list_stays_on_its_page_whatever_the_house_says(tmp_path: Path) -> None:
    house = docx.Document()
    assert house.styles["Caption"].paragraph_format.keep_with_next is None
    written = docx.Document(str(written_on(house, tmp_path))).paragraphs
    above = [par for par in written if par.text.startswith("Table ") or par.text == "Contents"]
    assert len(above) > 1
    assert all(par.paragraph_format.keep_with_next for par in above)


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


def frames_of(path: Path) -> dict[str, list[str]]:
    """The lines of the header and footer that each kind of page of each section shows."""
    document = docx.Document(str(path))
    found = {}
    for number, section in enumerate(document.sections):
        kinds = ["header", "footer", "even_page_header", "even_page_footer"]
        if section.different_first_page_header_footer:
            kinds += ["first_page_header", "first_page_footer"]
        for kind in kinds:
            found[f"{number} {kind}"] = [paragraph.text.strip() for paragraph in getattr(section, kind).paragraphs]
    return found


def test_every_kind_of_page_of_another_house_has_the_marking_at_head_and_foot(tmp_path: Path) -> None:
    frames = frames_of(letter_on(foreign_template(tmp_path / "house.docx"), tmp_path))
    assert {kind: lines.count("OFFICIAL") for kind, lines in frames.items()} == dict.fromkeys(frames, 1)
    assert {"0 header", "1 even_page_footer", "1 first_page_header", "1 first_page_footer"} <= frames.keys()


@pytest.mark.parametrize(("first", "even"), [(False, False), (True, False), (False, True), (True, True)])
def test_a_section_of_its_own_headers_has_the_marking_too(first: bool, even: bool, tmp_path: Path) -> None:
    template = docx.Document()
    template.add_paragraph("[LETTER]")
    own = template.add_section()
    own.header.is_linked_to_previous = False
    own.header.paragraphs[0].text = "The back of Wexley"
    template.sections[0].different_first_page_header_footer = first
    template.settings.odd_and_even_pages_header_footer = even
    frames = frames_of(written_on(template, tmp_path))
    kinds = [kind for kind in frames if even or "even" not in kind]
    assert [kind for kind in kinds if not any("OFFICIAL" in line for line in frames[kind])] == []
    assert frames["1 header"] == ["OFFICIAL", "The back of Wexley"]


def test_a_house_keeps_its_letterhead_and_its_words_and_is_given_what_it_lacks(tmp_path: Path) -> None:
    frames = frames_of(letter_on(foreign_template(tmp_path / "house.docx"), tmp_path))
    assert frames["0 header"] == ["OFFICIAL", COUNCIL]
    assert frames["0 even_page_footer"] == ["OFFICIAL", "Wexley, city of the two rivers"]
    assert frames["0 footer"][0] == "OFFICIAL"
    assert frames["0 footer"][1].endswith("Page 1 of 1")
    assert frames["0 even_page_header"][1].endswith("Draft 1")


def test_a_house_keeps_its_cover_and_its_back_page_round_the_letter(tmp_path: Path) -> None:
    found = texts(letter_on(foreign_template(tmp_path / "house.docx"), tmp_path))
    assert (found[0], found[-1]) == (COUNCIL, "Printed on paper from our own woods")


def test_headings_have_the_looks_and_the_ids_of_the_house(tmp_path: Path) -> None:
    body = docx.Document(str(letter_on(foreign_template(tmp_path / "house.docx"), tmp_path))).element.body
    used = {style.get(qn("w:val")) for style in body.iter(qn("w:pStyle"))}
    assert {"Titel", "berschrift1", "berschrift2", "Textkrper"} <= used
    assert not used & {"Heading1", "Heading2", "Title", "BodyText"}


def test_points_have_a_mark_before_them_even_where_the_house_has_no_lists(tmp_path: Path) -> None:
    document = docx.Document(str(letter_on(foreign_template(tmp_path / "house.docx"), tmp_path)))
    styles = Styles(document)
    points = [p for p in document.paragraphs if p.text.startswith(("Statutory officers meet", "Scrutiny comes to"))]
    assert [styles.numbered(p.style.name) for p in points if p.style and p.style.name] == [True, True]


def test_lent_headings_are_counted_as_one_list_and_not_beside_those_of_the_house() -> None:
    bare = docx.Document()
    for level in range(1, 10):
        bare.styles[f"Heading {level}"].delete()
    styles = Styles(bare)
    lists = [_list_of(bare, styles.id(f"Heading {level}")) for level in (1, 2)]
    assert lists[0] is not None
    assert lists[0] == lists[1]
    with_one = docx.Document()
    with_one.styles["Heading 2"].delete()
    assert _list_of(with_one, Styles(with_one).id("Heading 2")) is None


def _list_of(document: Document, id: str) -> str | None:
    style = next(s for s in document.styles.element if s.get(qn("w:styleId")) == id)
    found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    return None if found is None else str(found.get(qn("w:val")))


def test_a_style_known_by_another_name_is_found() -> None:
    document = docx.Document()
    own = document.styles.add_style("Wexley Point", WD_STYLE_TYPE.PARAGRAPH).element
    own.insert(1, element("w:aliases", {"w:val": "Strength,House strength"}))
    assert Styles(document).id("Strength") == own.get(qn("w:styleId"))


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
