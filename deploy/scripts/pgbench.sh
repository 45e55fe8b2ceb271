#!/usr/bin/env bash
# Makes sure that there is a pgbench; installs one where that needs no questions.
set -euo pipefail

command -v pgbench >/dev/null && pgbench --version >/dev/null 2>&1 && exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing pgbench …" >&2
    {
        apt-get update -q
        # The package of pgbench pulls in the server, which is not started here.
        DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -q --no-install-recommends postgresql-contrib
    } >&2
    command -v pgbench >/dev/null && exit 0
fi
echo "No pgbench was found: install it (on Debian: apt-get install postgresql-contrib)." >&2
exit 1
