"""A few seconds of random keys and clicks; ten minutes of them are `python3 dev.py monkey`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.imports import ROOT


def test_random_keys_and_clicks_crash_nothing_lose_nothing_and_break_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.flows.monkey", "--minutes", "0.07", "--seed", "7"]
    loose = subprocess.run(
        [*command, "--log", str(tmp_path / "log")], cwd=ROOT, capture_output=True, text=True, timeout=180, check=False
    )
    steps = (tmp_path / "log").read_text(encoding="utf-8").splitlines()[-12:]
    assert loose.returncode == 0, "\n".join([loose.stdout[-4000:], loose.stderr[-2000:], *steps])
