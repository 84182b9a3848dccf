#!/usr/bin/env python3
"""What packages bring with them: the registries' words against npm's own dry run.

compare.py WORK SAID PACKAGES: PACKAGES as `measure company` takes it (npm's alone), SAID what that
printed. npm resolves each in an empty project in WORK (--package-lock-only --ignore-scripts).
"""
import json
import os
import subprocess
import sys


def dry_run(folder, package):
    os.makedirs(folder, exist_ok=True)
    lock = os.path.join(folder, "package-lock.json")
    if not os.path.exists(lock):
        with open(os.path.join(folder, "package.json"), "w") as out:
            out.write('{"name":"app","version":"1.0.0"}')
        subprocess.run(
            ["npm", "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund", package],
            cwd=folder, check=True, stdout=subprocess.DEVNULL)
    with open(lock) as opened:
        packages = json.load(opened)["packages"]
    found = set()
    for path, entry in packages.items():
        if path:
            name = entry.get("name") or path.rsplit("node_modules/", 1)[-1]
            found.add(name + "@" + entry.get("version", "?"))
    return found


work, said, listed = sys.argv[1:]
told = {}
for line in open(said):
    package, tab, follower = line.rstrip("\n").partition("\t")
    if tab and not follower.startswith("= "):
        told.setdefault(package, set()).add(follower)
missed = more = both = equal = 0
packages = [line.strip() for line in open(listed)]
for number, package in enumerate(packages):
    own = package.removeprefix("npm:")
    wanted = dry_run(os.path.join(work, str(number)), own) - {own}
    got = told.get(package, set()) - {own}
    equal += wanted == got
    both += len(wanted & got)
    missed += len(wanted - got)
    more += len(got - wanted)
    if wanted != got:
        print(package, "missed", sorted(wanted - got), "more", sorted(got - wanted))
print(f"{equal} of {len(packages)} packages equal; {both} followers told by both, {missed} by npm alone, {more} by us alone")
