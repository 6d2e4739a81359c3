"""The rules findings and recommendations are tested by: `resources/findings.toml`, or one's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from peerteam import resources
from peerteam.domain.entries import Entry
from peerteam.domain.finding_rules import Rules, parse_rules
from peerteam.domain.recommendations import Advising, parse_advising
from peerteam.formats.toml_file import read_toml, source_of


@dataclass(frozen=True, slots=True)
class FindingRules:
    """Both parts of the file."""

    findings: Rules
    recommendations: Advising


def load(path: Path | None = None) -> FindingRules:
    """The rules that come with the program, or those at `path`. Raises BadResource."""
    path = path or resources.path("findings.toml")
    top = Entry(read_toml(path), source_of(path))
    findings, recommendations = top.entry("findings"), top.entry("recommendations")
    top.close()
    nothing = Entry({}, source_of(path))
    return FindingRules(parse_rules(findings or nothing), parse_advising(recommendations or nothing))
