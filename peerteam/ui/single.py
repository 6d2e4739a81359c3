"""One window for a visit: a second start brings the first one to the front and goes.

What decides is the lock on the file (see `store/database.py`). Only when that is held do we knock, on a local socket
of the system that is named after the file and reaches no network.
"""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

LOG = logging.getLogger("peerteam.single")
WAIT_MS = 800


class Door(QObject):
    """Listens for another start of the same visit."""

    knocked = Signal()

    def __init__(self, visit: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        name = _name(visit)
        # We hold the lock of the file, so whoever left this name behind is dead.
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            LOG.warning("a second start will not be noticed: error %s", self._server.serverError().name)

    def close(self) -> None:
        """Nobody listens any more."""
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.write(b"here")
            socket.flush()
            socket.disconnected.connect(socket.deleteLater)
            self.knocked.emit()


def knock(visit: Path) -> bool:
    """Ask the window that has this visit open to come to the front; False if none answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(visit))
    try:
        return socket.waitForConnected(WAIT_MS) and socket.waitForReadyRead(WAIT_MS)
    finally:
        socket.abort()


def _name(visit: Path) -> str:
    return f"peerteam-{hashlib.blake2b(str(visit.resolve()).encode(), digest_size=12).hexdigest()}"
