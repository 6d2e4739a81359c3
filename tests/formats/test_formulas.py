"""No formula injection: whatever stands in any cell, no spreadsheet runs it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerteam.domain.outgoing import Audience, Outgoing, outgoing
from peerteam.domain.records import Document, Finding, Note, Person, Recommendation, Record, Session, Tag, Theme
from peerteam.domain.snapshot import Snapshot
from peerteam.formats.csv_folder import csv_of
from peerteam.formats.nouns import Table, programme, tables
from peerteam.formats.workbook import workbook_of
from tests.letter_visit import visit

RUNS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""With one of these at its beginning a spreadsheet may take a text for a formula."""

HOSTILE = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", " ", "  ", "\n", "\t", "\r\n", "\u00a0", "\ufeff"]),
        st.sampled_from([*RUNS, "=cmd|' /C calc'!A0", "@SUM(1)", '=HYPERLINK("x")', "-2+3", "plain"]),
        st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8),
    ),
)


def hostile(words: str) -> Outgoing:
    """The visit with these words in every field of every record that is text."""
    records: list[Record] = []
    for record in (each for kind in visit().records.values() for each in kind):
        changed: dict[str, Any] = {}
        if isinstance(record, (Person, Session, Note, Document, Finding, Recommendation, Theme)):
            links = ("id", "about", "author", "lead", "writer", "theme", "same_as", "tier", "side", "kind", "status")
            changed = {f.name: words for f in fields(record) if f.type == "str | None" and f.name not in links}
        if isinstance(record, Tag):
            changed = {"span": record.span._replace(words=words)}
        records.append(replace(record, **changed))
    return outgoing(Snapshot.of(records), Audience.LGA)


@given(HOSTILE)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_no_cell_of_any_csv_begins_as_a_formula(words: str) -> None:
    for table in tables(hostile(words)):
        for row in csv.reader(io.StringIO(csv_of(table).decode("utf-8-sig"), newline="")):
            assert not [cell for cell in row if cell.lstrip().startswith(RUNS) or cell.startswith(("\t", "\r", "\n"))]


@given(HOSTILE)
@settings(max_examples=60)
def test_a_cell_is_its_own_text_or_the_same_behind_an_apostrophe(words: str) -> None:
    content = csv_of(Table("notes", ("body",), ((words,),))).decode("utf-8-sig")
    (_, (cell,)) = csv.reader(io.StringIO(content, newline="")) if words else ([], [""])
    assert cell in (words, f"'{words}")


@given(HOSTILE)
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
def test_no_cell_of_the_workbook_is_a_formula_or_a_link(words: str) -> None:
    with zipfile.ZipFile(io.BytesIO(workbook_of(hostile(words))[0])) as package:
        for name in package.namelist():
            part = package.read(name)
            if name.startswith("xl/worksheets/"):
                assert not re.search(rb"<f[ >/]", part)
                assert b"hyperlink" not in part
            assert b"calcChain" not in name.encode()


@pytest.mark.parametrize("audience", list(Audience))
def test_no_name_of_a_column_begins_as_a_formula(audience: Audience) -> None:
    out = outgoing(visit(), audience)
    names = [column for table in (programme(out), *tables(out)) for column in table.columns]
    assert not [name for name in names if name.startswith(RUNS)]
