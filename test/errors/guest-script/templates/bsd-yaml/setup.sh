#!/bin/sh
logger "state: started": ready
