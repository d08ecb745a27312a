"""What cloud-init gets from a data source of a guest, found as at boot, as JSON.

stdin: {"modules": the folder of the data source, "list": datasource_list, "settings": {name: its options},
        "dmi": {name of a file in /sys/class/dmi/id: its text}}
"""
import json
import logging
import os
import pickle
import sys
import tempfile
import time

from cloudinit import dmi, helpers, sources

request = json.load(sys.stdin)
sys.path.insert(0, request["modules"])
warnings = []


class Collect(logging.Handler):
    def emit(self, record):
        warnings.append(record.getMessage())


logging.getLogger().addHandler(Collect(logging.WARNING))
# cloud-init's loggers do not hand on what a root logger without a level would not take.
logging.getLogger().setLevel(logging.DEBUG)


def leaves(message):
    return [part for part in message.walk() if not part.is_multipart()]


def parts_of(message):
    return [
        {
            "type": part.get_content_type(),
            "filename": part.get_filename(),
            "body": part.get_payload(decode=True).decode("utf-8"),
        }
        for part in leaves(message)
    ]


def answers_of(source):
    return {
        "source": type(source).__name__,
        "hostname": source.get_hostname().hostname,
        "fqdn": source.get_hostname(fqdn=True).hostname,
        "instance_id": source.get_instance_id(),
        "public_keys": source.get_public_ssh_keys(),
        "availability_zone": source.availability_zone,
        "subplatform": source.subplatform,
        "network_config": source.network_config,
        "metadata": source.metadata,
        "user_data": parts_of(source.get_userdata(apply_filter=True)),
        "vendor_data": parts_of(source.get_vendordata()),
        # At the next boot, from the cache.
        "is_kept": pickle.loads(pickle.dumps(source)).check_instance_id({}),
    }


def set_dmi(files, folder):
    dmi.DMI_SYS_PATH = folder
    dmi.is_container = lambda: False
    for name, text in files.items():
        with open(os.path.join(folder, name), "w") as stream:
            stream.write(text)


with tempfile.TemporaryDirectory() as scratch:
    paths = helpers.Paths({"cloud_dir": scratch, "run_dir": os.path.join(scratch, "run")})
    os.makedirs(os.path.join(scratch, "dmi"))
    set_dmi(request["dmi"], os.path.join(scratch, "dmi"))
    settings = {"datasource_list": request["list"], "datasource": request["settings"]}
    depends = [sources.DEP_FILESYSTEM, sources.DEP_NETWORK]
    packages = ["", "cloudinit.sources"]
    started = time.monotonic()
    try:
        source, _ = sources.find_source(settings, None, paths, depends, request["list"], packages, None)
    except sources.DataSourceNotFoundException:
        source = None
    seconds = time.monotonic() - started
    answers = answers_of(source) if source else None

json.dump({"answers": answers, "seconds": seconds, "warnings": warnings}, sys.stdout)
