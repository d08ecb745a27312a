#!/bin/sh
pkg install -y nginx
