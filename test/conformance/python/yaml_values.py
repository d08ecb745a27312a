"""Reads YAML texts and compares what they give with what they stand for.

stdin: one JSON object a line, {"text": a YAML text, "value": what it stands for}
argv:  names of the readers below
stdout: a JSON list of [reader, text, what it read], one for each difference
"""
import json
import logging
import sys

import yaml
from cloudinit import util

logging.disable(logging.CRITICAL)

READERS = {
    "PyYAML": yaml.safe_load,
    "libyaml": lambda text: yaml.load(text, Loader=yaml.CSafeLoader),
    "cloud-init": lambda text: util.load_yaml(text, default="nothing", allowed=(object,)),
}


def same(left, right):
    """Equality that tells True from 1 and 1 from 1.0, and one order of keys from another."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    return left == right


differences = []
for line in sys.stdin.buffer:
    case = json.loads(line)
    for name in sys.argv[1:]:
        try:
            found = READERS[name](case["text"])
        except Exception as error:
            found = error
        if not same(found, case["value"]):
            differences.append([name, case["text"], repr(found)])
print(json.dumps(differences))
