# /// script
# [tool.ixion]
# description = "Requests from a web server's access log"
# accepts = ["*/access*.log"]
# timeout = "10m"
# permissions = ["read:<input>"]
# ///
"""One fact a request: an address requested a path.

    ix access <access.log>

A line that is no request is counted and reported, not guessed at.
"""
import os
import re
import sys
from datetime import datetime

LINE = re.compile(r'(?P<host>\S+) \S+ (?P<user>\S+) \[(?P<time>[^\]]+)\] '
                  r'"(?P<method>[A-Z]+) (?P<path>\S+) [^"]*" (?P<status>\d{3}) (?P<bytes>\d+|-)')

if len(sys.argv) != 2:
    sys.exit("Say which log: ix access <access.log>")

skipped = 0
with open(os.path.expanduser(sys.argv[1]), encoding="utf-8", errors="replace") as log:
    for number, line in enumerate(log, start=1):
        found = LINE.match(line)
        if not found:
            print(f"line {number} is no request: {line.strip()[:80]}", file=sys.stderr)
            skipped += 1
            continue
        attributes = {"method": found["method"], "status": int(found["status"]), "line": number}
        if found["bytes"] != "-":
            attributes["bytes"] = int(found["bytes"])
        if found["user"] != "-":
            attributes["user"] = found["user"]
        attest(found["host"], "requested", found["path"], attributes=attributes,
               at=datetime.strptime(found["time"], "%d/%b/%Y:%H:%M:%S %z"))

if skipped:
    print("lines left out:", skipped)
