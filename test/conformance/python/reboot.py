"""reboot.py CHECKOUT FOLDER: one boot of a machine that lives in FOLDER, by cloud-init's DataSourceNoCloud.

FOLDER/lib is its /var/lib/cloud, which a boot leaves to the next one; the seed is in FOLDER/lib/seed/nocloud.
CHECKOUT is the folder of another cloud-init, or empty.
stdout: a JSON object; `ran` names what cloud-init ran, once an instance and at every boot.
"""
import copy
import json
import logging
import os
import sys

if sys.argv[1]:
    sys.path.insert(1, sys.argv[1])

from cloudinit import stages, util
from cloudinit.settings import PER_ALWAYS, PER_INSTANCE
from cloudinit.sources.DataSourceNoCloud import DataSourceNoCloud

folder = sys.argv[2]
lib, run = os.path.join(folder, "lib"), os.path.join(folder, "run")
config = {
    "system_info": {"distro": "debian", "paths": {"cloud_dir": lib, "run_dir": run}},
    "datasource": {"NoCloud": {"fs_label": None}},
}
warnings = []


class Collect(logging.Handler):
    def emit(self, record):
        warnings.append(record.getMessage())


class Init(stages.Init):
    def read_cfg(self, extra_fns=None):
        self._cfg = copy.deepcopy(config)


logging.getLogger().addHandler(Collect(logging.WARNING))
for made in ("data", "handlers", "instances", "scripts", "sem", "seed"):
    os.makedirs(os.path.join(lib, made), exist_ok=True)
os.makedirs(run, exist_ok=True)
init = Init()
source = DataSourceNoCloud(config, init.distro, init.paths)
assert source.get_data(), "no seed"
init.datasource = source
init._reset()
is_new = init.is_new_instance()
init.instancify()
with open(init.paths.get_runpath("instance_data_sensitive"), "w", encoding="utf-8") as stream:
    json.dump({"ds": {"meta_data": source.metadata}}, stream, default=str)
init.consume_data(PER_ALWAYS)
ran = []
merged = util.load_yaml(open(os.path.join(lib, "instance", "cloud-config.txt"), encoding="utf-8").read(), default={})
runner = init.cloudify()
for key, frequency in (("runcmd", PER_INSTANCE), ("users", PER_INSTANCE), ("bootcmd", PER_ALWAYS)):
    runner.run(f"config-{key}", lambda key: ran.append([key, key in (merged or {})]), [key], freq=frequency)
answer = {
    "is_new": is_new,
    "instance_id": source.get_instance_id(),
    "hostname": str(getattr(source.get_hostname(), "hostname", source.get_hostname())),
    "network": source.network_config,
    "user_data": bytes(source.get_userdata_raw() or b"").decode() if isinstance(source.get_userdata_raw(), bytes) else source.get_userdata_raw(),
    "ran": ran,
    "warnings": warnings,
}
json.dump(answer, sys.stdout, default=str)
