"""ec2.py CLOUD_INIT VERSION...: what cloud-init reads of EC2's metadata in each version; "" is Debian's cloud-init."""
import json
import logging
import sys

if sys.argv[1]:
    sys.path.insert(0, sys.argv[1])

from cloudinit.sources.helpers import ec2

warnings = []


class Collect(logging.Handler):
    def emit(self, record):
        warnings.append(record.getMessage())


logging.getLogger().handlers = [Collect(logging.WARNING)]
logging.getLogger().setLevel(logging.DEBUG)

versions = {
    version: {
        "meta_data": ec2.get_instance_metadata(version),
        "user_data": ec2.get_instance_userdata(version).decode(),
    }
    for version in sys.argv[2:]
}
json.dump({"versions": versions, "warnings": warnings}, sys.stdout)
