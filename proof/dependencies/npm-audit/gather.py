#!/usr/bin/env python3
"""Takes npm's lock files out of bare clones: gather.py OUT CLONE…

Each lock file gets a folder of its own with the package.json that its root entry names. What is no lock file of npm's, or
holds fewer than two packages, is left out.
"""
import json
import os
import re
import subprocess
import sys

WANTED = re.compile(r"(^|/)[^/]*(package-lock|npm-shrinkwrap)[^/]*\.json$")


def git(clone, *words):
    return subprocess.run(["git", "-C", clone, *words], capture_output=True, check=False).stdout


def manifest(lock):
    root = (lock.get("packages") or {}).get("")
    made = {"name": "audited", "version": "1.0.0"}
    if root:
        for key in ("dependencies", "devDependencies", "optionalDependencies", "peerDependencies"):
            if key in root:
                made[key] = root[key]
        return made
    made["dependencies"] = {
        name: entry.get("version", "*")
        for name, entry in (lock.get("dependencies") or {}).items()
        if isinstance(entry, dict) and not entry.get("dev")
    }
    made["devDependencies"] = {
        name: entry.get("version", "*")
        for name, entry in (lock.get("dependencies") or {}).items()
        if isinstance(entry, dict) and entry.get("dev")
    }
    return made


def main():
    out, clones = sys.argv[1], sys.argv[2:]
    seen, count = set(), 0
    for clone in clones:
        for line in git(clone, "ls-tree", "-r", "HEAD").decode().splitlines():
            about, path = line.split("\t", 1)
            object_id = about.split()[2]
            if not WANTED.search(path) or object_id in seen:
                continue
            seen.add(object_id)
            text = git(clone, "cat-file", "blob", object_id)
            try:
                lock = json.loads(text)
                made = manifest(lock)
            except (ValueError, AttributeError):
                continue
            if len(lock.get("packages") or lock.get("dependencies") or {}) < 2:
                continue
            count += 1
            folder = os.path.join(out, "%03d" % count)
            os.makedirs(folder, exist_ok=True)
            with open(os.path.join(folder, "package-lock.json"), "wb") as file:
                file.write(text)
            with open(os.path.join(folder, "package.json"), "w") as file:
                json.dump(made, file)
    print(count, "lock files")


main()
