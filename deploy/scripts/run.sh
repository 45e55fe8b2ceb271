#!/usr/bin/env bash
# Starts the platform in the foreground. Arguments are those of the local stack: see `make run ARGS=help`.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
java_home=$("$root/deploy/scripts/java-home.sh")
exec "$java_home/bin/java" -Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -jar "$root/deploy/local-stack/target/local-stack.jar" "$@"
