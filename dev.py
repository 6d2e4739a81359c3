#!/usr/bin/env python3
"""Everything a developer does, one word each. Only Python 3.11 or newer is needed; the rest is set up here.

    python3 dev.py demo     build the sample visits and their letters into demo-output/
    python3 dev.py app      open the window
    python3 dev.py test     run the tests (further words go to pytest)
    python3 dev.py check    ruff, formatting and types
    python3 dev.py bench    the benchmarks
    python3 dev.py monkey   random keys and clicks through the whole window, for ten minutes
    python3 dev.py pictures the pictures of the README, from the sample visit
    python3 dev.py spoken   what a screen reader is told of every page, into docs/accessibility.txt
    python3 dev.py build    the program in one folder that needs no Python

The first command makes `.venv`, installs what `requirements.lock` names and, on Debian or Ubuntu, the system
libraries of Qt. Later ones see that nothing has changed and begin at once.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - older ones must get this far to be told
    sys.exit(
        "Peer Team needs Python 3.11 or newer, and this is Python %d.%d. "  # noqa: UP031 - they read this too
        "Install a newer one and run this again with it, for example: python3.12 dev.py test" % sys.version_info[:2]
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
CHECKS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
"""Shared libraries that any use of Qt needs, and the Debian packages that hold them."""

WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Those a real window on an X display needs as well."""

QT_PROBE = "from PySide6.QtWidgets import QApplication; QApplication([])"
WINDOW_PROBE = """
import ctypes, pathlib, PySide6
for plugin in pathlib.Path(PySide6.__file__).parent.glob("Qt/plugins/platforms/libqxcb.so"):
    ctypes.CDLL(str(plugin))
"""

PYTHON_PROBE = "import ctypes, sysconfig; ctypes.CDLL(sysconfig.get_config_var('INSTSONAME'))"

REASONS = (
    (r"No space left", "the disk is full", "Make room and run this again"),
    (
        r"Permission denied|Read-only file system",
        "this folder cannot be written to",
        "Copy the project to a folder of your own and run this there",
    ),
    (
        r"name resolution|Name or service not known|nodename nor servname|getaddrinfo|dns error|error sending request"
        r"|Failed to establish a new connection|Connection refused|timed out|Network is unreachable|ProxyError",
        "the package index cannot be reached",
        "The set-up needs a network once: connect this machine and run this again",
    ),
    (
        r"No matching distribution|no wheels with a matching|No solution found",
        "one of the packages does not exist for this Python or this kind of machine",
        "Try Python 3.11 or 3.12 on 64-bit Windows, macOS or Linux",
    ),
)
"""What a failing installer prints, in the words of a person: a sign to look for, what it means, what to do."""

NO_VENV = "ensurepip|No module named venv"
"""What Python prints when the system ships its `venv` as a package of its own, as Debian does."""


class Trouble(Exception):
    """Something the person at the keyboard can put right: told in plain words, without a traceback."""


def main(words: list[str]) -> int:
    """Run one command; the exit code is that of what it ran."""
    command = COMMANDS.get(words[0]) if words else None
    if command is None:
        print(__doc__)
        return 0 if words[:1] in (["-h"], ["--help"], ["help"]) else 2
    try:
        return command(words[1:])
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


# --- the commands -----------------------------------------------------------------------------------------------------


def demo(extra: list[str]) -> int:
    """The sample visits, their files and letters."""
    set_up()
    return run(python(), "-m", "peerteam", "demo", "--out", "demo-output", *extra)


def app(extra: list[str]) -> int:
    """The window."""
    set_up()
    provide_qt(window=True)
    return run(python(), "-m", "peerteam", *extra)


def test(extra: list[str]) -> int:
    """The tests; the closing line is pytest's. The whole of them is shared out among the processor's cores."""
    set_up()
    provide_qt()
    return run(python(), "-m", "pytest", *(extra or ("-n", "auto", "--dist", "worksteal")))


def check(extra: list[str]) -> int:
    """All of the checks, even when the first fails; the last line says which did."""
    set_up()
    failed = []
    for words in CHECKS:
        name = " ".join(words[:2])
        say(f"{name} …")
        if run(python(), "-m", *words, *extra):
            failed.append(name)
    say(f"check: failed: {', '.join(failed)}" if failed else "check: all passed")
    return 1 if failed else 0


def bench(extra: list[str]) -> int:
    """The benchmarks, beside their bounds; with --readme the table in the README is written anew."""
    script = ROOT / "benchmarks" / "run.py"
    if not script.is_file():
        raise Trouble("There are no benchmarks in this copy of the project: benchmarks/run.py is not there.")
    set_up()
    provide_qt()
    if not {"built", "all", "--readme"}.isdisjoint(extra):
        provide_for_building()
    return run(python(), script, *extra)


def monkey(extra: list[str]) -> int:
    """Random keys and clicks through the whole window; --minutes and --seed say how long and which."""
    set_up()
    provide_qt()
    return run(python(), "-m", "tests.flows.monkey", *extra)


