"""What Python's email and cloud-init make of user-data texts.

stdin: one JSON text a line
stdout: a JSON list with {"email", "cloud_init", "warnings"} for each
"""
import email
import json
import logging
import sys

from cloudinit import handlers, helpers, user_data, util

warnings = []


class Collect(logging.Handler):
    def emit(self, record):
        warnings.append(record.getMessage())


logging.getLogger().addHandler(Collect(logging.WARNING))
# cloud-init's loggers do not hand on what a root logger without a level would not take.
logging.getLogger().setLevel(logging.DEBUG)

HEADERS = {"merge_type": "Merge-Type", "launch_index": "Launch-Index"}


def part_of(part, body):
    seen = {"type": part.get_content_type(), "filename": part.get_filename(), "body": body}
    return {**seen, **{name: part[header] for name, header in HEADERS.items() if header in part}}


def leaves(message):
    return [part for part in message.walk() if part.get_content_maintype() != "multipart"]


def email_parts(text):
    message = email.message_from_string(text)
    assert not message.defects, message.defects
    return [part_of(part, part.get_payload(decode=True).decode("latin-1")) for part in leaves(message)]


def cloud_init_parts(text):
    """The parts with their bodies as cloud-init's handlers get them."""
    processed = user_data.UserDataProcessor(helpers.Paths({"cloud_dir": "/nonexistent"})).process(text)
    parts = leaves(processed)
    # With every type of ours left out, only what cloud-init made of something else can still draw a warning.
    ours = [part.get_content_type() for part in parts if part.get_content_type() != handlers.NOT_MULTIPART_TYPE]
    handlers.walk(processed, handlers.walker_callback, {"handlers": {}, "excluded": ours})
    return [part_of(part, util.fully_decoded_payload(part)) for part in parts]


results = []
for line in sys.stdin.buffer:
    text = json.loads(line)
    results.append({"email": email_parts(text), "cloud_init": cloud_init_parts(text), "warnings": warnings[:]})
    warnings.clear()
print(json.dumps(results))
