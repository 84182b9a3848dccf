#!/usr/bin/env python3
"""Scores reviews of the public sets: score.py FOLDER [SET…]. FOLDER/found/SET.json is what `bailiwick review --format json` printed of
FOLDER/cases/SET. Prints the cases that came out wrong, then a table: true and false positive rates and their difference (Youden), for each
class and as the mean over classes.
"""

import collections
import json
import pathlib
import sys

from sets import LAYOUTS


def numbers(finding):
    return {str(cwe).upper().removeprefix("CWE-").lstrip("0") for cwe in finding.get("cwe", [])}


def by_file(findings):
    found = collections.defaultdict(list)
    for finding in findings:
        found[finding["path"]].append(finding)
    return found


def within(found, scopes):
    """Findings in the files of a case: a path, a folder that ends with `/`, or the beginning of a file name that ends with `_`."""
    for scope in scopes:
        if scope.endswith(("/", "_")):
            for path, findings in found.items():
                if path.startswith(scope):
                    yield from findings
        else:
            yield from found.get(scope, [])


def rate(part, whole):
    return part / whole if whole else 0.0


def table(rows):
    """Prints TPR, FPR and Youden a class, and their means."""
    print(f"{'class':<22}{'true':>6}{'found':>7}{'safe':>6}{'flagged':>9}{'TPR':>8}{'FPR':>8}{'Youden':>9}")
    sums = []
    for name, (true, found, safe, flagged) in sorted(rows.items()):
        sums.append((rate(found, true), rate(flagged, safe)))
        print(f"{name:<22}{true:>6}{found:>7}{safe:>6}{flagged:>9}{sums[-1][0]:>8.1%}{sums[-1][1]:>8.1%}{sums[-1][0] - sums[-1][1]:>+9.3f}")
    tpr, fpr = (sum(column) / len(sums) for column in zip(*sums))
    print(f"{'mean over classes':<50}{tpr:>8.1%}{fpr:>8.1%}{tpr - fpr:>+9.3f}")


def flows(labels, found):
    """Cases that have the weakness or have it not."""
    rows = collections.defaultdict(lambda: [0, 0, 0, 0])
    pairs = collections.defaultdict(list)
    for label in labels:
        flagged = any(numbers(finding) & set(label["cwes"]) for finding in within(found, label["files"]))
        row = rows[label["class"]]
        row[0 if label["real"] else 2] += 1
        row[1 if label["real"] else 3] += flagged
        if flagged != label["real"]:
            print(f"{'missed' if label['real'] else 'wrong '}  {label['class']:<12} {label['was']}")
        if "pair" in label:
            pairs[label["pair"].split()[0], label["pair"]].append(flagged == label["real"])
    table(rows)
    for language in sorted({key[0] for key in pairs}):
        told = [all(right) for key, right in pairs.items() if key[0] == language]
        print(f"pairs told apart, {language}: {sum(told)} of {len(told)}")


def routes(labels, document):
    """The guard of each marked route, from the inventory of routes that a review prints beside its findings."""
    listed = collections.defaultdict(list)
    for route in document.get("routes", []):
        listed[route["path"]].append(route)
    rows = collections.defaultdict(lambda: [0, 0])
    for label in labels:
        here = sorted((r for r in listed[label["file"]] if label["from"] <= r["line"] <= label["to"]), key=lambda r: r["line"])
        said = here[0]["guard"] if here else "no route"
        rows[label["class"]][0] += 1
        rows[label["class"]][1] += said == label["guard"]
        if said != label["guard"]:
            print(f"wrong   {label['was']:<32} {label['guard']}, said: {said}")
    for name, (count, right) in sorted(rows.items()):
        print(f"{name:<28}{right:>4} of {count:>3}{right / count:>8.1%}")
    print(f"{'all':<28}{sum(r[1] for r in rows.values()):>4} of {sum(r[0] for r in rows.values()):>3}"
          f"{rate(sum(r[1] for r in rows.values()), sum(r[0] for r in rows.values())):>8.1%}")


def shop(labels, found):
    """Marked lines that a finding covers; and challenges of whose fixes only the right one takes the finding away and brings none."""
    lines = [label for label in labels if label["class"] == "line"]
    hit = [any(f["line"] <= label["line"] <= f.get("endLine", f["line"]) for f in found[label["file"]]) for label in lines]
    for label, right in zip(lines, hit):
        if not right:
            print(f"missed  {label['case']:<40} {label['was']}")
    challenges = collections.defaultdict(list)
    for label in labels:
        if label["class"] == "fix":
            challenges[label["challenge"]].append(label)
    right = 0
    for key, choices in sorted(challenges.items()):
        counts = [collections.Counter(f["rule"] for f in within(found, c["files"])) for c in sorted(choices, key=lambda c: c["choice"])]
        before = counts[0]
        passes = [not c - before and bool(before - c) for c in counts[1:]]
        wanted = [not c["real"] for c in sorted(choices, key=lambda c: c["choice"])[1:]]
        right += passes == wanted
        if passes != wanted:
            names = [c["was"] for c, p, w in zip(sorted(choices, key=lambda c: c["choice"])[1:], passes, wanted) if p != w]
            print(f"wrong   {key:<34} {'nothing found in it' if not before else ' '.join(names)}")
    print(f"marked lines: {sum(hit)} of {len(hit)}")
    print(f"challenges with only the right fix let through: {right} of {len(challenges)}")


def main(folder, names):
    for name in names:
        labels = json.loads((folder / "labels" / f"{name}.json").read_text())
        document = json.loads((folder / "found" / f"{name}.json").read_text())
        print(f"\n== {name}")
        if name == "route-detect":
            routes(labels, document)
        elif name == "juice-shop":
            shop(labels, by_file(document["findings"]))
        else:
            flows(labels, by_file(document["findings"]))


if len(sys.argv) < 2 or set(sys.argv[2:]) - set(LAYOUTS):
    sys.exit(f"usage: proof/review/score.py FOLDER [SET…]; sets: {' '.join(LAYOUTS)}")
main(pathlib.Path(sys.argv[1]), sys.argv[2:] or list(LAYOUTS))
