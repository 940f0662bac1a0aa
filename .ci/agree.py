"""Compare what the program reads in real cables with what others say of them.

usage: agree.py PROGRAM CORPUS TABLE

CORPUS is a folder of cables with labels.csv, which plain regular expressions made, nara/attributes.json, which
the Archives made, and navy, whose messages are public and unclassified. Each measure prints where the two
differ and adds a line to TABLE: its name, its figure, its bound, and "ok", "FAILED", or "-" where nothing is
held. Where a label is empty nothing is judged.
"""

import collections
import csv
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

AGREED = 0.995  # of the labels that have a value
TAGS_AGREED = 0.925
REASONS_AGREED = 0.90
SUGGESTED = 0.9  # of the codes that are offered in place of others
NAVY_ERRORS = 0.01  # of the files
UNREAD_HEADINGS = 0.03  # of the cables
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
LEVELS = {"UNCLASSIFIED": "U", "LIMITED OFFICIAL USE": "U", "CONFIDENTIAL": "C", "SECRET": "S", "TOP SECRET": "TS"}
ERAS = {2: "acp127", 3: "smart", None: "acp127"}  # by the generation; a copy without a heading has none
ORDER = ["U", "C", "S", "TS"]
# The errors that say that the level of a cable was not read.
LEVEL_ERRORS = {"banner-missing", "banner-unknown-level", "banner-misspelled-level", "banner-abbreviated-level"}


class Table:
    """The lines of all measures."""

    def __init__(self, path):
        self.path = path

    def add(self, name, figure, bound="-", verdict="-"):
        with open(self.path, "a", encoding="utf-8") as out:
            print(name, figure, bound, verdict, sep="\t", file=out)

    def hold(self, name, figure, bound, kept):
        self.add(name, figure, bound, "ok" if kept else "FAILED")


class Corpus:
    """What the program prints about the cables of a folder."""

    def __init__(self, program, root):
        self.program = program
        self.root = root
        self.cables = self.run_json(root, "outline", "--format", "json", ".")
        self.files = collections.defaultdict(list)
        for cable in self.cables:
            self.files[cable["file"]].append(cable)
        self.findings = self.check(".")

    def run(self, folder, *args):
        done = subprocess.run([self.program, *args], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL)
        if done.returncode not in (0, 1):
            said = done.stderr.decode(errors="replace")
            sys.exit("agree: %s: status %d\n%s" % (" ".join(args), done.returncode, said))
        return done.stdout

    def run_json(self, folder, *args):
        return json.loads(self.run(folder, *args))

    def check(self, *args):
        lines = self.run(self.root, "check", "--no-config", "--no-progress", "--quiet", "--format", "jsonl", *args)
        return [json.loads(line) for line in lines.splitlines()]

    def first(self, file):
        """The first cable of a file, an empty outline when the program found none."""
        return self.files[file][0] if file in self.files else {}

    def text(self, file):
        with open(os.path.join(self.root, file), encoding="utf-8", errors="replace") as f:
            return f.read()


def dig(outline, *keys):
    """A value of an outline; None where the outline or a part of it is not there."""
    for key in keys:
        outline = (outline or {}).get(key)
    return outline


# What a cable says, as the labels put it.


def highest(outline):
    """The highest level of the marks that stand right behind a paragraph number."""
    levels = [p["level"] for p in outline.get("portions", []) if p["level"] and p["number"] is not None]
    return max(levels, key=ORDER.index, default=None)


def tags(outline):
    return " ".join(t for t in outline.get("tags", []) if t)


def reasons(outline):
    section = dig(outline, "authority", "section") or ""
    return (section + " " + ",".join(sorted(dig(outline, "authority", "reasons") or []))).strip()


def labelled_reasons(row):
    section, _, letters = row["reasons"].partition(" ")
    return (section + " " + ",".join(sorted(filter(None, letters.split(","))))).strip()


def labelled_date(row):
    """The day of a date-time group; None when there is none or the calendar does not have it."""
    group = re.match(r"(\d\d)\d{4}Z ([A-Z]{3}) (\d\d)$", row["dtg"])
    if not group or group[2] not in MONTHS:
        return None
    year = int(group[3])
    year += 1900 if year > 65 else 2000
    try:
        return datetime.date(year, MONTHS.index(group[2]) + 1, int(group[1])).isoformat()
    except ValueError:
        return None


