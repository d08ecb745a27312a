"""The script that cloud-init makes of a list of commands.

stdin: one JSON text a line, a cloud-config
argv:  the folder of cloudinit
stdout: a JSON list of scripts; null where it refuses the list
"""
import json
import logging
import sys

sys.path.insert(0, sys.argv[1])
from cloudinit import util  # noqa: E402

logging.disable(logging.CRITICAL)


def script(text):
    try:
        return util.shellify(util.load_yaml(text)["runcmd"])
    except TypeError:
        return None


print(json.dumps([script(json.loads(line)) for line in sys.stdin]))
