"""The list of scenarios names tests that are there."""

from __future__ import annotations

import re

from tests.imports import ROOT

LIST = (ROOT / "docs" / "scenarios.md").read_text(encoding="utf-8")


def test_every_scenario_is_listed_once() -> None:
    assert [int(number) for number in re.findall(r"^\| (\d+) \|", LIST, re.MULTILINE)] == list(range(1, 26))


def test_every_test_named_in_the_list_is_there() -> None:
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", LIST)
    assert named
    for path, name in named:
        assert f"def {name}(" in (ROOT / "tests" / path).read_text(encoding="utf-8"), f"{path}::{name}"
