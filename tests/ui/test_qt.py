"""How Qt is loaded."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.imports import ROOT


def test_pyside_reads_no_source_of_ours() -> None:
    """A start that is a little later and nothing else, where another PySide has no such place."""
    code = (
        "from peerteam.ui import qt; qt.load(); "
        "import inspect; inspect.getsource = None; "  # what PySide would ask
        "import peerteam.ui.theme; print(peerteam.ui.theme.BASE_POINTS)"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("12.0\n", "")