# Name, what the program read, what the label says, and the least agreement. The labels of TAGS and reasons
# stop at the line's end, and where a file gives its heading twice the second has other codes: every
# disagreement was looked at, and the bound is what these faults leave.
LABELLED = (
    ("era", lambda o: ERAS.get(dig(o, "generation")), lambda r: r["era"], AGREED),
    ("level", lambda o: dig(o, "overall", "level"), lambda r: LEVELS.get(r["banner_class"]), AGREED),
    ("order", lambda o: dig(o, "eo", "order"), lambda r: r["eo"], AGREED),
    ("date", lambda o: dig(o, "date"), labelled_date, AGREED),
    ("declassification date", lambda o: dig(o, "eo", "date"), lambda r: r["decl_iso"], AGREED),
    ("highest portion", highest, lambda r: LEVELS.get(r["highest_portion"]), AGREED),
    ("TAGS", tags, lambda r: r["tags"], TAGS_AGREED),
    ("reasons", reasons, labelled_reasons, REASONS_AGREED),
)


def archives_date(attributes):
    """The draft date, `31 jul 1979`; None when there is none."""
    day = re.match(r"(\d\d) ([a-z]{3}) (\d{4})$", attributes["Draft Date"].lower())
    if not day:
        return None
    return "%s-%02d-%s" % (day[3], MONTHS.index(day[2].upper()) + 1, day[1])


# The same for the attributes of the Archives.
ATTRIBUTES = (
    ("level", lambda o: dig(o, "overall", "level"), lambda a: LEVELS.get(a["Original Classification"])),
    ("date", lambda o: dig(o, "date"), archives_date),
    (
        "LOU",
        lambda o: "LOU" in (dig(o, "overall", "controls") or []),
        lambda a: a["Original Classification"] == "LIMITED OFFICIAL USE",
    ),
)


# The measures.


def agreement(table, name, pairs, least=AGREED):
    """Prints the pairs (file, read, said) that differ; those without anything said are not judged."""
    judged = [p for p in pairs if p[2] not in (None, "")]
    differ = [p for p in judged if p[1] != p[2]]
    for file, read, said in differ:
        print("  %s: %s: read %r, label %r" % (name, file, read, said))
    share = 1 - len(differ) / max(len(judged), 1)
    table.hold(name, "%.4f of %d" % (share, len(judged)), "at least %.3f" % least, share >= least)


def bounded(table, name, bad, total, most):
    """Prints what is bad of a total, of which a share of at most `most` may be."""
    for what in bad:
        print("  %s: %s" % (name, what))
    bound = "none" if most == 0 else "at most %.3f" % most
    table.hold(name, "%d of %d" % (len(bad), total), bound, len(bad) <= most * total)


