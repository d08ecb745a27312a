"""yaml_verdicts.py: whether cloud-init's reader takes texts.

stdin: one JSON text a line
stdout: a JSON list with null for each text that is YAML, else what PyYAML says
"""
import json
import sys

import yaml


def verdict(text):
    try:
        yaml.safe_load(text)
    except (yaml.YAMLError, TypeError, ValueError) as error:
        return str(error)
    return None


json.dump([verdict(json.loads(line)) for line in sys.stdin], sys.stdout)
