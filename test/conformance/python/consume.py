"""consume.py CHECKOUT FOLDER...: what cloud-init makes of FOLDER/user-data and FOLDER/vendor-data at a first boot.

The whole of stages.Init.consume_data runs, with its own handlers, below FOLDER/lib and FOLDER/run. Boothooks and the
scripts that it would run at the end are run as well. FOLDER/meta-data.json is the data source's metadata. CHECKOUT is
the folder of another cloud-init, or empty.
stdout: a JSON list with an object for each folder; {"error"} where cloud-init gave up.
"""
import copy
import json
import logging
import os
import sys
import time
import traceback

if sys.argv[1]:
    sys.path.insert(1, sys.argv[1])

from cloudinit import sources, stages, subp, util
from cloudinit.settings import PER_INSTANCE

warnings = []


class Collect(logging.Handler):
    def emit(self, record):
        warnings.append(record.getMessage())


class Source(sources.DataSource):
    dsname = "Test"

    def _get_data(self):
        return True

    def get_instance_id(self):
        return self.metadata["instance-id"]


def read(*names):
    path = os.path.join(*names)
    if not os.path.exists(path):
        return b""
    with open(path, "rb") as stream:
        return stream.read()


def boot(folder):
    lib, run = os.path.join(folder, "lib"), os.path.join(folder, "run")
    paths = {"cloud_dir": lib, "run_dir": run}
    config = {"system_info": {"distro": "debian", "paths": paths}, "vendor_data": {"enabled": True}}
    for made in ("data", "handlers", "instances", "scripts", "sem"):
        os.makedirs(os.path.join(lib, made))
    os.makedirs(run)

    class Init(stages.Init):
        def read_cfg(self, extra_fns=None):
            self._cfg = copy.deepcopy(config)

    init = Init()
    source = Source(config, init.distro, init.paths)
    source.metadata = json.loads(read(folder, "meta-data.json"))
    source.userdata_raw = read(folder, "user-data")
    source.vendordata_raw = read(folder, "vendor-data")
    init.datasource = source
    init._reset()
    init.instancify()
    with open(init.paths.get_runpath("instance_data_sensitive"), "w", encoding="utf-8") as stream:
        json.dump({"v1": {"local_hostname": "the-guest"}, "ds": {"meta_data": source.metadata}}, stream)
    parts = [part for part in source.get_userdata(True).walk() if not part.is_multipart()]
    init.consume_data(PER_INSTANCE)
    failed = run_scripts(lib, os.path.join(folder, "ran"))
    return {
        "warnings": warnings,
        "failed": failed,
        "parts": [{"type": part.get_content_type(), "filename": part.get_filename()} for part in parts],
        "config": util.load_yaml(read(lib, "instance", "cloud-config.txt"), default={}),
        "vendor_config": util.load_yaml(read(lib, "instance", "vendor-cloud-config.txt"), default={}),
        "files": files_below(lib),
        "ran": read(folder, "ran").decode().split("\n")[:-1],
    }


def run_scripts(lib, ran):
    """In the order of the modules: cc_scripts_vendor, _per_once, _per_boot, _per_instance, _user."""
    os.environ["RAN"] = ran
    failed = []
    shared = [f"scripts/{kind}" for kind in ("per-once", "per-boot", "per-instance")]
    for scripts in ("instance/scripts/vendor", *shared, "instance/scripts"):
        try:
            subp.runparts(os.path.join(lib, scripts))
        except RuntimeError as error:
            failed.append(str(error))
    return failed


def files_below(lib):
    """Scripts, boothooks and part-handlers, and what they wrote beside them."""
    paths = [os.path.join(where, name) for where, _folders, names in os.walk(lib) for name in names]
    kinds = ("scripts", "boothooks", "handlers")
    names = [os.path.relpath(path, lib) for path in paths]
    return {name: read(lib, name).decode() for name in names if any(kind in name.split("/") for kind in kinds)}


def booted(folder):
    """In a process of its own, since part-handlers become modules of the process."""
    inlet, outlet = os.pipe()
    if os.fork() == 0:
        os.close(inlet)
        os.dup2(2, 1)
        with os.fdopen(outlet, "w") as stream:
            try:
                answer = boot(folder)
            except Exception:
                answer = {"error": traceback.format_exc()}
            json.dump(answer, stream, default=str)
        os._exit(0)
    os.close(outlet)
    with os.fdopen(inlet) as stream:
        answer = json.load(stream)
    os.wait()
    return answer


# What cannot be fetched is tried again, eleven times in all.
time.sleep = lambda _seconds: None
logging.getLogger().addHandler(Collect(logging.WARNING))
# cloud-init's loggers do not hand on what a root logger without a level would not take.
logging.getLogger().setLevel(logging.DEBUG)
json.dump([booted(folder) for folder in sys.argv[2:]], sys.stdout)
