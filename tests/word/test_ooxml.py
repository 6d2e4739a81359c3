"""The raw XML: in the order the schema wants, and each bookmark once."""

from __future__ import annotations

import pytest

from peerteam.word import ooxml


def test_a_property_is_put_where_the_schema_wants_it() -> None:
    par = ooxml.paragraph("Normal")
    ooxml.put(ooxml.properties(par), ooxml.value("w:outlineLvl", 1))
    ooxml.put(ooxml.properties(par), ooxml.element("w:keepNext"))
    ooxml.put(ooxml.properties(par), ooxml.value("w:outlineLvl", 2))
    assert [ooxml.local_name(child) for child in ooxml.properties(par)] == ["pStyle", "keepNext", "outlineLvl"]


def test_tabs_and_line_ends_become_what_word_has_for_them() -> None:
    made = ooxml.run("a\tb\nc")
    assert [ooxml.local_name(child) for child in made] == ["t", "tab", "t", "br", "t"]


def test_a_bookmark_name_is_given_out_once() -> None:
    marks = ooxml.Bookmarks()
    assert marks.round("_cpc_1", ooxml.paragraph("Normal", ooxml.run("one")))
    assert not marks.round("_cpc_1", ooxml.paragraph("Normal", ooxml.run("two")))


@pytest.mark.parametrize("name", ["", "1st", "with space", "x" * 41])
def test_a_name_word_would_refuse_is_refused_here(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be a bookmark"):
        ooxml.Bookmarks().round(name, ooxml.paragraph("Normal"))
