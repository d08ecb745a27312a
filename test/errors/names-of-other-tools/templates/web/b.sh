#!/bin/sh
echo {{ "a" | b64encode }} {{ device | to_json }} {{ device | to_nice_yaml }} {{ "a" | quote }}
curl -w '%{http_code}' http://192.0.2.2/
%{ if var.debug ~}
set -x
%{ endif ~}
