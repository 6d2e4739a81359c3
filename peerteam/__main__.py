"""`peerteam` and `python -m peerteam`: the window at once, everything else through the command line.

The window is what people wait for, so it is opened without loading the command line, and while it starts Python does
not stop to look for rubbish: nearly all that is made then is there to stay.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path


def main() -> None:
    """Open the window for no words and for `open VISIT`; hand all else to the command line."""
    words = sys.argv[1:]
    if not words or (len(words) == 2 and words[0] == "open" and not words[1].startswith("-")):
        gc.disable()
        from peerteam import app

        sys.exit(app.main(Path(words[1]) if words else None, os.environ.get("PEERTEAM_PHRASE")))
    from peerteam import cli

    cli.main()


if __name__ == "__main__":
    main()
