#!/usr/bin/env python3
"""Compares `npm audit` with `bailiwick deps audit`, lock file by lock file: compare.py LOCKS PORT BAILIWICK…

An agreement is the same set of (package, advisory); npm's list of packages that merely depend on one is left out.
"""
import glob
import json
import os
import subprocess
import sys


def npm(folder, port):
    done = subprocess.run(
        ["npm", "audit", "--json", "--registry", "http://127.0.0.1:%s/" % port, "--audit-level", "none"],
        cwd=folder, capture_output=True, text=True, check=False,
    )
    report = json.loads(done.stdout)
    if "vulnerabilities" not in report:
        raise ValueError(report.get("error", {}).get("summary") or report.get("message") or done.stderr[:200])
    found = set()
    for entry in report["vulnerabilities"].values():
        for via in entry["via"]:
            if isinstance(via, dict):
                found.add((via["name"], via["title"]))
    return found


def ours(folder, bailiwick):
    done = subprocess.run(
        [*bailiwick, "deps", "audit", "--format", "json", "--root", folder, os.path.join(folder, "package-lock.json")],
        capture_output=True, text=True, check=False,
    )
    findings = json.loads(done.stdout)["findings"]
    return {(f["masked"].rsplit("@", 1)[0], f["rule"]) for f in findings if f["rule"].startswith("MADE-")}


def main():
    locks, port, bailiwick = sys.argv[1], sys.argv[2], sys.argv[3:]
    same = different = refused = pairs = 0
    for folder in sorted(glob.glob(os.path.join(locks, "*", ""))):
        try:
            theirs = npm(folder, port)
        except ValueError as error:
            refused += 1
            print(os.path.basename(folder[:-1]), "npm refuses:", error)
            continue
        mine = ours(folder, bailiwick)
        pairs += len(theirs)
        if theirs == mine:
            same += 1
        else:
            different += 1
            print(os.path.basename(folder[:-1]), "only npm", sorted(theirs - mine)[:5], "only bailiwick", sorted(mine - theirs)[:5])
    print("%d lock files agree, %d do not, %d are refused by npm; %d findings of npm" % (same, different, refused, pairs))


main()
