#!/bin/sh
# Puts the built program into the menu of the person who runs this, and opens .peerteam files with it. No rights of an
# administrator are needed and nothing outside the home folder is touched. Undo it with: install.sh --remove
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
share="${XDG_DATA_HOME:-$HOME/.local/share}"
entry="$share/applications/peer-team.desktop"
kind="$share/mime/packages/peer-team.xml"
icon="$share/icons/hicolor/scalable/apps/peer-team.svg"

if [ "${1:-}" = "--remove" ]; then
  rm -f "$entry" "$kind" "$icon"
else
  folder=$(CDPATH='' cd -- "${1:-$here/../../build/Peer Team}" 2>/dev/null && pwd) || folder=""
  if [ -z "$folder" ] || [ ! -x "$folder/Peer Team" ]; then
    echo "The built program is not there. Build it (python3 dev.py build), or name its folder: install.sh FOLDER" >&2
    exit 1
  fi
  mkdir -p "$(dirname "$entry")" "$(dirname "$kind")" "$(dirname "$icon")"
  escaped=$(printf '%s' "$folder" | sed 's/[\\&|]/\\&/g')
  sed "s|@FOLDER@|$escaped|g" "$here/peer-team.desktop" > "$entry"
  cp "$here/peer-team.xml" "$kind"
  cp "$here/../../resources/icons/peer-team.svg" "$icon"
  echo "Peer Team is in your menu, and .peerteam files open with it."
fi

# The menus notice by themselves sooner or later; with these they notice at once.
if command -v update-mime-database > /dev/null 2>&1; then update-mime-database "$share/mime" || true; fi
if command -v update-desktop-database > /dev/null 2>&1; then update-desktop-database "$share/applications" || true; fi
