"""The roll-up by Python alone."""
import csv
import json
import sys
from collections import Counter
from pathlib import Path

form, source, _, target = sys.argv[1:]


def assessments():
    if form == "files":
        for path in sorted(Path(source).glob("*/*.json")):
            with open(path, "rb") as file:
                yield json.load(file)
    else:
        with open(source, "rb") as file:
            for line in file:
                yield json.loads(line)


counts = Counter()
for assessment in assessments():
    cycle = assessment["about"]["versions"][0]["value"]["cycle"]["label"]
    for rater in assessment["raters"].values():
        role = rater["profile"]["versions"][0]["value"]["role"]
        for indicator, answer in rater.get("answers", {}).items():
            choice = answer["versions"][0]["value"]["choice"]
            counts[f"role={role}", indicator, choice] += 1
            counts[f"cycle={cycle}", indicator, choice] += 1

with open(target, "w", newline="", encoding="utf-8") as file:
    csv.writer(file).writerows([*key, count] for key, count in counts.items())
