#!/usr/bin/env bash
# Measures how fast the platform is and writes docs/benchmarks.md. Arguments name benchmarks; none means all.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"

java_home=$("$root/deploy/scripts/java-home.sh")
"$root/deploy/scripts/pgbench.sh"
case " ${*:-displays} " in
    *" displays "*) "$root/deploy/scripts/nginx.sh" ;;
esac
# One test counts how much of filled days is left for long services; the page shows its table.
"$root/deploy/scripts/maven.sh" benchmark package -Dtest=UsableCapacityTest -Dsurefire.failIfNoSpecifiedTests=false \
    -pl appointment-service,deploy/local-stack,benchmarks -am
# Small: it shares the machine with what it measures.
exec "$java_home/bin/java" -Xms128m -Xmx256m -XX:+UseSerialGC -jar benchmarks/target/benchmarks.jar "$@"
