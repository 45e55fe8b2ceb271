#!/usr/bin/env bash
# Builds the modules whose sources have another content than what was built from them, and what they depend on.
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

# The mark holds the fingerprint of what a successful build was made from. Moments would not do: the build itself writes the
# interface documents beside the sources.
mark() {
    echo "$root/target/built/${1//\//-}"
}

fingerprint() {
    local inputs=("$1" pom.xml)
    [ -d config ] && inputs+=(config)
    # The gateway shows the catalogue of problems.
    [ "$1" = gateway ] && inputs+=(docs/problems.md)
    find "${inputs[@]}" \( -name target -o -name node_modules -o -path '*/src/main/openapi' \) -prune -o -type f -print0 |
        LC_ALL=C sort -z | xargs -0 cksum | cksum
}

is_outdated() {
    local module=$1 built=$2
    # shellcheck disable=SC2086
    compgen -G "$module/$built" >/dev/null || return 0
    [ -e "$(mark "$module")" ] || return 0
    [ "$(cat "$(mark "$module")")" != "$(fingerprint "$module")" ]
}

outdated=() fingerprints=() everything=false
for line in $modules; do
    module=${line%%:*}
    [ -f "$module/pom.xml" ] || continue
    if $everything || is_outdated "$module" "${line#*:}"; then
        outdated+=("$module")
        # As it is when the build begins: what is edited meanwhile is outdated again.
        fingerprints+=("$(fingerprint "$module")")
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
"$root/deploy/scripts/maven.sh" build package -DskipTests -pl "$(IFS=,; echo "${outdated[*]}")" -am
for i in "${!outdated[@]}"; do
    echo "${fingerprints[$i]}" > "$(mark "${outdated[$i]}")"
done
