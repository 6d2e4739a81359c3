"""`python -m peerteam`: the same as the command `peerteam`."""

from peerteam.cli import main

if __name__ == "__main__":
    main()
