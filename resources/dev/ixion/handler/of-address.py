# /// script
# [tool.ixion]
# description = "What {type} brings in"
# permissions = ["net:<input>"]
# timeout = "30s"
# ///
import json
import sys
import urllib.request

# Run it with:  ix {type} https://example.org/items.json
if len(sys.argv) < 2:
    sys.exit("Give an address: ix {type} <url>")

with urllib.request.urlopen(sys.argv[1]) as response:
    items = json.load(response)

for item in items if isinstance(items, list) else [items]:
    print(item)
    # Say what each item means, then remove the '#' to store it:
    # attest(item["name"], "is_listed", "{type}", attributes=item)
