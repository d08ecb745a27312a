#!/bin/sh
curl -o /srv/a {{ seed_url }}a
