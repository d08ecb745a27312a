"""nocloud_serial.py SERIAL: what NoCloud takes from a text in SMBIOS's system-serial-number."""
import json
import sys

from cloudinit import helpers, sources
from cloudinit.sources import DataSourceNoCloud

serial = sys.argv[1]
metadata = {}
found = DataSourceNoCloud.load_cmdline_data(metadata, serial)
# Which of the two classes takes the URL: that of the local stage or that of the network stage.
takers = [
    cls.__name__
    for cls in (DataSourceNoCloud.DataSourceNoCloud, DataSourceNoCloud.DataSourceNoCloudNet)
    if metadata["seedfrom"].startswith(cls({}, None, helpers.Paths({})).supported_seed_starts)
]
# Newer clients choose the data source by the same text; "nocloud-net" is deprecated among them.
choose = getattr(sources, "parse_cmdline_or_dmi", None)
json.dump({"found": found, "metadata": metadata, "takers": takers, "name": choose and choose(serial)}, sys.stdout)
