#!/bin/sh
# Builds the program on macOS and packs it as one zip. Not run here: this project was developed on Linux, and nobody has
# tried this script yet. Follow packaging/smoke.md with what it makes before giving it to a peer.
#
#   packaging/macos/build.sh ["Developer ID Application: NAME (TEAM)"]
set -eu
cd "$(dirname "$0")/../.."
python3 dev.py build
made="build/Peer Team"

# Unsigned, it opens only by right-click, Open, and on newer systems only after Privacy & Security was asked.
if [ -n "${1:-}" ]; then
  find "$made" -type f \( -name '*.dylib' -o -name '*.so' -o -perm -u+x \) -print0 |
    xargs -0 codesign --force --timestamp --options runtime --sign "$1"
fi

zip="build/Peer-Team-macos-$(uname -m).zip"
rm -f "$zip"
ditto -c -k --keepParent "$made" "$zip"
shasum -a 256 "$zip"
