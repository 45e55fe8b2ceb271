#!/usr/bin/env bash
# Adds up the reports of all test runs. Last line: "N passed, N failed, N skipped". Fails when a test failed or none ran.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"

reports=()
while IFS= read -r report; do
    reports+=("$report")
done < <(find . -name node_modules -prune -o -name 'TEST-*.xml' \
    \( -path '*/target/surefire-reports/*' -o -path '*/target/failsafe-reports/*' \) -print | sort)

if [ ${#reports[@]} -eq 0 ]; then
    echo "No test ran."
    echo "0 passed, 0 failed, 0 skipped"
    exit 1
fi

awk '
    function value(name,   found) {
        return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0
    }
    FNR == 1 { suite = 0; module = FILENAME; sub(/^\.\//, "", module); sub(/\/target\/.*/, "", module) }
    /<testsuite / { suite = 1 }
    # The attributes of a suite may stand on several lines; those of a test case have other names.
    suite {
        tests[module] += value("tests"); bad[module] += value("failures") + value("errors"); skipped[module] += value("skipped")
        if (/>/) { suite = 0 }
    }
    /<testcase / { split($0, n, "name=\""); split(n[2], m, "\""); split($0, c, "classname=\""); split(c[2], k, "\""); current = k[1] ": " m[1] }
    /<(failure|error)[ >]/ { failures[++count] = current }
    END {
        for (module in tests) { printf "  %-24s %5d passed %5d failed %5d skipped\n", module, tests[module] - bad[module] - skipped[module], bad[module], skipped[module] | "sort" }
        close("sort")
        for (i = 1; i <= count; i++) { print "  failed: " failures[i] }
        for (module in tests) { all += tests[module]; failed += bad[module]; left += skipped[module] }
        printf "%d passed, %d failed, %d skipped\n", all - failed - left, failed, left
        exit (failed > 0 || all - failed - left == 0) ? 1 : 0
    }' "${reports[@]}"
