"""What the built program is measured against: a window with a place to type in, built in the same way.

It gives the same sign as ours: once shown and settled, it listens on a local socket.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

SETTLED_MS = 150
"""As in `peerteam/ui/program.py`: the two are compared to the same moment after the window was shown."""


def main() -> None:
    """Show it and listen."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QTextEdit())
    window.show()
    server = QLocalServer(app)
    QTimer.singleShot(SETTLED_MS, server, lambda: server.listen("bare"))
    app.exec()


if __name__ == "__main__":
    main()
