#!/bin/sh
echo {{ device.id }}
