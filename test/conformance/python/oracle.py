"""oracle.py: what cloud-init makes of files of user-data, one after the other in one process.

argv: the folder of a cloud-init to import in place of the installed one, or nothing
stdin: one JSON text a line
stdout: a JSON list, for each text {"dropped": why a part of it is lost, or null, "commands": why runcmd or bootcmd
cannot run, or null, "valid": what the schema says; null where nobody asked it}
"""
import json
import logging
import sys
import tempfile
import warnings

warnings.filterwarnings("ignore")
if len(sys.argv) > 1 and sys.argv[1]:
    sys.path.insert(0, sys.argv[1])

from cloudinit import handlers, helpers, user_data, util  # noqa: E402
from cloudinit.config import schema  # noqa: E402
from cloudinit.handlers.cloud_config import CloudConfigPartHandler  # noqa: E402

# jsonschema takes most of the time.
MOST_VALIDATED = 700
SCHEMA = schema.get_schema()
FOLDER = tempfile.mkdtemp()
PATHS = helpers.Paths({"cloud_dir": FOLDER, "run_dir": FOLDER})
HANDLED = set(handlers.INCLUSION_TYPES_MAP.values()) | {"text/upstart-job"}


class Collect(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.found = []

    def emit(self, record):
        self.found.append(record.getMessage())


LOGGED = Collect()
logging.getLogger().addHandler(LOGGED)
logging.getLogger().setLevel(logging.WARNING)
validated = 0


def consumed(text):
    """The merged cloud-config and why something got lost: handlers/__init__.py walk, walker_callback."""
    LOGGED.found.clear()
    message = user_data.UserDataProcessor(PATHS).process(text.encode())
    handler = CloudConfigPartHandler(PATHS)
    handler.handle_part(None, handlers.CONTENT_START, None, None, None, None)
    unhandled = []
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        content = util.fully_decoded_payload(part)
        if kind in ("text/cloud-config", "text/cloud-config-jsonp"):
            filename = part.get_filename() or f"part-{number}"
            handler.handle_part(None, kind, filename, content, None, dict(part))
        elif kind not in HANDLED and content != "":
            unhandled.append(f"nobody handles {kind}")
    lost = [found for found in LOGGED.found if "Failed" in found or "Unhandled" in found]
    return handler.cloud_buf, (unhandled + lost + [None])[0]


def commands_lost(config):
    """cc_runcmd.py, cc_bootcmd.py."""
    for key in ("runcmd", "bootcmd"):
        try:
            if key in config:
                util.shellify(config[key])
        except Exception as error:
            return f"{key}: {error!r}"
    return None


def is_valid(config):
    global validated
    if validated >= MOST_VALIDATED:
        return None
    validated += 1
    try:
        schema.validate_cloudconfig_schema(config, SCHEMA, strict=True)
    except schema.SchemaValidationError as error:
        return not error.schema_errors
    except TypeError:
        return False
    return True


def verdict(text):
    try:
        config, lost = consumed(text)
    except Exception as error:
        return {"dropped": repr(error), "commands": None, "valid": None}
    if lost is not None or not isinstance(config, dict):
        return {"dropped": lost, "commands": None, "valid": None}
    return {"dropped": None, "commands": commands_lost(config), "valid": is_valid(config)}


json.dump([verdict(json.loads(line)) for line in sys.stdin], sys.stdout)
