"""phone_home.py CLOUD_INIT CONFIG: runs cloud-init's module phone_home on a configuration; "" is Debian's cloud-init.

stdout: JSON {seconds, warnings}
"""
import inspect
import json
import logging
import sys
import time
from types import SimpleNamespace

if sys.argv[1]:
    sys.path.insert(0, sys.argv[1])

from cloudinit import util
from cloudinit.config import cc_phone_home

WARNINGS = []


class Collect(logging.Handler):
    def emit(self, record):
        WARNINGS.append(record.getMessage())


LOGGER = logging.getLogger()
LOGGER.handlers = [Collect(logging.WARNING)]
LOGGER.setLevel(logging.DEBUG)


class Guest:
    paths = None

    def get_instance_id(self):
        return "i-1"

    def get_hostname(self, **_):
        return SimpleNamespace(hostname="one")


# What it asks the guest's disk.
util.fetch_ssl_details = lambda _: {}
for loader in ("load_file", "load_text_file"):
    setattr(util, loader, lambda *_, **__: "ssh-ed25519 AAAA")

arguments = {"name": "phone_home", "cfg": json.loads(sys.argv[2]), "cloud": Guest(), "args": []}
if "log" in inspect.signature(cc_phone_home.handle).parameters:
    arguments["log"] = LOGGER
started = time.monotonic()
cc_phone_home.handle(**arguments)
json.dump({"seconds": time.monotonic() - started, "warnings": WARNINGS}, sys.stdout)
