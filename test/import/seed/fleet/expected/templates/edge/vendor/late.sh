#!/bin/sh
docker ps --format '{{ .Names }}'