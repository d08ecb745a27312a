"""client.py OPTIONS: runs one of cloud-init's data sources as a boot would, and prints what it made of a seed.

OPTIONS is JSON:
  source      name of the data source: NoCloud, ConfigDrive, OpenStack, Ec2, CloudStack, VMware, LXD
  stage       local, or network: after the guest has got an address
  scratch     an empty folder: the guest's disk
  seed        a folder that stands in the guest where the data source looks for one, if given
  dmi         SMBIOS values, by dmidecode's names
  nics        MAC -> name of the guest's NICs
  lxd         the keys of the guest's instance, if it is one of LXD or Incus
  environ     more variables of the environment
  cloud_init  the folder of another cloud-init, if given
stdout: JSON, see `report`.
"""
import json
import logging
import os
import shutil
import sys
import time

OPTIONS = json.loads(sys.argv[1])
os.environ.update(OPTIONS.get("environ", {}))
if OPTIONS.get("cloud_init"):
    sys.path.insert(0, OPTIONS["cloud_init"])

from cloudinit import distros, dmi, helpers, net, sources, util
from cloudinit.config import cc_write_files
from cloudinit.handlers.cloud_config import CloudConfigPartHandler
from cloudinit.reporting import events
from cloudinit.sources import DataSourceConfigDrive, DataSourceLXD

DISK = os.path.join(OPTIONS["scratch"], "disk")
SEED_FOLDERS = {"NoCloud": "nocloud", "ConfigDrive": "config_drive"}
STAGES = {
    "local": [sources.DEP_FILESYSTEM],
    "network": [sources.DEP_FILESYSTEM, sources.DEP_NETWORK],
}


class Warnings(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.messages = []

    def emit(self, record):
        self.messages.append(record.getMessage())


WARNINGS = Warnings()
WRITES = []


def main():
    logging.getLogger().handlers = [WARNINGS]
    # cloud-init's loggers do not hand on what a root logger without a level would not take.
    logging.getLogger().setLevel(logging.DEBUG)
    replace_machine()
    name = OPTIONS["source"]
    paths = helpers.Paths({"cloud_dir": below("cloud"), "run_dir": below("run")})
    if OPTIONS.get("seed"):
        shutil.copytree(OPTIONS["seed"], os.path.join(paths.seed_dir, SEED_FOLDERS[name]))
    config = {"datasource_list": [name], "datasource": {"Ec2": {"strict_id": False}}}
    distro = distros.fetch("debian")("debian", {}, paths)
    reporter = events.ReportEventStack("test", "test", reporting_enabled=False)
    started = time.monotonic()
    source, _ = sources.find_source(
        config, distro, paths, STAGES[OPTIONS["stage"]], [name], ["cloudinit.sources"], reporter
    )
    seconds = time.monotonic() - started
    json.dump(report(source, paths, seconds), sys.stdout, default=repr)


def below(path):
    folder = os.path.join(OPTIONS["scratch"], path)
    os.makedirs(folder, exist_ok=True)
    return folder


def replace_machine():
    """What cloud-init asks the machine is the guest's; what it writes to the guest's disk lands in a folder."""
    dmi.read_dmi_data = OPTIONS.get("dmi", {}).get
    util.get_cmdline = lambda: ""
    util.find_devs_with = lambda *_, **__: []
    net.get_interfaces_by_mac = lambda **_: OPTIONS["nics"]
    if OPTIONS.get("lxd"):
        DataSourceLXD.is_platform_viable = lambda: True
        DataSourceLXD.DataSourceLXD.ds_detect = staticmethod(lambda: True)
        DataSourceLXD.read_metadata = lambda *_, **__: lxd_metadata(OPTIONS["lxd"])
    inject = DataSourceConfigDrive.write_injected_files

    def inject_below(files):
        WRITES.extend(files)
        inject({DISK + path: content for path, content in files.items()})

    DataSourceConfigDrive.write_injected_files = inject_below


def lxd_metadata(keys):
    """What /dev/lxd/sock says: lxd/devlxd.go devlxdMetadataGet, and DataSourceLXD.py read_metadata."""
    own = "#cloud-config\ninstance-id: 4711\nlocal-hostname: container\n"
    aliases = {key[len("cloud-init."):]: value for key, value in keys.items() if key.startswith("cloud-init.")}
    return {
        "_metadata_api_version": "1.0",
        "meta-data": own + keys["user.meta-data"],
        "config": keys,
        "devices": {},
        **aliases,
    }


def report(source, paths, seconds):
    hostname = source.get_hostname(fqdn=True)
    return {
        "source": source.dsname,
        "seconds": seconds,
        "instance_id": source.get_instance_id(),
        "hostname": getattr(hostname, "hostname", hostname),
        "zone": source.availability_zone,
        "region": source.region,
        "public_keys": source.get_public_ssh_keys(),
        "metadata": source.metadata,
        "user_data": parts_of(source.get_userdata()),
        "vendor_data": parts_of(source.get_vendordata()),
        "vendor_data2": parts_of(source.get_vendordata2()),
        "network": source.network_config,
        "files": write_files(source.get_userdata()),
        "warnings": WARNINGS.messages,
    }


def leaves(message):
    return [part for part in message.walk() if not part.is_multipart()] if message else []


def parts_of(message):
    parts = [
        {
            "type": part.get_content_type(),
            "filename": part.get_filename(),
            "body": util.fully_decoded_payload(part),
        }
        for part in leaves(message)
    ]
    return [part for part in parts if part["body"]]


class NoInstance(helpers.Paths):
    """Paths of a machine without an instance: the handler has nowhere to write, and says nothing about it."""

    def get_ipath(self, name=None):
        return None


def write_files(message):
    """Does what the module write_files does on the first boot, and looks at all that then stands on the disk."""
    handler = CloudConfigPartHandler(NoInstance({"cloud_dir": "/nonexistent"}))
    for part in leaves(message):
        content_type = part.get_content_type()
        if content_type == "text/cloud-config":
            payload = util.fully_decoded_payload(part)
            handler.handle_part(None, content_type, part.get_filename(), payload, "always", dict(part.items()))
    entries = (handler.cloud_buf or {}).get("write_files", [])
    owners = {}
    # Groups of the guest are not those of this machine.
    util.chownbyname = lambda path, user=None, group=None: owners.update({path: f"{user}:{group}"})
    write_file = util.write_file
    util.write_file = lambda *args, user=None, group=None, **kwargs: write_file(*args, **kwargs)
    cc_write_files.write_files("write_files", [{**entry, "path": DISK + entry["path"]} for entry in entries], "root:root")
    WRITES.extend(entry["path"] for entry in entries)
    return {path: file_at(DISK + path, owners) for path in sorted(set(WRITES))}


def file_at(path, owners):
    with open(path, encoding="utf-8") as stream:
        content = stream.read()
    return {
        "content": content,
        "mode": f"{os.stat(path).st_mode & 0o7777:04o}",
        "owner": owners.get(path, "root:root"),
        "writes": WRITES.count(path[len(DISK):]),
    }


main()
