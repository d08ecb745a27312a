"""seed_pairs.py FOLDER...: what cloud-init reads of the seed in each folder, NoCloud or config drive, as a JSON list.

The network is told by what each interface has in the end, whichever key says it.
"""
import ipaddress
import json
import logging
import os
import shutil
import sys
import tempfile
import time

from cloudinit import helpers, util
from cloudinit.net import network_state
from cloudinit.sources import DataSourceNoCloud, convert_vendordata
from cloudinit.sources.helpers import openstack
from cloudinit.user_data import UserDataProcessor

logging.disable(logging.CRITICAL)
# What cannot be fetched is tried again, ten times.
time.sleep = lambda _seconds: None


def parts_of(raw):
    if not raw:
        return []
    try:
        message = UserDataProcessor(helpers.Paths({"cloud_dir": "/nonexistent"})).process(raw)
    except Exception as error:
        return [type(error).__name__]
    leaves = [part for part in message.walk() if not part.is_multipart()]
    found = [
        [
            part.get_content_type(),
            part.get_filename(),
            util.fully_decoded_payload(part),
            sorted([key.lower(), value] for key, value in part.items() if key.lower() in ("merge-type", "x-merge-type", "launch-index")),
        ]
        for part in leaves
    ]
    # Nothing comes of an empty part, nor of one that is not UTF-8.
    return [part for part in found if part[2] and is_text(part[2])]


def is_text(text):
    if isinstance(text, bytes):
        return False
    try:
        text.encode("utf-8")
        return True
    except UnicodeEncodeError:
        return False


def network_of(config):
    if not config:
        return None
    if isinstance(config, dict) and isinstance(config.get("network"), dict):
        config = config["network"]
    if config.get("config") == "disabled":
        return "disabled"
    try:
        state = network_state.parse_net_config_data(config)
    except Exception as error:
        return type(error).__name__
    found = {}
    for interface in state.iter_interfaces():
        found[interface["name"]] = facts_of(interface)
    general = [sorted(map(str, state.dns_nameservers)), sorted(state.dns_searchdomains)]
    routes = sorted(route_of(route) for route in state.iter_routes())
    # Where they stand is one: an interface's own count like the general ones.
    for facts in found.values():
        general[0].extend(facts.pop("dns"))
        general[1].extend(facts.pop("search"))
        routes.extend(facts.pop("routes"))
    found.pop("lo", None)
    return [found, [sorted(set(general[0])), sorted(set(general[1]))], sorted(set(map(tuple, routes)))]


IGNORED = ("name", "subnets", "dns", "inet", "address", "gateway", "manual", "set-name", "type", "config_id")


def facts_of(interface):
    subnets = interface.get("subnets") or []
    addresses, routes, kinds = [], [], []
    dns = list((interface.get("dns") or {}).get("nameservers") or [])
    search = list((interface.get("dns") or {}).get("search") or [])
    for subnet in subnets:
        if subnet.get("address"):
            prefix = subnet.get("prefix")
            address = str(subnet["address"])
            addresses.append(str(ipaddress.ip_interface(address if "/" in address else "%s/%s" % (address, prefix))))
        else:
            kinds.append([subnet["type"].replace("dhcp4", "dhcp"), subnet.get("metric"), subnet.get("control")])
        if subnet.get("gateway"):
            gateway = str(subnet["gateway"])
            routes.append(["::/0" if ":" in gateway else "0.0.0.0/0", gateway, None])
        routes.extend(route_of(route) for route in subnet.get("routes") or [])
        dns.extend(subnet.get("dns_nameservers") or [])
        search.extend(subnet.get("dns_search") or [])
    others = {key: value for key, value in interface.items() if key not in IGNORED and value not in (None, [], {}, "auto")}
    others = {key: str(value).lower() if isinstance(value, (str, int)) else value for key, value in others.items()}
    return {
        "type": interface["type"],
        "addresses": sorted(set(addresses)),
        "kinds": sorted(kinds, key=str),
        "routes": [list(route) for route in routes],
        "dns": [str(server) for server in dns],
        "search": search,
        "others": json.loads(json.dumps(others, sort_keys=True, default=str)),
    }


def route_of(route):
    network = "%s/%s" % (route["network"], route.get("prefix", route.get("netmask")))
    return [str(ipaddress.ip_network(network, strict=False)), str(route.get("gateway")), route.get("metric")]


def read_nocloud(folder):
    with tempfile.TemporaryDirectory() as cloud:
        shutil.copytree(folder, os.path.join(cloud, "seed", "nocloud"))
        paths = helpers.Paths({"cloud_dir": cloud, "run_dir": cloud})
        source = DataSourceNoCloud.DataSourceNoCloud({"datasource": {"NoCloud": {"fs_label": None}}}, None, paths)
        if not source._get_data():
            return "nothing"
        metadata = dict(source.metadata)
        eni = metadata.pop("network-interfaces", None)
        metadata.pop("public-keys", None)
        metadata.pop("instance-id", None)
        network = source.network_config if source._network_config else None
        return {
            "instance_id": source.get_instance_id(),
            "hostname": metadata.pop("local-hostname", None),
            "keys": sorted(source.get_public_ssh_keys()),
            "metadata": metadata,
            "user_data": parts_of(source.userdata_raw),
            "vendor_data": parts_of(source.vendordata_raw),
            "network": network_of(network if network or not eni else source.network_config),
        }


def read_drive(folder):
    results = openstack.ConfigDriveReader(folder).read_v2()
    data = results.get("networkdata")
    network = None
    if data:
        macs = [link.get("ethernet_mac_address") for link in data["links"]]
        known = {mac.lower(): "nic%d" % index for index, mac in enumerate(mac for mac in macs if mac)}
        network = openstack.convert_net_json(data, known_macs=known)
    metadata = results["metadata"]
    vendor = convert_vendordata(results.get("vendordata") or "")
    return {
        "instance_id": metadata["uuid"],
        "hostname": metadata["hostname"],
        "keys": sorted((metadata.get("public_keys") or {}).values()),
        # What stands beside `meta` stands in it as well after a build.
        "metadata": {key: value for key, value in metadata["meta"].items() if key not in ("launch_index", "availability_zone")},
        "user_data": parts_of(results.get("userdata")),
        "vendor_data": parts_of(vendor),
        "network": network_of(network),
    }


answers = [(read_drive if os.path.isdir(os.path.join(path, "openstack")) else read_nocloud)(path) for path in sys.argv[1:]]
json.dump(answers, sys.stdout, default=str)
