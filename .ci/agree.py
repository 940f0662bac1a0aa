"""Compare what outline reads with labels made by plain regular expressions.

usage: agree.py OUTLINE.json LABELS.csv

Prints, for each field, the share of files in which both agree and the files in which they do not;
exit status 1 when a share is below its floor. The labels stop at line ends, miss fields in mid-line
and hold values that were blanked in the files: every disagreement was looked at, and the floors are
what the labels' own faults leave.
"""

import csv
import json
import os
import re
import sys

LEVELS = {"UNCLASSIFIED": "U", "CONFIDENTIAL": "C", "SECRET": "S", "TOP SECRET": "TS", "": None}
FLOORS = {
    "generation": 0.99, "level": 0.99, "order": 0.94, "date": 0.99,
    "decl": 0.95, "tags": 0.93, "reasons": 0.87, "highest": 0.99,
}
GENERATIONS = {"acp127": (2, None), "smart": (3,)}


def top(outline):
    """The highest level of the marks that stand right after a paragraph number."""
    order = ["U", "C", "S", "TS"]
    levels = [p["level"] for p in outline["portions"] if p["level"] and p["number"] is not None]
    return max(levels, key=order.index) if levels else None


def reasons(outline):
    a = outline["authority"]
    return ((a["section"] or "") + " " + ",".join(sorted(a["reasons"]))).strip()


def labelled_reasons(row):
    section, _, letters = row["reasons"].partition(" ")
    return (section + " " + ",".join(sorted(filter(None, letters.split(","))))).strip()


def date(row):
    m = re.match(r"(\d\d)\d{4}Z ([A-Z]{3}) (\d\d)", row["dtg"])
    if not m:
        return None
    months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
    year = int(m.group(3))
    year += 1900 if year > 65 else 2000
    return "%04d-%02d-%02d" % (year, months.index(m.group(2)) + 1, int(m.group(1)))


FIELDS = {
    "generation": (lambda o: o["generation"], lambda r: GENERATIONS[r["era"]]),
    "level": (lambda o: o["overall"]["level"], lambda r: LEVELS[r["banner_class"]]),
    "order": (lambda o: o["eo"]["order"] or "", lambda r: r["eo"]),
    "date": (lambda o: o["date"], date),
    "decl": (lambda o: o["eo"]["date"] or "", lambda r: r["decl_iso"]),
    "tags": (lambda o: " ".join(t for t in o["tags"] if t), lambda r: r["tags"]),
    "reasons": (reasons, labelled_reasons),
    "highest": (top, lambda r: LEVELS[r["highest_portion"]]),
}


def main():
    outline, labels = sys.argv[1:]
    root = os.path.dirname(os.path.abspath(labels))
    read = {}
    for o in json.load(open(outline)):
        read.setdefault(os.path.relpath(os.path.abspath(o["file"]), root), o)
    rows = list(csv.DictReader(open(labels)))
    failed = False
    for name, (ours, theirs) in FIELDS.items():
        differ, judged = [], 0
        for row in rows:
            want = theirs(row)
            if want is None and name in ("date", "highest"):
                continue
            judged += 1
            o = read.get(row["file"])
            have = ours(o) if o else "not read"
            if not (have in want if isinstance(want, tuple) else have == want):
                differ.append("%s: read %r, label %r" % (row["file"], have, want))
        share = 1 - len(differ) / max(judged, 1)
        print("%-10s %.3f of %d" % (name, share, judged))
        for d in differ:
            print("   ", d)
        failed |= share < FLOORS[name]
    sys.exit(failed)


main()
