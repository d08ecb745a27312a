"""canonical.py: a value as a text that tells all values and types: `1`, `1.0`, `"1"` and `true` are four texts.

Put before the scripts that need it. The order of keys does not count.
"""
import datetime
import json
import struct


def canonical(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return "i%d" % value
    if isinstance(value, float):
        return "nan" if value != value else "f" + struct.pack(">d", value).hex()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bytes):
        return "b" + value.hex()
    if isinstance(value, datetime.datetime):
        return "t" + value.isoformat(" ")
    if isinstance(value, datetime.date):
        return "t" + value.isoformat()
    if isinstance(value, list):
        return "[%s]" % ",".join(map(canonical, value))
    if isinstance(value, tuple):
        return "(%s)" % ",".join(map(canonical, value))
    if isinstance(value, set):
        return "<%s>" % ",".join(sorted(map(canonical, value)))
    if isinstance(value, dict):
        return "{%s}" % ",".join(sorted("%s:%s" % (canonical(key), canonical(item)) for key, item in value.items()))
    raise TypeError(type(value))
