#!/bin/bash
echo {{ device.id }}
reboot
