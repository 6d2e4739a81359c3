"""Every word of a Word file is read, wherever it stands and however it is cut up."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document

from peerteam.domain.errors import BadTable, NoSuchFile
from peerteam.jobs import letter_of, visit_from_folder
from peerteam.jobs import sample_folder as folder_of
from peerteam.word.letter_write import write_letter
from peerteam.word.read_text import is_word_file, read_text

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_file(path: Path, body: str, **parts: str) -> Path:
    """A Word file with this inside its body, and other parts by name."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{name} {_W}>{content}</w:{name}>")
    return path


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def texts(path: Path) -> list[str]:
    return [para.text for para in read_text(path)]


def test_words_parted_into_runs_are_whole(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", paragraph("Cllr Ok", "onk", "wo told us"))
    assert texts(path) == ["Cllr Okonkwo told us"]


def test_tables_heads_feet_notes_and_comments_are_read_and_told_apart(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("In the body")
    document.add_table(1, 1).cell(0, 0).text = "In a table"
    document.sections[0].header.paragraphs[0].text = "In the head"
    document.sections[0].footer.paragraphs[0].text = "In the foot"
    document.core_properties.title = "In the title"
    document.add_comment(document.paragraphs[0].runs, "In a comment", "A", "A")
    document.save(str(path := tmp_path / "a.docx"))
    where = {para.text: para.where for para in read_text(path)}
    assert where["In the body"] == "paragraph 1"
    assert where["In a table"] == "table"
    assert where["In the head"] == where["In the foot"] == "head or foot of the page"
    assert where["In a comment"] == "comment"
    assert where["In the title"] == "property of the file"


def test_footnotes_are_read(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", paragraph("Body"), footnotes=f"<w:footnote>{paragraph('Below')}</w:footnote>")
    assert texts(path) == ["Body", "Below"]


def test_a_text_box_is_a_paragraph_of_its_own_and_read_once(tmp_path: Path) -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    both = f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
    body = f"<w:p><w:r><w:t>Before </w:t></w:r><w:r>{both}</mc:AlternateContent></w:r><w:r><w:t>after</w:t></w:r></w:p>"
    assert texts(word_file(tmp_path / "a.docx", body)) == ["Before after", "In the box"]


def test_what_was_struck_out_is_still_in_the_file(tmp_path: Path) -> None:
    struck = "<w:del><w:r><w:delText>Cllr King</w:delText></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>Members</w:t></w:r></w:ins>"
    path = word_file(tmp_path / "a.docx", f"<w:p>{struck}{inserted}<w:r><w:t> told us</w:t></w:r></w:p>")
    said, gone = read_text(path)
    assert said.text == "Members told us"
    assert gone.text.strip() == "Cllr King"
    assert "struck out" in gone.where


def test_breaks_and_tabs_part_words_and_fields_are_not_words(tmp_path: Path) -> None:
    runs = "<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:instrText>REF x</w:instrText></w:r>"
    path = word_file(tmp_path / "a.docx", f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>{runs}</w:p>")
    assert texts(path) == ["one two\nthree"]


def test_paragraphs_of_our_own_letter_are_known_by_their_anchors(tmp_path: Path) -> None:
    with visit_from_folder(folder_of("marlbridge"), tmp_path / "v.peerteam") as visit:
        letter = letter_of(visit.snapshot())
    write_letter(letter, tmp_path / "a.docx")
    read = {para.anchor: para.text for para in read_text(tmp_path / "a.docx") if para.anchor}
    ours = {paragraph.anchor: paragraph.text for _, paragraph in letter.paragraphs()}
    same = [anchor for anchor in ours if ours[anchor] == read.get(anchor)]
    assert set(ours) <= set(read)
    assert len(same) > 100


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", b"Just text"])
def test_what_is_no_word_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    (path := tmp_path / "a.docx").write_bytes(content)
    assert not is_word_file(path)
    with pytest.raises(BadTable, match="not a whole Word document"):
        read_text(path)


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(path := tmp_path / "a.docx", "w") as package:
        package.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(BadTable):
        read_text(path)


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile):
        read_text(tmp_path / "none.docx")