def pictures(extra: list[str]) -> int:
    """Every page of the window in both themes, and the letter, into docs/pictures/."""
    set_up()
    provide_qt()
    return run(python(), "-m", "docs.make_pictures", *extra)


def spoken(extra: list[str]) -> int:
    """What a screen reader is told, into docs/accessibility.txt, to be read."""
    set_up()
    provide_qt()
    return run(python(), "-m", "tests.flows.read_aloud", *extra)


def build(extra: list[str]) -> int:
    """The program in one folder that needs no Python, in build/, tried from another folder as a new owner would."""
    set_up()
    provide_qt(window=True)
    provide_for_building()
    folder = ROOT / "build"
    options = ("--noconfirm", "--log-level", "ERROR", "--distpath", folder, "--workpath", folder / "work")
    if run(python(), "-m", "PyInstaller", *options, ROOT / "build.spec", *extra):
        raise Trouble("The program could not be built; PyInstaller says why above.")
    made = folder / "Peer Team"
    say(f"Built: {made.relative_to(ROOT)}, {size(made)} MB. Trying it …")
    return run(python(), ROOT / "packaging" / "try_built.py", made)


def size(folder: Path) -> int:
    """All files in a folder, in megabytes."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink()) // 10**6


COMMANDS = {
    "demo": demo,
    "app": app,
    "test": test,
    "check": check,
    "bench": bench,
    "monkey": monkey,
    "pictures": pictures,
    "spoken": spoken,
    "build": build,
}


# --- setting up -------------------------------------------------------------------------------------------------------


def set_up() -> None:
    """A `.venv` that holds what `requirements.lock` names and this project; nothing is done when it already does."""
    stamp, wanted = VENV / "peerteam-stamp", fingerprint()
    if works(python()) and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    make_venv()
    install()
    stamp.write_text(wanted, encoding="utf-8")
    say("Set up: .venv is ready.")


def fingerprint() -> str:
    """Changes whenever the installation has to be looked at again; the folder counts, as a moved `.venv` is stale."""
    digest = hashlib.sha256(f"{ROOT}\n{sys.version_info[:2]}\n".encode())
    for name in ("requirements.lock", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def make_venv() -> None:
    """A virtual environment with pip: by Python itself, else by uv, else after installing Debian's missing half."""
    if works(python()):
        return
    say(f"{'Making anew' if VENV.exists() else 'Making'} .venv with Python {sys.version.split()[0]} …")
    plain = (sys.executable, "-m", "venv", "--clear", VENV)
    status, output = listen(*plain)
    uv = find_uv() if status else None
    if uv:
        status, _ = listen(uv, "venv", "--quiet", "--clear", "--seed", "--python", sys.executable, VENV)
    package = f"python3.{sys.version_info[1]}-venv"
    if status and re.search(NO_VENV, output) and apt_install([package]):
        status, output = listen(*plain)
    if status or not works(python()):
        raise Trouble(explained("The virtual environment could not be made", output, missing=package))


def install() -> None:
    """What the lock names, then this project, editable; by uv when it is there and able, else by pip."""
    say("Installing what requirements.lock names (the first time this takes a few minutes) …")
    lock, project = ("-r", ROOT / "requirements.lock"), ("--no-deps", "--no-build-isolation", "-e", ROOT)
    installers: list[tuple[str | Path, ...]] = [(python(), "-m", "pip", "install", "--disable-pip-version-check")]
    uv = find_uv()
    if uv:
        installers.insert(0, (uv, "pip", "install", "--python", python()))
    output = ""
    for installer in installers:
        for what in (lock, project):
            status, output = listen(*installer, *what, shown=progress)
            if status:
                break
        else:
            return
    raise Trouble(explained("The packages could not be installed", output))


def progress(line: str) -> str | None:
    """What is worth showing of a line of pip or uv; addresses are not."""
    match = re.match(r"Collecting (\S+)", line)
    if match:
        return match[1].replace("==", " ")
    if line.startswith("Successfully installed"):
        return f"Installed {len(line.split()) - 2} packages"
    match = re.match(r"\s*((?:Downloading|Installed) (?!\w+:)[\w.-]+.*)", line)
    return match[1] if match and "://" not in line and ".whl" not in line else None


def explained(what: str, output: str, missing: str = "") -> str:
    """A failure of a tool in plain words, with its own last lines beneath for whoever wants them."""
    why, do = "", "Read what the tool said, put it right and run this again"
    for sign, meaning, remedy in REASONS:
        if re.search(sign, output, re.IGNORECASE):
            why, do = f": {meaning}", remedy
            break
    else:
        if missing and re.search(NO_VENV, output):
            why, do = ": a part of Python is not installed", f"On Debian or Ubuntu: sudo apt-get install {missing}"
    lines = [line for line in output.splitlines() if line.strip() and not line.startswith("WARNING")]
    said = "".join(f"\n  | {line}" for line in lines[-4:])
    return f"{what}{why}. {do}.{said}"


