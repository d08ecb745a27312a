"""eni.py FILE: what cloud-init's reader makes of a text of /etc/network/interfaces, as its network config."""
import json
import sys

from cloudinit.net import eni

with open(sys.argv[1]) as stream:
    json.dump(eni.convert_eni_data(stream.read()), sys.stdout)
