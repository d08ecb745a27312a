"""config_verdicts.py: what cloud-init's own validator says of cloud-configs.

argv: the folder of a cloud-init to import in place of the installed one, or nothing
stdin: one JSON text a line, each a cloud-config in YAML
stdout: a JSON list, for each text {"valid": true or false, "deprecated": true or false}
"""
import json
import logging
import sys
import warnings

warnings.filterwarnings("ignore")
if len(sys.argv) > 1:
    sys.path.insert(0, sys.argv[1])
logging.disable(logging.CRITICAL)

from cloudinit import util  # noqa: E402
from cloudinit.config import schema  # noqa: E402

SCHEMA = schema.get_schema()


def verdict(text):
    config = util.load_yaml(text)
    try:
        schema.validate_cloudconfig_schema(config, SCHEMA, strict=True)
    except schema.SchemaValidationError as error:
        return {
            "valid": not error.schema_errors,
            "deprecated": bool(error.schema_deprecations),
        }
    except TypeError:
        # A pattern and bytes: the validator itself fails.
        return {"valid": False, "deprecated": False}
    return {"valid": True, "deprecated": False}


print(json.dumps([verdict(json.loads(line)) for line in sys.stdin]))
