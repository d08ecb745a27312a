"""yx -f FILE KEY…: what Alpine's yx gives of a YAML file: a scalar, or the keys of what is below."""
import sys

import yaml

path, *keys = sys.argv[sys.argv.index("-f") + 1 :]
with open(path, encoding="utf-8") as file:
    value = yaml.safe_load(file)
for key in keys:
    value = value[int(key) - 1] if isinstance(value, list) else value[key]
if isinstance(value, list):
    print("\n".join(str(index + 1) for index in range(len(value))))
elif isinstance(value, dict):
    print("\n".join(value))
elif isinstance(value, bool):
    print(str(value).lower())
elif value is not None:
    print(value)
