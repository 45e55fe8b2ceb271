#!/usr/bin/env bash
# Ends the platform of a data folder; without a build there is nothing to end.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
if [ ! -f "$root/deploy/local-stack/target/local-stack.jar" ]; then
    echo "Nothing was running."
    exit 0
fi
exec "$root/deploy/scripts/run.sh" stop "$@"
