# /// script
# [tool.ixion]
# description = "What lies in a folder"
# permissions = ["read:<input>"]
# ///
import os
import sys

where = sys.argv[1] if len(sys.argv) > 1 else "~"
folder = os.path.expanduser(where)
for entry in os.scandir(folder):
    about = entry.stat(follow_symlinks=False)
    kind = "folder" if entry.is_dir() else "file"
    print(kind, entry.name)
    attest(entry.name, "lies_in", folder,
           attributes={"kind": kind, "bytes": about.st_size},
           at=about.st_mtime)
