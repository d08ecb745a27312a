"""Gives each rendering of each topology to cloudbase-init's own parsers and its plugin for networks, on adapters that remember.

argv[1]: the folder of cloudbase-init. stdin: {"cases": [{"v1": …, "v2": …, "networkData": … or null, "nics": [{"mac", "name"}]}]}.
stdout: {"cases": [{format: {"adapters": [...], "teams": [...]} or {"error": …}}]}.
"""
import json
import logging
import sys
import types

sys.path.insert(0, sys.argv[1])
logging.disable(logging.CRITICAL)

import netaddr
from cloudbaseinit.metadata.services import baseopenstackservice, nocloudservice
from cloudbaseinit.osutils import factory
from cloudbaseinit.plugins.common import networkconfig


class Windows:
    """Adapters as osutils/windows.py and utils/windows/netlbfo.py of cloudbase-init leave them."""

    def __init__(self, nics):
        self.adapters = {f"old {nic['name']}": new_adapter(nic["mac"]) for nic in nics}
        self.teams = {}

    def get_network_adapter_name_by_mac_address(self, mac):
        found = [name for name, adapter in self.adapters.items() if adapter["mac"] == mac.lower()]
        if not found:
            raise Exception(f"no adapter has the MAC {mac}")
        return found[0]

    def rename_network_adapter(self, old, new):
        self.adapters[new] = self.adapters.pop(old)

    def set_network_adapter_mtu(self, name, mtu):
        self.adapters[name]["mtu"] = mtu

    def enable_network_adapter(self, name, enabled):
        self.adapters[name]

    def create_network_team(self, team, mode, algorithm, members, mac, primary, vlan, lacp_timer):
        # _get_primary_adapter_name looks for the MAC among the adapters, and for its name among the members.
        if self.get_network_adapter_name_by_mac_address(mac or "none") not in members:
            raise Exception(f"no member has the MAC {mac}")
        # NETWORK_MODEL_TEAM_MODE_MAP has all modes but this one.
        if mode == "broadcast":
            raise Exception(f"no team has the mode {mode}")
        for member in members:
            self.adapters[member]
        self.teams[team] = {"name": primary, "mode": mode, "algorithm": algorithm, "members": members, "lacp": lacp_timer}
        self.adapters[primary] = new_adapter(None)

    def add_network_team_nic(self, team, name, vlan_id):
        self.adapters[name] = {**new_adapter(None), "vlan": vlan_id, "link": self.teams[team]["name"]}

    def set_static_network_config(self, name, address, prefix, gateway, nameservers):
        adapter, family = self.adapters[name], family_of(address)
        # DHCP ends, and addresses and routes of the family go, before the new ones come.
        adapter["dhcp"] = [other for other in adapter["dhcp"] if other != family]
        if gateway is not None and family_of(gateway) != family:
            raise Exception(f"the gateway {gateway} of {address}")
        adapter["addresses"][family] = {"address": f"{address}/{prefix}", "gateway": gateway}
        if nameservers:
            adapter["nameservers"] = nameservers
        return False


def new_adapter(mac):
    return {"mac": mac, "dhcp": [4, 6], "addresses": {}, "nameservers": []}


def family_of(address):
    return 6 if netaddr.valid_ipv6(address) else 4


def from_network_data(data):
    # The class is abstract; what it parses with is static.
    service = baseopenstackservice.BaseOpenStackService
    parsers = {name: getattr(service, name) for name in dir(service) if name.startswith("_parse_network_data")}
    return service.get_network_details_v2(types.SimpleNamespace(_get_network_data=lambda: data, **parsers))


READERS = {
    "v1": nocloudservice.NoCloudNetworkConfigParser.parse,
    "v2": nocloudservice.NoCloudNetworkConfigParser.parse,
    "networkData": from_network_data,
}


def run(read, data, nics):
    windows = Windows(nics)
    factory.get_os_utils = lambda: windows
    try:
        networkconfig.NetworkConfigPlugin._process_network_details_v2(read(data))
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}
    return {"adapters": windows.adapters, "teams": list(windows.teams.values())}


def main():
    cases = json.load(sys.stdin)["cases"]
    json.dump(
        {
            "cases": [
                {name: run(read, case[name], case["nics"]) for name, read in READERS.items() if case[name]}
                for case in cases
            ]
        },
        sys.stdout,
    )


main()
