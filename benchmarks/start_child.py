"""Starts a window and says when it can be used and how much memory it took: `bare`, or a visit to open.

A process of its own, so that everything from the first byte of Python on is counted.
"""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def bare() -> None:
    """The least there is: a window with a place to type in."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QTextEdit())
    window.show()
    app.processEvents()


def ours(visit: str) -> None:
    """The program as `peerteam open VISIT` starts it, until its window has been painted and waits for keys."""
    from peerteam import __main__ as program
    from peerteam.ui import qt

    program.load_before_qt()  # as it does itself; here Qt is needed sooner, to come back once the window is there
    qt.load()
    from PySide6.QtWidgets import QApplication

    QApplication.exec = QApplication.processEvents  # type: ignore[method-assign,assignment]
    sys.argv = ["peerteam", "open", visit]
    program.main()


def main() -> None:
    """Start what was asked for, say `usable` and the peak of memory in KiB, then close as a person would."""
    from contextlib import suppress
    from pathlib import Path

    with suppress(SystemExit):
        bare() if sys.argv[1] == "bare" else ours(sys.argv[1])
    # Not `getrusage`: its peak is that of the process this one was started from, if that was larger.
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    print("usable", peak, flush=True)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    QTimer.singleShot(0, QApplication.quit)
    getattr(QApplication.instance(), "exec_")()  # noqa: B009 - `exec` itself was taken over above
    os._exit(0)


if __name__ == "__main__":
    main()
