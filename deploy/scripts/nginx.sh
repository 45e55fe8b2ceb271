#!/usr/bin/env bash
# Makes sure that there is an nginx with the module nchan; installs one where that needs no questions.
set -euo pipefail

is_there() {
    PATH=$PATH:/usr/sbin command -v nginx >/dev/null && [ -e /usr/lib/nginx/modules/ngx_nchan_module.so ]
}

is_there && exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing nginx and nchan …" >&2
    {
        apt-get update -q
        # Not started here: the benchmark starts one of its own, on a port of its own.
        DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -q --no-install-recommends nginx libnginx-mod-nchan
    } >&2
    is_there && exit 0
fi
echo "No nginx with nchan was found: install it (on Debian: apt-get install nginx libnginx-mod-nchan)." >&2
exit 1
