"""Prints the modules of cloud-init that run at every boot, each with the keys of cloud-config that start it."""
import importlib
import json
import pkgutil

import cloudinit.config


def main():
    found = {}
    for module in pkgutil.iter_modules(cloudinit.config.__path__):
        if not module.name.startswith("cc_"):
            continue
        loaded = importlib.import_module("cloudinit.config." + module.name)
        meta = getattr(loaded, "meta", {})
        frequency = getattr(loaded, "frequency", None) or meta["frequency"]
        if frequency == "always":
            found[module.name] = meta.get("activate_by_schema_keys", [])
    print(json.dumps(found))


main()
