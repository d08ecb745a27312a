#!/bin/sh
# Compares what this machine was given with its signature: before any part runs, and again behind the last one.
export LC_ALL=C PATH="$PATH:/usr/sbin:/usr/bin:/sbin:/bin"
instance=${0%/boothooks/*}

say() {
    echo "seedpress: $1" >>/dev/console
    echo "<2>seedpress: $1" >>/dev/kmsg
} 2>/dev/null

refuse() {
    say "SIGNATURE CHECK FAILED: $1"
    say "no part of the user-data runs, and cloud-init ends here"
    echo "$1" >/run/seedpress-refused
    # What was put down for later stages, and the note that this instance has had its user-data.
    rm -rf "$work" "$instance/scripts" "$instance/handlers" "$instance"/*cloud-config.txt
    [ -e "$instance/boot-finished" ] || rm -f "$instance/sem/consume_data"
    stages='cloud-config.service cloud-final.service'
    # From 24.3 on one process runs all stages, and units that wait for its word would wait for ever.
    systemctl is-active -q cloud-init-main.service &&
        stages="cloud-init-local.service cloud-init-network.service $stages"
    for unit in $stages; do
        systemctl --runtime mask "$unit" >/dev/null 2>&1
        systemctl --no-block stop "$unit" >/dev/null 2>&1 || poweroff -f
    done
    # cloud-init goes on when a boothook fails. Without it nobody handles the other parts.
    kill -9 "$PPID"
    exit 1
}

work=$(TMPDIR=/run mktemp -d) || refuse 'there is no room in /run'
trap 'rm -rf "$work"' EXIT
gzip -dcf <"$instance/user-data.txt" >"$work/all" || refuse 'the user-data cannot be unpacked'
head -c -__SIZE__ "$work/all" >"$work/message"
tail -c __SIZE__ "$work/all" >"$work/signature"
echo '__SIGNER__' >"$work/signers"
command -v ssh-keygen >/dev/null || refuse 'the image has no ssh-keygen'
if ! ssh-keygen -Y verify -f "$work/signers" -I seedpress -n __NAMESPACE__ -s "$work/signature" \
    <"$work/message" >/dev/null 2>&1; then
    refuse 'the user-data is not what was signed'
fi
# Not every layout carries vendor-data.
case $(cat "$instance/vendor-data.txt" "$instance/vendor-data2.txt" 2>/dev/null | sha256sum) in
__VENDOR__* | __NOTHING__*) exit 0 ;;
esac
refuse 'the vendor-data is not what was signed'
