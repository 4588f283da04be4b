# /// script
# [tool.ixion]
# description = "Releases from a JSON API"
# accepts = ["http://localhost:*/releases.json"]
# timeout = "1m"
# permissions = ["net:<input>"]
# ///
"""One fact a release: who published which version, and when.

    ix releases <url>
"""
import json
import sys
import urllib.request

if len(sys.argv) != 2:
    sys.exit("Say which address: ix releases <url>")
address = sys.argv[1]

# The script's own timeout ends the run; this one gives a message that names the cause
with urllib.request.urlopen(address, timeout=20) as response:
    releases = json.load(response)

for release in releases:
    fact = attest(
        release["author"]["login"], "released", release["name"],
        attributes={"prerelease": release["prerelease"],
                    "files": [asset["name"] for asset in release["assets"]],
                    "bytes": sum(asset["size"] for asset in release["assets"])},
        at=release["published_at"])
    if fact["new"]:
        print("new release:", release["name"])
