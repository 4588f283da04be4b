# /// script
# [tool.ixion]
# description = "Measurements from a CSV file"
# accepts = ["*/stations*.csv"]
# permissions = ["read:<input>"]
# ///
"""One fact a row of a file with the columns station, measured, temperature, note.

    ix stations <file.csv>
"""
import csv
import os
import sys

if len(sys.argv) != 2:
    sys.exit("Say which file: ix stations <file.csv>")

with open(os.path.expanduser(sys.argv[1]), newline="", encoding="utf-8") as file:
    for number, row in enumerate(csv.DictReader(file), start=2):
        try:
            temperature = float(row["temperature"])
        except ValueError:
            raise ValueError(f"row {number}: '{row['temperature']}' is no temperature") from None
        attributes = {"temperature": temperature}
        if row["note"]:
            attributes["note"] = row["note"]
        # A time without a zone is taken as UTC
        attest(row["station"], "measured", "temperature", attributes=attributes, at=row["measured"])
