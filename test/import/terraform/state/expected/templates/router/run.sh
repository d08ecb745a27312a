#!/bin/sh
echo ${HOME}
