"""merged_config.py: the cloud-config that cloud-init ends up with, and how its reader takes YAML.

canonical() stands in canonical.py, which is put before this text.
stdin: one JSON object a line: {"user", "vendor": texts, "included": {url: text}, "metadata": {}}, or {"yaml": a text}
stdout: a JSON list, for each line {"config": a text that tells all values and types, "buffer": the same of the
user-data alone}, or {"config"} alone
"""
import copy
import json
import logging
import os
import sys
import tempfile

from cloudinit import helpers, sources, stages, url_helper, user_data, util
from cloudinit.handlers.cloud_config import CloudConfigPartHandler
from cloudinit.settings import CFG_BUILTIN, PER_INSTANCE

logging.disable(logging.CRITICAL)


class Source(sources.DataSource):
    dsname = "Test"

    def _get_data(self):
        return True

    def get_instance_id(self):
        return "i"


def boot(case, folder):
    lib, run = os.path.join(folder, "lib"), os.path.join(folder, "run")
    config = {"system_info": {"distro": "debian", "paths": {"cloud_dir": lib, "run_dir": run}}}
    config["vendor_data"] = CFG_BUILTIN["vendor_data"]
    for made in ("data", "handlers", "instances", "scripts", "sem"):
        os.makedirs(os.path.join(lib, made))
    os.makedirs(run)
    user_data.read_file_or_url = lambda url, **_: url_helper.StringResponse(case["included"][url].encode())

    class Init(stages.Init):
        def read_cfg(self, extra_fns=None):
            self._cfg = copy.deepcopy(config)

    class Handler(CloudConfigPartHandler):
        """Remembers what it has gathered from the user-data, before that is written and read again."""

        def _write_cloud_config(self):
            if self.cloud_fn.endswith("/cloud-config.txt"):
                seen.append(self.cloud_buf)
            super()._write_cloud_config()

    stages.CloudConfigPartHandler = Handler
    seen = []
    init = Init()
    source = Source(config, init.distro, init.paths)
    source.metadata = case["metadata"]
    source.userdata_raw = case["user"].encode()
    source.vendordata_raw = case["vendor"].encode()
    init.datasource = source
    init._reset()
    init.instancify()
    with open(init.paths.get_runpath("instance_data_sensitive"), "w", encoding="utf-8") as stream:
        json.dump({"v1": {"local_hostname": "the-guest"}}, stream)
    try:
        init.consume_data(PER_INSTANCE)
        merged = helpers.ConfigMerger(paths=init.paths).cfg
    except Exception as error:
        return {"config": "failure", "buffer": repr(error)}
    return {"config": canonical(merged), "buffer": canonical(seen[0] or {})}


answers = []
modules = list(sys.path)
for line in sys.stdin.readlines():
    case = json.loads(line)
    if "yaml" in case:
        answers.append({"config": canonical(util.load_yaml(case["yaml"], default="refused", allowed=(object,)))})
        continue
    with tempfile.TemporaryDirectory() as folder:
        answers.append(boot(case, folder))
    # Each boot adds its folders of part-handlers, which would be looked through for every module.
    sys.path[:] = modules
json.dump(answers, sys.stdout)
