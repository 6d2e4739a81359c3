"""Loads Qt, before anything else of the window."""

from __future__ import annotations

import importlib


def load() -> None:
    """Load PySide6, and spare it a look at each of our modules.

    It reads the source of whatever is imported after it, to see whether that may ask for one of its other ways of
    naming (`from __feature__ import snake_case`). Nothing of ours does.
    """
    importlib.import_module("PySide6.QtCore")
    features = importlib.import_module("shibokensupport.feature")
    if hasattr(features, "_mod_uses_pyside"):  # not a promise of PySide: without it we start a little later
        setattr(features, "_mod_uses_pyside", _names_as_qt_does)  # noqa: B010 - mypy knows no such place


def _names_as_qt_does(_module: object) -> bool:
    """PySide's question whether a module uses it; then its names are those it had, until it asks for others."""
    return True
