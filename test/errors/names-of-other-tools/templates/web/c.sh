#!/bin/sh
echo {{ .Values.image.tag }}
