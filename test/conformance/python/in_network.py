"""in_network.py COMMAND…: runs a command. stdout: JSON with what it printed and how it ended."""
import json
import subprocess
import sys

ran = subprocess.run(sys.argv[1:], capture_output=True, text=True, check=False)
print(json.dumps({"code": ran.returncode, "stdout": ran.stdout, "stderr": ran.stderr}))
