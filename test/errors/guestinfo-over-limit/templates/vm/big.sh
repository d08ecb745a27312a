#!/bin/sh
: {% for n in range(1, 13000) %}{{ (n * 2654435761) % 4294967296 }}{% endfor %}
