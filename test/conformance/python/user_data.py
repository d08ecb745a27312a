"""user_data.py FILE...: what Python's email and cloud-init make of user-data, as JSON, one object a file."""
import email
import json
import logging
import sys

from cloudinit import helpers, user_data, util
from cloudinit.handlers.cloud_config import CloudConfigPartHandler

warnings = []


class Collect(logging.Handler):
    def emit(self, record):
        if record.levelno >= logging.WARNING:
            warnings.append(record.getMessage())


logging.getLogger().addHandler(Collect())
# cloud-init's loggers do not hand on what a root logger without a level would not take.
logging.getLogger().setLevel(logging.DEBUG)


class NoInstance(helpers.Paths):
    """Paths of a machine without an instance: the handler has nowhere to write, and says nothing about it."""

    def get_ipath(self, name=None):
        return None


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


def merged(message):
    """The cloud-config that is left when cloud-init's own handler has taken every part."""
    handler = CloudConfigPartHandler(NoInstance({"cloud_dir": "/nonexistent"}))
    for part in leaves(message):
        content_type = part.get_content_type()
        if content_type in ("text/cloud-config", "text/cloud-config-jsonp"):
            payload = util.fully_decoded_payload(part)
            handler.handle_part(None, content_type, part.get_filename(), payload, "always", dict(part.items()))
    return handler.cloud_buf


results = []
for path in sys.argv[1:]:
    with open(path, "rb") as stream:
        raw = stream.read()
    paths = helpers.Paths({"cloud_dir": "/nonexistent"})
    processed = user_data.UserDataProcessor(paths).process(raw)
    results.append(
        {
            "email": parts_of(email.message_from_bytes(raw)),
            "cloud_init": parts_of(processed),
            "merged": merged(processed),
            "warnings": list(warnings),
        }
    )
    warnings.clear()
json.dump(results, sys.stdout)
