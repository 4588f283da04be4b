# /// script
# [tool.ixion]
# description = "What {type} brings in"
# permissions = ["read:<input>"]
# timeout = "30s"
# ///
import os
import sys

# Run it with:  ix {type} ~/items.txt
if len(sys.argv) < 2:
    sys.exit("Give a file: ix {type} <path>")

with open(os.path.expanduser(sys.argv[1]), encoding="utf-8") as file:
    for line in file:
        item = line.strip()  # or json.loads(line), with an import of json above
        print(item)
        # Say what each line means, then remove the '#' to store it:
        # attest(item, "is_listed", "{type}")
