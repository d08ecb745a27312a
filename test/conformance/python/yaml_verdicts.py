"""yaml_verdicts.py: what cloud-init's reader makes of texts.

canonical() stands in canonical.py, which is put before this text.
stdin: one JSON text a line
stdout: a JSON list, for each text {"value": canonical text}, or {"error": what PyYAML says, "lines": those it names}
"""
import sys

from cloudinit import safeyaml


def verdict(text):
    try:
        return {"value": canonical(safeyaml.load(text))}
    except Exception as error:
        marks = [getattr(error, name, None) for name in ("context_mark", "problem_mark")]
        return {"error": repr(error), "lines": [mark.line + 1 for mark in marks if mark is not None]}


json.dump([verdict(json.loads(line)) for line in sys.stdin], sys.stdout)
