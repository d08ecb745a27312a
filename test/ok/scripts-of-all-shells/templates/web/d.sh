#!/usr/bin/perl
print "{{ device.id }}\n";
