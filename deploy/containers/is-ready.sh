#!/bin/bash
# Whether an address of this container answers 200. Bash alone, because the images have no other client.
# Usage: is-ready.sh <port> <path>
set -u
exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$2" >&3
read -r -t 2 _ status _ <&3 || exit 1
[ "$status" = 200 ]
