"""Reads each rendering of each topology with cloud-init's own code and renders it again, in memory.

stdin: {"cases": [{"nics": [{"mac", "name", "before"}], "v1": …, "v2": …, "eni": text, "networkData": … or null}]};
argv[1], if given: the folder of another cloud-init. stdout: {"cases": [{format: {output: {"content" or "error", "warnings"}}}]}.
"""
import functools
import json
import logging
import sys

if len(sys.argv) > 1:
    sys.path.insert(0, sys.argv[1])

import yaml
from cloudinit.sources.helpers import openstack  # first: the modules of net import each other in a circle
from cloudinit import net
from cloudinit.net import eni, netplan, network_manager, network_state, networkd, sysconfig

SYSCONFIG_TEMPLATES = {
    "control": "etc/sysconfig/network",
    "iface_templates": "%(base)s/network-scripts/ifcfg-%(name)s",
    "route_templates": {
        "ipv4": "%(base)s/network-scripts/route-%(name)s",
        "ipv6": "%(base)s/network-scripts/route6-%(name)s",
    },
}

# The machine of the test has other NICs than the guest.
net.get_ib_hwaddrs_by_interface = dict
# What only costs time: a dump of each state for a debug log, YAML and addresses in pure Python.
network_state.NetworkStateInterpreter.dump_network_state = lambda self: None
netplan.safeyaml.dumps = lambda value, **_: yaml.dump(value, Dumper=yaml.CSafeDumper)
net.maybe_get_address = functools.lru_cache(maxsize=None)(net.maybe_get_address)


class Warnings(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.messages = []

    def emit(self, record):
        self.messages.append(record.getMessage())


WARNINGS = Warnings()


def main():
    cases = json.load(sys.stdin)["cases"]
    logging.getLogger().handlers = [WARNINGS]
    json.dump({"cases": [render_case(case) for case in cases]}, sys.stdout)


def render_case(case):
    # cloud-init renames NICs before it renders, and reads network_data.json before it renames.
    by_mac = {nic["mac"]: nic["name"] for nic in case["nics"]}
    network_state.get_interfaces_by_mac = lambda: by_mac
    network_state.find_interface_name_from_mac = lambda mac: by_mac.get(mac.lower())
    before = {nic["mac"]: nic["before"] for nic in case["nics"]}
    readers = {
        "v1": lambda: case["v1"],
        "v2": lambda: case["v2"],
        "eni": lambda: eni.convert_eni_data(case["eni"]),
    }
    if case["v1"] is None:
        del readers["v1"]
    if not case["eni"]:
        del readers["eni"]
    if case["networkData"] is not None:
        readers["networkData"] = lambda: openstack.convert_net_json(
            json.loads(json.dumps(case["networkData"])), known_macs=before
        )
    return {name: render_format(read) for name, read in readers.items()}


def render_format(read):
    config = read()
    parse = functools.partial(network_state.parse_net_config_data, config)
    outputs = {
        "networkd": lambda: to_networkd(parse()),
        "netplan": lambda: to_netplan(parse),
        "eni": lambda: eni.Renderer()._render_interfaces(parse()),
        "sysconfig": lambda: to_sysconfig(parse()),
        "network-manager": lambda: to_network_manager(parse()),
    }
    rendered = {}
    for name, render in outputs.items():
        WARNINGS.messages = []
        try:
            rendered[name] = {"content": render()}
        except Exception as error:  # whatever it is, the test wants to see it
            rendered[name] = {"error": repr(error)}
        rendered[name]["warnings"] = WARNINGS.messages
    return rendered


def to_networkd(state):
    files = networkd.Renderer()._render_content(state)
    devices = {}
    for kind in ("vlan_netdev", "bond_netdev", "bridge_netdev"):
        devices.update(files.pop(kind, {}))
    return {"network": files, "netdev": devices}


def to_sysconfig(state):
    files = sysconfig.Renderer()._render_sysconfig(
        "etc/sysconfig", state, "rhel", SYSCONFIG_TEMPLATES
    )
    return {"files": files, "resolv": sysconfig.Renderer._render_dns(state) or ""}


def to_network_manager(state):
    """Connections by name: their sections, in which masters are names again."""
    renderer = network_manager.Renderer()
    network_manager.util.write_file = lambda *_, **__: None
    renderer.render_network_state(state, target="/nowhere")
    names = {conn.con_uuid(): name for name, conn in renderer.connections.items()}
    return {
        name: {
            section: {key: names.get(value, value) for key, value in conn.config.items(section)}
            for section in conn.config.sections()
        }
        for name, conn in renderer.connections.items()
        if conn.valid()
    }


def to_netplan(parse):
    renderer = netplan.Renderer({"features": ["none"]})
    text = renderer._render_content(parse(renderer=renderer))
    return yaml.load(text, Loader=yaml.CSafeLoader)["network"]


main()
