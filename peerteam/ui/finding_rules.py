"""The rules findings are tested by, read from their file once and only when they are needed."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peerteam.formats.finding_rules import FindingRules


@functools.cache
def finding_rules() -> FindingRules:
    """Those of `resources/findings.toml`. Raises BadResource for a mistake in it."""
    from peerteam.formats.finding_rules import load

    return load()
