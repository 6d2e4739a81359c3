"""Slide templates: ours is what the code makes, the user's own is taken by its layouts or refused in one sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pptx
import pytest
from openxml_audit import OpenXmlValidator
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout

from peerteam.domain.errors import BadResource, NoSuchFile
from peerteam.formats import slides_looks as looks
from peerteam.formats.slides import write_slides
from peerteam.formats.slides_file import default_path, open_template
from peerteam.formats.slides_template import build
from tests.letter_visit import AREA, STRENGTH, visit


def written_on(template: Path, folder: Path) -> Deck:
    written = write_slides(visit(), folder / "slides.pptx", template)
    assert OpenXmlValidator().validate(written.path).errors == []
    return pptx.Presentation(str(written.path))


def saved(deck: Deck, path: Path) -> Path:
    deck.save(str(path))
    return path


def places(layout: SlideLayout) -> list[Any]:
    found: Any = layout.placeholders  # published with half its types
    return list(found)


def texts(deck: Deck) -> list[str]:
    return [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]


# --- ours -------------------------------------------------------------------------------------------------------------


def test_our_template_is_what_the_code_makes() -> None:
    held = io.BytesIO()
    build().save(held)
    kept, made = pptx.Presentation(str(default_path())), pptx.Presentation(held)
    assert kept.slide_master._element.xml == made.slide_master._element.xml
    for one, other in zip(kept.slide_layouts, made.slide_layouts, strict=True):
        assert one._element.xml == other._element.xml


def test_our_template_is_valid_and_holds_no_slide() -> None:
    assert OpenXmlValidator().validate(default_path()).errors == []
    assert len(pptx.Presentation(str(default_path())).slides) == 0


def test_our_layouts_are_wide_have_names_and_a_place_for_number_and_marking() -> None:
    deck = pptx.Presentation(str(default_path()))
    assert round((deck.slide_width or 0) / (deck.slide_height or 1), 2) == 1.78
    for layout in deck.slide_layouts:
        assert layout.name
        indices = {place.placeholder_format.idx for place in places(layout)}
        assert {0, 12, looks.MARKING_INDEX} <= indices


def test_no_letters_of_our_lists_are_smaller_than_eighteen_points() -> None:
    sizes = [letters.size for layout in looks.LAYOUTS for box in layout.boxes for letters in box.letters]
    assert min(size for size in sizes if size) >= 18


def _brightness(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("layout", looks.LAYOUTS, ids=lambda layout: layout.name)
def test_every_colour_stands_out_from_its_ground(layout: looks.Layout) -> None:
    for box in layout.boxes:
        for letters in box.letters:
            ground = _brightness(box.fill or layout.ground or looks.WHITE)
            lighter, darker = sorted((_brightness(letters.colour or looks.INK), ground), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5


# --- the user's own ---------------------------------------------------------------------------------------------------


def house(folder: Path) -> Path:
    """A template as an organisation might have it: PowerPoint's usual layouts, with a slide and notes left in it."""
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text_frame.text = "Minutes of the parish meeting"
    slide.notes_slide.notes_text_frame.text = "Between ourselves"
    deck.core_properties.author = "Somebody Else"
    deck.core_properties.keywords = "old words"
    return saved(deck, folder / "house.pptx")


def test_the_usual_layouts_serve_with_both_sides_in_their_columns(tmp_path: Path) -> None:
    deck = written_on(house(tmp_path), tmp_path)
    slide = next(each for each in deck.slides if each.shapes.title.text_frame.text == "Governance and culture")
    assert slide.slide_layout.name == "Comparison"
    assert [box.text_frame.text for box in slide.placeholders][:5] == [
        "Governance and culture", "Strengths", STRENGTH.wording, "Areas for consideration", AREA.wording,
    ]  # fmt: skip


def test_nothing_of_the_templates_own_slides_is_left(tmp_path: Path) -> None:
    written = write_slides(visit(), tmp_path / "slides.pptx", house(tmp_path))
    with zipfile.ZipFile(written.path) as package:
        whole = b"".join(package.read(name) for name in package.namelist())
    for words in (b"parish meeting", b"Between ourselves", b"Somebody Else", b"old words"):
        assert words not in whole


def test_the_marking_is_there_even_where_the_template_has_no_place_for_it(tmp_path: Path) -> None:
    deck = written_on(house(tmp_path), tmp_path)
    for slide in deck.slides:
        assert [shape.text_frame.text for shape in slide.shapes if shape.name == "Handling marking"] == ["OFFICIAL"]


