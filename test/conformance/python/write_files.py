"""What cloud-init makes of entries of write_files.

stdin: one JSON text a line, a cloud-config with one entry
argv:  the folder of cloudinit
stdout: a JSON list of {"ends": whether it fails, "mode": the mode of the file, "content": in base64}
"""
import base64
import json
import logging
import re
import sys

sys.path.insert(0, sys.argv[1])
from cloudinit import util  # noqa: E402
from cloudinit.config import cc_write_files  # noqa: E402

logging.disable(logging.CRITICAL)


class Names:
    """A guest that has every name but numbers, and of those with a dot one."""

    def find(self, name):
        if name != "john.doe" and not re.match(r"^[a-z_][a-z0-9_-]*$", name):
            raise KeyError(name)
        return self

    getpwnam = getgrnam = find
    pw_uid = gr_gid = 0


util.pwd = util.grp = Names()
util.chownbyid = lambda *_: None
util.get_permissions = lambda _: None
util.chmod = lambda *_: None
written = {}


def write_file(path, content, mode=None, **_):
    written.update(mode=mode, content=base64.b64encode(util.encode_text(content)).decode())


util.write_file = write_file


def outcome(text):
    written.clear()
    try:
        files = [f for f in util.load_yaml(text)["write_files"] if not util.get_cfg_option_bool(f, "defer", False)]
        cc_write_files.write_files("test", files, "root:root")
        return {"ends": False, **written}
    except Exception:
        return {"ends": True}


print(json.dumps([outcome(json.loads(line)) for line in sys.stdin]))
