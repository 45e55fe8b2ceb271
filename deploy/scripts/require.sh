#!/usr/bin/env bash
# Says in one sentence which tool is missing.
set -euo pipefail

need() {
    command -v "$1" >/dev/null || {
        echo "$2" >&2
        exit 1
    }
}

need mvn "Maven was not found: install Maven 3.8.6 or newer."
need node "Node was not found: install Node 20 or newer (with npm)."
need npm "npm was not found: install it with Node 20 or newer."
"$(dirname "$0")/java-home.sh" >/dev/null
