#!/bin/sh
if true
then
  echo {{ device.id }}
fi
