#!/usr/bin/env bash
# Prints the JDK to build and run with: JAVA_HOME if it is set, else the newest one found, else that of `java`.
set -euo pipefail

readonly oldest=17

version() {
    "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1
}

is_jdk() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ]
}

if [ -n "${JAVA_HOME:-}" ]; then
    if ! is_jdk "$JAVA_HOME"; then
        echo "JAVA_HOME is $JAVA_HOME, where no JDK is: set it to a JDK $oldest or newer, or unset it." >&2
        exit 1
    fi
    found=$(version "$JAVA_HOME")
    if [ "${found:-0}" -lt "$oldest" ]; then
        echo "JAVA_HOME is a JDK ${found:-of an unknown version}: Willkommen needs $oldest or newer." >&2
        exit 1
    fi
    echo "$JAVA_HOME"
    exit 0
fi

best= best_version=0
for home in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    is_jdk "$home" || continue
    found=$(version "$home")
    if [ "${found:-0}" -gt "$best_version" ]; then
        best=$home best_version=$found
    fi
done

if [ -z "$best" ] && command -v javac >/dev/null; then
    best=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
    best_version=$(version "$best")
fi

if [ -z "$best" ] || [ "${best_version:-0}" -lt "$oldest" ]; then
    echo "No JDK $oldest or newer was found: install one, or set JAVA_HOME." >&2
    exit 1
fi
echo "$best"
