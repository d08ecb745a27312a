"""Reads a JSON list of templates; prints for each whether jinja2 compiles it as cloud-init does."""
import json
import sys

from jinja2 import Template, TemplateError


def is_readable(text):
    try:
        Template(text, trim_blocks=True, extensions=["jinja2.ext.do"])
    except (TemplateError, SyntaxError):
        return False
    return True


json.dump([is_readable(text) for text in json.load(sys.stdin)], sys.stdout)
