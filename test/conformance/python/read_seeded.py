"""read_seeded.py URL: what cloud-init reads from a NoCloud seed over HTTP, and how long it took."""
import json
import sys
import time

from cloudinit import util

started = time.monotonic()
meta_data, user_data, vendor_data = util.read_seeded(sys.argv[1])[:3]
seconds = time.monotonic() - started
json.dump(
    {
        "meta_data": meta_data,
        "user_data": user_data.decode("utf-8"),
        "vendor_data": vendor_data.decode("utf-8"),
        "seconds": seconds,
    },
    sys.stdout,
)
