"""The rules in their file: what comes with the program says what the program does, and a slip is named."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from peerteam.domain import finding_rules, recommendations
from peerteam.domain.errors import BadResource
from peerteam.domain.finding_rules import FlagKind
from peerteam.formats.finding_rules import load


def file(folder: Path, text: str) -> Path:
    path = folder / "findings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_file_that_comes_with_the_program_is_what_the_program_does_without_it() -> None:
    found = load()
    for field in fields(found.findings):
        assert getattr(found.findings, field.name) == getattr(finding_rules.PLAIN, field.name), field.name
    assert found.recommendations == recommendations.PLAIN


def test_what_a_file_leaves_out_is_as_the_program_has_it(tmp_path: Path) -> None:
    assert load(file(tmp_path, "")) == load()
    found = load(
        file(tmp_path, "[findings]\nvoices = 3\n[findings.one_voice]\nwords = 'a single voice'\nwhy = 'Ask.'\n")
    )
    assert (found.findings.voices, found.findings.groups) == (3, 2)
    assert found.findings.wordings[FlagKind.ONE_VOICE].words == "a single voice"
    assert found.findings.wordings[FlagKind.NOTHING].words == "nothing behind it yet"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[findings]\nvoices = 10\n", "voices"),
        ("[findings]\nsessions = ['tea party']\n", "tea party"),
        ("[findings]\nloudness = 2\n", "loudness"),
        ("[findings.one_voice]\nwords = 'x'\n", "why"),
        ("[recommendations]\nthings = 1\n", "things"),
        ("[recommendations]\nvague = ['']\n", "vague"),
        ("[boards]\n", "boards"),
    ],
)
def test_a_slip_is_told_by_file_and_key(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(BadResource, match=why) as told:
        load(file(tmp_path, text))
    assert "findings.toml" in told.value.what