# --- the system libraries of Qt ---------------------------------------------------------------------------------------


def provide_qt(window: bool = False) -> None:
    """See that Qt can start, installing its system libraries on Debian or Ubuntu where we may."""
    probe = QT_PROBE + (WINDOW_PROBE if window and on_x_display() else "")
    known = {**QT_LIBRARIES, **(WINDOW_LIBRARIES if window else {})}
    asked: set[str] = set()
    while True:
        output = qt_complaint(probe)
        if output is None:
            return
        library = missing_library(output)
        if library is None:
            raise Trouble(explained("Qt does not start on this machine", output))
        packages = sorted({*known.values(), *([known[library]] if library in known else [])})
        if library in asked or library not in known or not apt_install(packages):
            raise Trouble(
                f"Qt needs the system library {library}, which is not installed. "
                f"On Debian or Ubuntu: sudo apt-get install {' '.join(packages)}\n"
                f"Elsewhere: install the package of your system that holds {library}. Then run this again."
            )
        asked.add(library)


def on_x_display() -> bool:
    """Whether windows here go through X, which needs libraries of its own; Wayland does not."""
    return sys.platform == "linux" and not os.environ.get("WAYLAND_DISPLAY")


def provide_for_building() -> None:
    """See that PyInstaller has what it needs of a Linux system: binutils, and Python as a shared library."""
    if sys.platform != "linux":
        return
    missing = [] if shutil.which("objdump") and shutil.which("strip") else ["binutils"]
    if listen(python(), "-c", PYTHON_PROBE)[0]:
        missing.append(f"libpython3.{sys.version_info[1]}")
    if missing and not apt_install(missing):
        raise Trouble(
            f"Building needs {' and '.join(missing)}. On Debian or Ubuntu: sudo apt-get install {' '.join(missing)}\n"
            "Elsewhere: install what your system calls them. Then run this again."
        )


def qt_complaint(probe: str) -> str | None:
    """What Python says when Qt cannot be started without a display; None when it can."""
    status, output = listen(python(), "-c", probe, QT_QPA_PLATFORM="offscreen")
    return output if status else None


def missing_library(output: str) -> str | None:
    """The shared library the loader named as not there."""
    match = re.search(r"(\S+\.so[.\d]*): cannot open shared object file: No such file", output)
    return match[1] if match else None


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages if this is such a system and we may; False when not, or when it went wrong."""
    allowed = apt_prefix()
    if allowed is None:
        return False
    say(f"Installing system packages with apt-get: {' '.join(packages)} …")
    listen(*allowed, "apt-get", "update", "-q")
    apt = (
        *allowed,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "install",
        "-y",
        "-q",
        "--no-install-recommends",
    )
    status, output = listen(*apt, *packages)
    if status:
        say(explained("apt-get could not install them", output))
    return status == 0


def apt_prefix() -> list[str] | None:
    """What to put before apt-get: nothing for root, sudo where it asks no password, None where we may not."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and listen("sudo", "-n", "true")[0] == 0 else None


# --- running things ---------------------------------------------------------------------------------------------------


def python() -> Path:
    """The Python of `.venv`, where each system puts it."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def works(program: Path) -> bool:
    """Whether this Python starts, is new enough, and can install: a half-made or moved `.venv` fails here."""
    question = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return program.is_file() and listen(program, "-c", question)[0] == 0


def find_uv() -> str | None:
    """uv, if it is there and really starts (a stub of a version manager may not)."""
    uv = shutil.which("uv")
    return uv if uv and listen(uv, "--version")[0] == 0 else None


def environment(**more: str) -> dict[str, str]:
    """The environment for what we run: without a HOME that is no folder, which would scatter files about.

    What Python compiles is kept, and kept in `.venv`: else every start would compile the whole program anew.
    """
    env = {**os.environ, **more}
    env.setdefault("PYTHONPYCACHEPREFIX", str(VENV / "compiled"))
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    if not Path(env.get("HOME") or os.devnull).is_dir():
        env.pop("HOME", None)
    for name in ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"):
        env.pop(name, None)
    return env


def run(*command: str | Path) -> int:
    """Run a program in the project folder, its output straight to the screen."""
    return subprocess.run([str(word) for word in command], cwd=ROOT, env=environment(), check=False).returncode


def listen(*command: str | Path, shown: Callable[[str], str | None] | None = None, **more: str) -> tuple[int, str]:
    """Run a program and keep what it says; `shown` picks the lines that are worth a line on the screen."""
    lines: list[str] = []
    try:
        with subprocess.Popen(
            [str(word) for word in command],
            cwd=ROOT,
            env=environment(**more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        ) as process:
            for line in process.stdout or ():
                lines.append(line)
                text = shown(line) if shown else None
                if text:
                    say(f"  {text}")
    except OSError as error:
        return 1, str(error)
    return process.returncode, "".join(lines)


def say(text: str) -> None:
    """One line of progress, at once, on any terminal."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
