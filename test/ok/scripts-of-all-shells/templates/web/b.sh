#!/bin/sh
cat <<EOF > /etc/motd
if {{ device.id }} then
EOF
