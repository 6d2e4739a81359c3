"""The programme as a page: whole in itself, accessible, and safe whatever people wrote."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from peerteam.domain.outgoing import Audience, outgoing
from peerteam.domain.records import Record, SessionStatus, Slot
from peerteam.domain.snapshot import Snapshot
from peerteam.formats.html_page import programme_page
from tests.builders import RECORDS, SESSION, THEMES, VISIT

_VOID = {"meta", "br"}


class Read(HTMLParser):
    """A page as a browser sees it: which tags, whether each is closed, and the words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.open: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(*records: Record, audience: Audience = Audience.LGA) -> str:
    ids = {record.id for record in records}
    kept = [record for record in (VISIT, *THEMES, *RECORDS) if record.id not in ids]
    return programme_page(outgoing(Snapshot.of((*kept, *records)), audience))


@pytest.mark.parametrize("audience", list(Audience))
def test_the_page_is_well_formed_and_loads_nothing(audience: Audience) -> None:
    read = Read(page(audience=audience))
    assert read.open == []
    assert not {"script", "img", "link", "iframe", "a"} & set(read.tags)
    assert "url(" not in page(audience=audience)


def test_a_screen_reader_is_told_what_everything_is() -> None:
    read = Read(page())
    attributes = dict(read.attributes)
    assert attributes["html"]["lang"] == "en-GB"
    assert (read.tags["title"], read.tags["h1"], read.tags["main"]) == (1, 1, 1)
    assert read.tags["caption"] == read.tags["table"] > 0
    assert all(found["scope"] in ("col", "row") for tag, found in read.attributes if tag == "th")


def test_what_people_wrote_is_words_and_never_markup() -> None:
    words = "<script>alert('x')</script> & “others”"
    read = Read(page(replace(SESSION, title=words, slot=SESSION.slot._replace(room=words))))
    assert read.tags["script"] == 0
    assert read.words.count(words) == 2


def test_a_cancelled_session_says_so_in_words() -> None:
    text = page(replace(SESSION, status=SessionStatus.CANCELLED, status_reason="Unwell"))
    assert '<span class="status">Cancelled</span><br>Unwell' in text


def test_what_is_not_known_is_said() -> None:
    text = page(replace(SESSION, slot=Slot()))
    assert "Day not known" in text
    assert "time not known" in text
    assert "not known yet" in text


def test_nobody_met_is_on_the_councils_page_and_no_note_on_any() -> None:
    assert "Chris Dale" in page()
    assert "Chris Dale" not in page(audience=Audience.COUNCIL)
    assert "Chris Dale" not in page(audience=Audience.TEAM)
    assert not any("too late" in page(audience=audience) for audience in Audience)


def test_an_empty_programme_says_so() -> None:
    text = programme_page(outgoing(Snapshot.of((VISIT,)), Audience.LGA))
    assert "no session in the programme yet" in text
