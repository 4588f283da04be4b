# /// script
# [tool.ixion]
# description = "Every file below a folder, with size, time of change and hash"
# timeout = "5m"
# permissions = ["read:<input>"]
# ///
"""Run it on a schedule, and the facts become a history of the folder.

    ix tree <folder> [every 1h]
"""
import hashlib
import os
import sys
from pathlib import Path

if len(sys.argv) != 2:
    sys.exit("Say which folder: ix tree <folder>")
top = Path(os.path.expanduser(sys.argv[1])).resolve()
if not top.is_dir():
    sys.exit(f"{top} is no folder")

seen = {"files": 0, "bytes": 0}


def walk():
    for folder, names, files in os.walk(top):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for file in sorted(files):
            yield Path(folder) / file


def execute(payload):
    """Called after the script has run; what it returns is the result of the run."""
    for path in walk():
        about = path.lstat()
        if path.is_symlink() or not path.is_file():
            continue
        with open(path, "rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
        attest(str(path.relative_to(top)), "lies_in", str(top),
               attributes={"bytes": about.st_size, "sha256": digest}, at=about.st_mtime)
        seen["files"] += 1
        seen["bytes"] += about.st_size
    return {"type": payload["script_type"], **seen}
