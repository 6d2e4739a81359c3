"""Tries a built program as a new owner would: another folder, an empty home, no Python (`dev.py build` runs it).

The command line builds the samples; the window opens without a display; and, where Xvfb and xdotool are there, real
keys on a real display open the sample, write a note, and the note is read back after the program was killed.

    python3 packaging/try_built.py "build/Peer Team"
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

SUFFIX = ".exe" if os.name == "nt" else ""
TOOLS = ("Xvfb", "xdotool")
LONGEST = 60.0
SAMPLE_WITHIN = 10.0
"""Seconds, promised to whoever gets a stick on Sunday evening."""
SAVED_WITHIN = 2.0
"""What is typed is on the disk within a second; this is twice as long."""
SAID = "Everybody agrees the ferry is late"


class Wrong(Exception):
    """The built program does not do what it must."""


def main(words: list[str]) -> int:
    """Try it all; the first thing that is wrong ends it, with exit code 1."""
    built = Path(words[0])
    with tempfile.TemporaryDirectory(prefix="peer team ü ") as empty:
        place = Path(empty)
        for name in ("home", "temporary", "nothing"):
            (place / name).mkdir()
        program = place / "elsewhere ü" / "Peer Team"
        shutil.copytree(built, program, symlinks=True)
        try:
            demo(program, place)
            window_without_display(program, place)
            if by_real_keys_can():
                by_real_keys(program, place)
            else:
                print("Not tried with real keys: that needs Xvfb and xdotool.")
        except Wrong as wrong:
            print(wrong, file=sys.stderr)
            return 1
    print("The built program works from another folder, without Python.")
    return 0


def by_real_keys_can() -> bool:
    """Whether there are the tools for it; where everything has to be tried, they must be there."""
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing and os.environ.get("PEERTEAM_CI"):
        raise Wrong(f"Missing here: {', '.join(missing)}.")
    return not missing


def alone(place: Path, **more: str) -> dict[str, str]:
    """An environment that holds nothing of this machine's Python, and an empty home."""
    kept = {name: value for name, value in os.environ.items() if name in ("SYSTEMROOT", "LANG")}
    folders = {name: str(place / "home") for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")}
    temporary = {name: str(place / "temporary") for name in ("TMPDIR", "TEMP", "TMP")}
    return {"LANG": "C.UTF-8", **kept, **folders, **temporary, "PATH": str(place / "nothing"), **more}


def demo(program: Path, place: Path) -> None:
    """The samples and their letters, made by the command line."""
    made = place / "demo"
    words = [str(program / f"peerteam{SUFFIX}"), "demo", "--out", str(made)]
    done = subprocess.run(words, env=alone(place), capture_output=True, check=False)
    if done.returncode or not any(made.rglob("*.docx")):
        raise Wrong(f"Its demo failed: {done.stderr.decode(errors='replace')}")
    print(done.stdout.decode(errors="replace").strip().splitlines()[-1])


def window_without_display(program: Path, place: Path) -> None:
    """It comes to its window with a visit open."""
    visit = place / "demo" / "marlbridge.peerteam"
    with started(program, place, str(visit), QT_QPA_PLATFORM="offscreen") as child:
        # it listens for a second start once its window is there; on Windows that shows in no folder
        at_last(lambda: os.name == "nt" or listens(place), "Its window did not come", child)
        if os.name == "nt":
            time.sleep(5)
        if child.poll() is not None:
            raise Wrong(f"Its window ended at once, with exit code {child.returncode}.")


def listens(place: Path) -> bool:
    """Whether a program has begun to listen in our folder of temporary files."""
    return any(each.is_socket() for each in (place / "temporary").iterdir())


def by_real_keys(program: Path, place: Path) -> None:
    """Welcome, the sample after one key, a note; then the power goes, and the note is still there."""
    with display() as screen:
        show = {"DISPLAY": screen}
        with started(program, place, **show) as child:
            focus(screen, "Peer Team", child)
            began = time.monotonic()
            keys(screen, "key", "alt+s")
            focus(screen, "Marlbridge", child)
            took = time.monotonic() - began
            if took > SAMPLE_WITHIN:
                raise Wrong(f"The sample was open only after {took:.1f} s.")
            print(f"The sample was open {took:.1f} s after the key.")
            time.sleep(1)
            keys(screen, "key", "ctrl+n")
            time.sleep(1)
            keys(screen, "type", "--delay", "20", SAID)
            time.sleep(SAVED_WITHIN)
            child.kill()
    (visit,) = (place / "home").rglob("*.peerteam")
    search = [str(program / "peerteam"), "search", str(visit), "ferry is late"]
    found = subprocess.run(search, env=alone(place), capture_output=True, text=True, check=False).stdout
    if "note" not in found:
        raise Wrong(f"What was typed before the power went is not there: {found}")
    print("A note typed by real keys was there after the program was killed.")


@contextmanager
def started(program: Path, place: Path, *words: str, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """The window's process, ended afterwards."""
    shutil.rmtree(place / "temporary")
    (place / "temporary").mkdir()
    command = [str(program / f"Peer Team{SUFFIX}"), *words]
    said = place / "said.txt"
    with said.open("wb") as output, subprocess.Popen(command, env=alone(place, **more), stderr=output) as child:
        try:
            yield child
        except Wrong as wrong:
            raise Wrong(f"{wrong} It said: {said.read_text(errors='replace')}") from None
        finally:
            child.kill()


@contextmanager
def display() -> Iterator[str]:
    """A display of its own, as large as a small laptop's screen."""
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(words, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with open(reading, encoding="ascii") as said:
            number = said.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()


def keys(screen: str, *words: str) -> str:
    """What xdotool says when it is asked to do something on that display."""
    env = {**os.environ, "DISPLAY": screen}
    return subprocess.run(["xdotool", *words], env=env, capture_output=True, text=True, check=False).stdout


def focus(screen: str, title: str, child: subprocess.Popen[bytes]) -> None:
    """Wait for a window of that title and give it the keyboard, as a window manager would."""
    found: list[str] = []

    def come() -> bool:
        found[:] = keys(screen, "search", "--onlyvisible", "--name", title).split()
        return bool(found)

    at_last(come, f"No window of the title {title} came", child)
    keys(screen, "windowfocus", "--sync", found[0])


def at_last(come: Callable[[], bool], otherwise: str, child: subprocess.Popen[bytes]) -> None:
    """Wait for something to be so."""
    until = time.monotonic() + LONGEST
    while not come():
        if child.poll() is not None or time.monotonic() > until:
            raise Wrong(f"{otherwise}; exit code {child.poll()}.")
        time.sleep(0.05)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
