#!/usr/bin/env bash
# Prints the path of a Chromium for the browser tests; installs one where that needs no questions.
set -euo pipefail

find_one() {
    local candidate
    for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        [ -n "$candidate" ] || continue
        if command -v "$candidate" 2>/dev/null; then
            return 0
        fi
    done
    return 1
}

find_one && exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium …" >&2
    {
        apt-get update -q
        DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium
    } >&2
    find_one && exit 0
fi
echo "No Chromium was found: install one (on Debian: apt-get install chromium), or set CHROMIUM to its path." >&2
exit 1
