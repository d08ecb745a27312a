"""signed.py CHECKOUT FOLDER STEP: what cloud-init makes of signed user-data, and of the same with a bit changed.

FOLDER/user-data, FOLDER/vendor-data: the seed. It is consumed as it is, then with one bit changed at every STEP-th byte, each time in a
process of its own as at a first boot, below FOLDER/boots. FOLDER/bin has what takes the place of systemctl and poweroff. /run, /dev/console
and /dev/kmsg are this script's own. CHECKOUT is the folder of another cloud-init, or empty.
stdout: a JSON list of what came of each.
"""
import copy
import json
import logging
import os
import shutil
import signal
import sys

if sys.argv[1]:
    sys.path.insert(1, sys.argv[1])

from cloudinit import sources, stages
from cloudinit.settings import PER_INSTANCE

folder, step = sys.argv[2], int(sys.argv[3])


class Source(sources.DataSource):
    dsname = "Test"

    def _get_data(self):
        return True

    def get_instance_id(self):
        return "i-1"


class Collect(logging.Handler):
    def __init__(self, level):
        super().__init__(level)
        self.messages = []

    def emit(self, record):
        self.messages.append(record.getMessage())


def read(*names):
    path = os.path.join(*names)
    if not os.path.exists(path):
        return b""
    with open(path, "rb") as stream:
        return stream.read()


def folder_of(path):
    return os.listdir(path) if os.path.isdir(path) else []


def consume(lib, run, user_data, vendor_data):
    config = {
        "system_info": {"distro": "debian", "paths": {"cloud_dir": lib, "run_dir": run}},
        "vendor_data": {"enabled": True},
    }

    class Init(stages.Init):
        def read_cfg(self, extra_fns=None):
            self._cfg = copy.deepcopy(config)

    collect = Collect(logging.WARNING)
    logging.getLogger().addHandler(collect)
    init = Init()
    source = Source(config, init.distro, init.paths)
    source.metadata = {}
    source.userdata_raw, source.vendordata_raw = user_data, vendor_data
    init.datasource = source
    init._reset()
    init.instancify()
    with open(init.paths.get_runpath("instance_data_sensitive"), "w", encoding="utf-8") as stream:
        json.dump({"ds": {"meta_data": {}}}, stream)
    init.update()
    init.cloudify().run("consume_data", init.consume_data, args=[PER_INSTANCE], freq=PER_INSTANCE)
    return collect.messages


def boot(user_data, vendor_data):
    root = os.path.join(folder, "boots")
    lib, run, ran = (os.path.join(root, name) for name in ("lib", "run", "ran"))
    shutil.rmtree(root, ignore_errors=True)
    for made in ("data", "handlers", "instances", "scripts", "sem"):
        os.makedirs(os.path.join(lib, made))
    os.makedirs(run)
    for path in ("/dev/console", os.path.join(folder, "systemctl")):
        with open(path, "w", encoding="utf-8"):
            pass
    if os.path.exists("/run/seedpress-refused"):
        os.remove("/run/seedpress-refused")
    messages = os.path.join(root, "messages")
    pid = os.fork()
    if pid == 0:
        os.environ["RAN"] = ran
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        try:
            found = consume(lib, run, user_data, vendor_data)
        except Exception as error:
            # cloud-init ends with a traceback of its own.
            found = [repr(error)]
        with open(messages, "w", encoding="utf-8") as stream:
            json.dump(found, stream)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    scripts = os.path.join(lib, "instance", "scripts")
    return {
        "killed": killed,
        "warnings": json.loads(read(messages) or b"[]"),
        "console": read("/dev/console").decode(),
        "refused": read("/run/seedpress-refused").decode(),
        "systemctl": read(folder, "systemctl").decode(),
        "scripts": sorted(os.listdir(scripts)) if os.path.isdir(scripts) else [],
        "config": read(lib, "instance", "cloud-config.txt").decode(errors="replace"),
        "vendor": read(lib, "instance", "vendor-cloud-config.txt").decode(errors="replace"),
        "again": not any("consume_data" in name for name in folder_of(os.path.join(lib, "instance", "sem"))),
        "ran": read(ran).decode(errors="replace"),
        "left": [name for name in os.listdir("/run") if name.startswith("tmp.")],
    }


logging.getLogger().setLevel(logging.DEBUG)
user, vendor = read(folder, "user-data"), read(folder, "vendor-data")
answers = [{"at": -1, **boot(user, vendor)}, {"at": -2, **boot(user, vendor + b"# more\n")}, {"at": -3, **boot(user, b"")}]
for at in range(0, len(user), step):
    changed = bytearray(user)
    changed[at] ^= 1 << (at // step) % 7
    answers.append({"at": at, **boot(bytes(changed), vendor)})
json.dump(answers, sys.stdout)
