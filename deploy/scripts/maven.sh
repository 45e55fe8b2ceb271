#!/usr/bin/env bash
# Runs Maven with the newest JDK: shows which module it works on, keeps everything else in a log, and shows the errors.
# Usage: maven.sh <name of the log> <arguments of mvn>
set -uo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
"$root/deploy/scripts/require.sh" || exit 1
JAVA_HOME=$("$root/deploy/scripts/java-home.sh") || exit 1
export JAVA_HOME

log=$root/target/log/$1.log
shift
mkdir -p "$(dirname "$log")"
cd "$root" || exit 1

mvn -B -ntp "$@" 2>&1 | tee "$log" | awk '
    /^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]/ { sub(/^\[INFO\] Building /, ""); sub(/ 0\.[0-9.]+-SNAPSHOT/, ""); print "  " $0; fflush() }
    /^\[(INFO|WARNING|ERROR)\] Tests run:.*Time elapsed.* -- in / { sub(/^\[[A-Z]+\] /, ""); print "    " $0; fflush() }
    /^\[ERROR\]/ { if (++errors <= 60) print; fflush() }'
status=${PIPESTATUS[0]}
if [ "$status" -ne 0 ]; then
    echo "The build failed: the whole output is in ${log#"$root"/}." >&2
fi
exit "$status"
