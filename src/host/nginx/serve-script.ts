/** host/serve.sh: starts nginx on the output folder that the script lies in, as a user who may read it. */
export const serveScript = (): string => String.raw`#!/bin/sh
# Starts nginx on this output folder, in the background; or tells the running one something:
#     serve.sh [--foreground | -t | -s stop | -s reload]
# or prints its configuration with absolute paths, for who starts nginx by "nginx -c FILE":
#     serve.sh --print
set -eu

settings=
if [ $# -gt 0 ] && [ "$1" = --foreground ]; then
  settings='daemon off;'
  shift
fi

# Up from current/host by name: -P would lead to the folder of one generation.
out=$(CDPATH='' cd -L -- "$(dirname -- "$0")/../.." && pwd -L)
[ -f "$out/current/host/nginx.conf" ] || {
  echo "serve.sh: $out is not an output folder; run it as out/current/host/serve.sh" >&2
  exit 1
}
mkdir -p -- "$out/run"

# nginx says that a port is taken, and not by whom.
if [ $# -eq 0 ]; then
  port=$(sed -n 's/^ *listen \([0-9]*\);$/\1/p' "$out/current/host/nginx.conf")
  holder=$(ss -Hltnp "sport = :$port" 2>/dev/null | head -n 1) || holder=
  if [ -n "$holder" ]; then
    # The first of nginx's processes started the others.
    pid=$(echo "$holder" | grep -o 'pid=[0-9]*' | cut -d= -f2 | sort -n | head -n 1)
    name='another program'
    [ -z "$pid" ] || name="$(cat "/proc/$pid/comm") (process $pid)"
    echo "serve.sh: port $port is in use by $name; end it, or give the site another port" >&2
    exit 1
  fi
fi

# Without root nginx runs as whoever starts it. With root its workers become the group for which out/ was made.
if [ "$(id -u)" -eq 0 ]; then
  group=$(stat -c %G -- "$out")
  id -u -- "$group" >/dev/null 2>&1 || group=root
  if [ "$group" = root ]; then
    echo "serve.sh: the web server cannot read $out; as on Debian: chgrp -R www-data '$out' && chmod -R g+rX '$out'" >&2
    exit 1
  fi
  # Logs hold who asked for what, and are nobody else's business.
  chgrp -- "$group" "$out/run"
  chmod 0750 "$out/run"
  settings="user $group $group; $settings"
fi
if [ $# -gt 0 ] && [ "$1" = --print ]; then
  case $out in
    *[!A-Za-z0-9/._+@%:=\ -]*)
      echo "serve.sh: nginx would not read $out as it is written; choose another folder" >&2
      exit 1
      ;;
  esac
  [ -z "$settings" ] || echo "$settings"
  exec sed -E "s,^( *(pid|error_log|access_log|root|[a-z_]+_temp_path)) ((run|current)/[^ ;]*),\1 \"$out/\3\"," \
    "$out/current/host/nginx.conf"
fi
[ -z "$settings" ] || set -- -g "$settings" "$@"
umask 027
exec nginx -p "$out" -c current/host/nginx.conf "$@"
`;
