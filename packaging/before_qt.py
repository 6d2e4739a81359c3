"""Run by the built program before anything else: what the window needs besides Qt is loaded first, as when not built.

PyInstaller itself loads PySide6 before our first line; from then on PySide6 looks for the source of every module that
imports anything, which a built program does not even have.
"""

from peerteam.__main__ import load_before_qt, opens_a_window

if opens_a_window():
    load_before_qt()
