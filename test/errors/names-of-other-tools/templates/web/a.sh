#!/bin/sh
echo {{ hostname }} {{ inventory_hostname }} {{ ansible_fqdn }} {{ color }} {{ ip }}
echo {{ True }} {{ None }} {{ hostvars }} {{ item }} {{ device.vars.colour }} {{ device.vars.size }}
