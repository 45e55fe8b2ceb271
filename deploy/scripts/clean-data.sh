#!/usr/bin/env bash
# Forgets what the platform has stored in a folder. Usage: clean-data.sh <folder>
set -euo pipefail

data=$1
"$(dirname "$0")/stop.sh" --data="$data"
if [ ! -d "$data" ]; then
    echo "There is no data in $data."
    exit 0
fi
# A slip of the keyboard must not cost a home folder.
if [ ! -e "$data/stack.json" ] && [ ! -e "$data/clock" ]; then
    echo "$data does not look like the data of this platform: nothing was deleted." >&2
    exit 1
fi
rm -rf -- "$data"
echo "The data in $data is gone."
