/** host/dhcp.sh: starts dnsmasq with the files that lie beside the script. */
export const dhcpScript = (): string => String.raw`#!/bin/sh
# Starts dnsmasq for this output folder, in the background; options of dnsmasq may follow:
#     dhcp.sh [--test | --keep-in-foreground | --interface=br0 | ...]
set -eu

# Up from current/host by name: -P would lead to the folder of one generation.
out=$(CDPATH='' cd -L -- "$(dirname -- "$0")/../.." && pwd -L)
here=$out/current/host/dnsmasq
[ -f "$here/dnsmasq.conf" ] || {
  echo "dhcp.sh: $out is not an output folder; run it as out/current/host/dhcp.sh" >&2
  exit 1
}
mkdir -p -- "$out/run"

# dnsmasq reads the files as a user of its own, who has to be in the group for which out/ was made.
umask 027
exec dnsmasq --conf-file="$here/dnsmasq.conf" --dhcp-hostsfile="$here/dhcp-hosts" --dhcp-optsfile="$here/options" \
  --addn-hosts="$here/hosts" --dhcp-leasefile="$out/run/dnsmasq.leases" --pid-file="$out/run/dnsmasq.pid" \
  --group="$(stat -c %G -- "$out")" "$@"
`;
