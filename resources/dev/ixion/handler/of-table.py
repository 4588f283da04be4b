# /// script
# [tool.ixion]
# description = "What {type} brings in"
# permissions = ["read:<input>"]
# timeout = "30s"
# ///
import csv
import os
import sys

# Run it with:  ix {type} ~/items.csv
if len(sys.argv) < 2:
    sys.exit("Give a file: ix {type} <path>")

with open(os.path.expanduser(sys.argv[1]), newline="", encoding="utf-8") as file:
    for row in csv.DictReader(file):
        print(row)
        # Say what each row means, then remove the '#' to store it:
        # attest(row["name"], "is_listed", "{type}", attributes=row)
