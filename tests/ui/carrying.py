"""Something is carried over a widget with the mouse and let go, as the window system tells it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier


def carry(onto: QWidget, kind: str, id: str, at: QPoint, held: Qt.KeyboardModifier = NONE) -> bool:
    """Carry something over a widget (of a list: its viewport) and let it go there; whether it was taken."""
    data = QMimeData()
    data.setData(kind, id.encode())
    action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(at, action, data, button, held)
    enter.accept()
    QApplication.sendEvent(onto, enter)
    over = QDragMoveEvent(at, action, data, button, held)
    QApplication.sendEvent(onto, over)
    taken = enter.isAccepted() and over.isAccepted()
    end = QDropEvent(QPointF(at), action, data, button, held) if taken else QDragLeaveEvent()
    QApplication.sendEvent(onto, end)
    return taken
