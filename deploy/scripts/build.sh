#!/usr/bin/env bash
# Builds the modules whose sources are newer than what was built from them, and what they depend on.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"

# module : what its build leaves behind
readonly modules="
event-contracts:target/event-contracts-*-SNAPSHOT.jar
service-kit:target/service-kit-*-SNAPSHOT.jar
appointment-service:target/quarkus-app/quarkus-run.jar
queue-service:target/quarkus-app/quarkus-run.jar
notification-service:target/quarkus-app/quarkus-run.jar
content-service:target/quarkus-app/quarkus-run.jar
gateway:target/quarkus-app/quarkus-run.jar
web:target/quarkus-app/quarkus-run.jar
deploy/local-stack:target/local-stack.jar"

# The mark is set after a successful build; a file that Maven leaves unchanged would keep looking old.
mark() {
    echo "$root/target/built/${1//\//-}"
}

is_outdated() {
    local module=$1 built=$2
    # shellcheck disable=SC2086
    compgen -G "$module/$built" >/dev/null || return 0
    [ -e "$(mark "$module")" ] || return 0
    local inputs=("$module" pom.xml)
    [ -d config ] && inputs+=(config)
    [ -n "$(find "${inputs[@]}" \( -name target -o -name node_modules \) -prune -o -type f -newer "$(mark "$module")" -print -quit)" ]
}

outdated=() everything=false
for line in $modules; do
    module=${line%%:*}
    [ -f "$module/pom.xml" ] || continue
    if $everything || is_outdated "$module" "${line#*:}"; then
        outdated+=("$module")
        # What all applications contain.
        case $module in event-contracts | service-kit) everything=true ;; esac
    fi
done

if [ ${#outdated[@]} -eq 0 ]; then
    echo "Everything is built."
    exit 0
fi

echo "Building ${outdated[*]} …"
mkdir -p "$root/target/built"
started=$(mktemp "$root/target/built/started.XXXXXX")
trap 'rm -f "$started"' EXIT
"$root/deploy/scripts/maven.sh" build package -DskipTests -pl "$(IFS=,; echo "${outdated[*]}")" -am
for module in "${outdated[@]}"; do
    # The moment the build began: what was edited meanwhile is outdated again.
    touch -r "$started" "$(mark "$module")"
done