def labels(table, corpus):
    with open(os.path.join(corpus.root, "labels.csv"), encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    for name, read, said, least in LABELLED:
        agreement(table, "label: " + name, [(r["file"], read(corpus.first(r["file"])), said(r)) for r in rows], least)
    agreement(table, "label: one cable", [(r["file"], len(corpus.files.get(r["file"], [])), 1) for r in rows])


def archives(corpus):
    """The attributes of the telegrams by their file."""
    with open(os.path.join(corpus.root, "nara", "attributes.json"), encoding="utf-8") as f:
        return {"nara/" + file: stated for file, stated in json.load(f).items()}


def attributes(table, corpus):
    telegrams = archives(corpus)
    for name, read, said in ATTRIBUTES:
        pairs = [(file, read(corpus.first(file)), said(stated)) for file, stated in telegrams.items()]
        agreement(table, "Archives: " + name, pairs)


def archives_tags(attributes):
    """The codes of an attribute `EOXC, US, (PUBLIC, JANE Q)`, which the Archives corrected; no persons."""
    codes = re.sub(r"\([^)]*\)", "", attributes["TAGS"]).split(",")
    return {code.strip() for code in codes} - {""}


def suggested(finding):
    """The codes that the fixes of a finding put in the place of others."""
    edits = [edit["text"] for fix in finding["fixes"] for edit in fix["edits"]]
    return [code for new in edits for code in re.findall(r"[A-Z][A-Z0-9/-]+", new)]


def places(corpus, finding):
    """What stands at a finding and at the places that go with it."""
    text = os.path.join(corpus.root, finding["file"])
    with open(text, "rb") as f:
        content = f.read()
    spans = [finding, *finding.get("related", [])]
    return [content[s["start"]["offset"] : s["end"]["offset"]].decode(errors="replace") for s in spans]


def archives_codes(table, corpus):
    """What is said of codes, held against those that the Archives put."""
    telegrams = archives(corpus)
    pairs, denied = [], []
    for f in corpus.check("--severity", "info", "--select", "tags-*", "nara"):
        codes = archives_tags(telegrams[f["file"]])
        pairs += [(f["file"], code, code if code in codes else "none of it") for code in suggested(f)]
        if f["rule"] == "tags-unknown":
            denied += ["%s: %s" % (f["file"], code) for code in places(corpus, f) if code in codes]
    agreement(table, "Archives: codes that are suggested", pairs, SUGGESTED)
    bounded(table, "Archives: codes that are called unknown", denied, len(telegrams), 0)


def silent_levels(table, corpus):
    said = {(f["file"], f["cable"]) for f in corpus.findings if f["severity"] == "error" and f["rule"] in LEVEL_ERRORS}
    unread = [c for c in corpus.cables if c["overall"]["level"] is None]
    bad = ["%s, cable %d" % (c["file"], c["cable"]) for c in unread if (c["file"], c["cable"]) not in said]
    bounded(table, "level not read and no error that says so", bad, len(corpus.cables), 0)


def unread_headings(table, corpus):
    state = [c for c in corpus.cables if not c["file"].startswith("navy/")]
    bad = []
    for cable in state:
        if cable.get("unread"):
            lines = ", ".join("%d-%d" % (u["line"], u["end"]) for u in cable["unread"])
            bad.append("%s, cable %d: lines %s" % (cable["file"], cable["cable"], lines))
    bounded(table, "headings not read whole", bad, len(state), UNREAD_HEADINGS)


def damage(table, corpus):
    kinds = collections.Counter(d["kind"] for c in corpus.cables for d in c.get("damage", []))
    for kind, count in kinds.most_common():
        table.add("damage: " + kind, count)


def navy_files(corpus):
    folder = os.path.join(corpus.root, "navy")
    return sorted("navy/" + name for name in os.listdir(folder) if name.endswith(".txt"))


def navy_errors(table, corpus):
    bad = collections.defaultdict(list)
    for f in corpus.findings:
        if f["severity"] == "error" and f["file"].startswith("navy/"):
            bad[f["file"]].append("%s at %d" % (f["rule"], f["start"]["line"]))
    shown = ["%s: %s" % (file, ", ".join(found)) for file, found in sorted(bad.items())]
    bounded(table, "navy: files with an error", shown, len(navy_files(corpus)), NAVY_ERRORS)


def navy_stopped(table, corpus):
    """A message that shows UNCLAS and neither FOUO nor CUI may stand where nothing above U may."""
    free = [f for f in navy_files(corpus) if is_free(corpus.text(f))]
    stopped = collections.defaultdict(list)
    for f in corpus.check("--ceiling", "U", "--select", "ceiling-*", "navy"):
        if f["severity"] == "error":
            stopped[f["file"]].append("%s at %d" % (f["rule"], f["start"]["line"]))
    bad = ["%s: %s" % (file, ", ".join(stopped[file])) for file in free if file in stopped]
    bounded(table, "navy: unclassified and stopped by --ceiling U", bad, len(free), 0)


def is_free(text):
    return "UNCLAS" in text and not re.search(r"\bFOUO\b|FOR OFFICIAL USE ONLY|\bCUI\b", text)


def navy_raised(table, corpus):
    with tempfile.TemporaryDirectory() as work:
        shutil.copytree(os.path.join(corpus.root, "navy"), os.path.join(work, "navy"), copy_function=shutil.copyfile)
        for folder, _, _ in os.walk(work):
            os.chmod(folder, 0o755)
        corpus.run(work, "fix", "--unsafe", "--no-config", "--no-progress", "--quiet", "navy")
        fixed = {(c["file"], c["cable"]): c for c in corpus.run_json(work, "outline", "--format", "json", "navy")}
    cables = [c for c in corpus.cables if c["file"].startswith("navy/")]
    bad = [c["file"] for c in cables if raised(c, fixed.get((c["file"], c["cable"]), c))]
    bounded(table, "navy: raised by a fix", bad, len(cables), 0)


def raised(before, after):
    """Whether a cable has a higher level or a control more than before; a level that is not read is the lowest."""
    was, now = before["overall"], after["overall"]
    higher = ORDER.index(now["level"] or "U") > ORDER.index(was["level"] or "U")
    return higher or bool(set(now["controls"]) - set(was["controls"]))


def findings_by_rule(table, corpus):
    """What a person must look at: how often each rule speaks on real cables."""
    fired = collections.Counter((f["severity"], f["rule"]) for f in corpus.findings if f["severity"] != "info")
    for (severity, rule), count in sorted(fired.items(), key=lambda item: (item[0][0], -item[1], item[0][1])):
        print("  %-8s %-32s %5d" % (severity, rule, count))
    for severity in ("error", "warning"):
        table.add("real cables: %ss" % severity, sum(n for (s, _), n in fired.items() if s == severity))


MEASURES = (
    labels,
    attributes,
    archives_codes,
    silent_levels,
    unread_headings,
    damage,
    navy_errors,
    navy_stopped,
    navy_raised,
    findings_by_rule,
)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    program, root, path = sys.argv[1:]
    table = Table(path)
    corpus = Corpus(os.path.abspath(program), os.path.abspath(root))
    for measure in MEASURES:
        measure(table, corpus)


main()
