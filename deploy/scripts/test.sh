#!/usr/bin/env bash
# Runs tests and prints one summary. Arguments are added to those of Maven; none means everything.
set -uo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root" || exit 1

"$root/deploy/scripts/require.sh" || exit 1
if [ -d system-tests ]; then
    CHROMIUM=$("$root/deploy/scripts/chromium.sh") || exit 1
    export CHROMIUM
fi

# Reports of an earlier run must not be counted.
find . -name node_modules -prune -o -name 'TEST-*.xml' -path '*/target/*-reports/*' -exec rm -f {} +

# A failed test does not end the run, so that one run tells everything; the summary decides.
"$root/deploy/scripts/maven.sh" test verify -Dmaven.test.failure.ignore=true "$@"
built=$?

echo
if [ "$built" -ne 0 ]; then
    echo "The build stopped before all tests had run."
fi
"$root/deploy/scripts/test-summary.sh"
passed=$?
[ "$built" -eq 0 ] && [ "$passed" -eq 0 ]