def test_the_templates_footer_words_give_way_to_ours(tmp_path: Path) -> None:
    template = pptx.Presentation(str(house(tmp_path)))
    for layout in template.slide_layouts:
        for place in places(layout):
            if place.placeholder_format.idx == 11:
                place.text_frame.text = "Wexley City Council 2019"
    found = texts(written_on(saved(template, tmp_path / "footer.pptx"), tmp_path))
    assert not any("Wexley" in text for text in found)
    assert any(text.startswith("OFFICIAL · Marlbridge") for text in found)


def relabelled(path: Path, kind: bytes, ending: str) -> Path:
    made = path.with_suffix(ending)
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"presentation.main+xml", kind + b".main+xml"))
    return made


@pytest.mark.parametrize(("kind", "ending"), [(b"template", ".potx"), (b"slideshow", ".ppsx")])
def test_a_potx_is_a_template_too_and_what_comes_of_it_is_a_presentation(
    kind: bytes, ending: str, tmp_path: Path
) -> None:
    deck = written_on(relabelled(house(tmp_path), kind, ending), tmp_path)
    assert "presentation.main+xml" in deck.part.content_type
    assert len(deck.slides) > 5


def without(*names: str) -> Callable[[Deck], None]:
    def drop(deck: Deck) -> None:
        for layout in list(deck.slide_layouts):
            if layout.name in names:
                deck.slide_layouts.remove(layout)

    return drop


def test_without_two_columns_each_side_has_a_slide_to_itself(tmp_path: Path) -> None:
    template = pptx.Presentation()
    without("Comparison", "Two Content", "Content with Caption", "Picture with Caption")(template)
    deck = written_on(saved(template, tmp_path / "plain.pptx"), tmp_path)
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides if slide.shapes.title]
    assert "Governance and culture: Strengths" in titles
    assert "Governance and culture: Areas for consideration" in titles
    assert str(AREA.wording) in texts(deck)


def test_a_picture_s_place_and_its_narrow_caption_are_no_two_columns(tmp_path: Path) -> None:
    template = pptx.Presentation()
    without("Comparison", "Two Content")(template)
    deck = written_on(saved(template, tmp_path / "captions.pptx"), tmp_path)
    assert "Content with Caption" not in {slide.slide_layout.name for slide in deck.slides}


def test_layouts_are_known_by_what_is_in_them_when_their_names_are_foreign(tmp_path: Path) -> None:
    template = pptx.Presentation()
    for number, layout in enumerate(template.slide_layouts):
        layout._element.find(qn("p:cSld")).set("name", f"Disposition {number}")
    deck = written_on(saved(template, tmp_path / "foreign.pptx"), tmp_path)
    slide = next(each for each in deck.slides if each.shapes.title.text_frame.text == "Governance and culture")
    assert slide.slide_layout.name == "Disposition 4"
    assert deck.slides[0].slide_layout.name == "Disposition 0"


def test_a_template_without_a_list_is_refused_with_what_to_do(tmp_path: Path) -> None:
    template = pptx.Presentation()
    without(*(layout.name for layout in template.slide_layouts if layout.name != "Title Only"))(template)
    with pytest.raises(BadResource, match="no layout with a title and a text box") as problem:
        write_slides(visit(), tmp_path / "slides.pptx", saved(template, tmp_path / "bare.pptx"))
    assert "Slide Master" in problem.value.do


def test_a_template_without_a_title_is_refused(tmp_path: Path) -> None:
    template = pptx.Presentation()
    without(*(layout.name for layout in template.slide_layouts if layout.name != "Blank"))(template)
    with pytest.raises(BadResource, match="no layout with a title"):
        write_slides(visit(), tmp_path / "slides.pptx", saved(template, tmp_path / "bare.pptx"))


def _bytes(deck: Deck) -> bytes:
    held = io.BytesIO()
    deck.save(held)
    return held.getvalue()


def _package(types: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("[Content_Types].xml", types)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xd0\xcf\x11\xe0 and more", "old-style PowerPoint file or is locked with a password"),
        (b"plain text", "is not a PowerPoint file"),
        (_bytes(pptx.Presentation())[:3000], "is damaged"),
        (
            _package("application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml presentationml"),
            "contains macros",
        ),
        (_package("wordprocessingml"), "is an Office file but not a PowerPoint one"),
        (_package("presentationml"), "is damaged"),
    ],
    ids=["old", "text", "cut short", "macros", "document", "empty"],
)
def test_a_template_that_will_not_do_is_told_in_a_sentence(content: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "house.potx"
    path.write_bytes(content)
    with pytest.raises(BadResource) as problem:
        open_template(path)
    assert told in problem.value.what
    assert problem.value.do
    assert "\n" not in str(problem.value)


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile):
        open_template(tmp_path / "none.potx")
