#!/bin/sh
# {{ device.id }}
exit 0
