#!/usr/bin/env python3
"""Makes up advisories about the packages of lock files: advisories.py LOCKS OUT [SEED]

LOCKS holds folders with a package-lock.json each (gather.py). OUT gets npm/all.zip for `deps sync` and records.jsonl for
serve.mjs. Ranges begin and end at versions that stand in the lock files, beside them, and between them.
"""
import glob
import json
import os
import random
import re
import sys
import zipfile


def packages(lock):
    for path, entry in (lock.get("packages") or {}).items():
        if isinstance(entry, dict) and "node_modules/" in path and not entry.get("link"):
            yield entry.get("name") or path.rsplit("node_modules/", 1)[1], entry.get("version")
    todo = [lock.get("dependencies") or {}] if not lock.get("packages") else []
    while todo:
        for name, entry in todo.pop().items():
            if isinstance(entry, dict):
                yield name, entry.get("version")
                todo.append(entry.get("dependencies") or {})


def near(version, chance):
    numbers = [int(part) for part in re.split(r"[-+]", version)[0].split(".")]
    at = chance.randrange(3)
    numbers[at] = max(0, numbers[at] + chance.choice([-1, 0, 0, 1, 1]))
    return ".".join(str(number) for number in numbers)


def order(version):
    return [int(part) for part in version.split(".")]


def main():
    locks, out = sys.argv[1], sys.argv[2]
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 20261127)
    versions = {}
    for file in sorted(glob.glob(os.path.join(locks, "*", "package-lock.json"))):
        for name, version in packages(json.load(open(file))):
            if version and re.match(r"^\d+\.\d+\.\d+", version):
                versions.setdefault(name, set()).add(version)
    records = []
    for name in sorted(versions):
        for _ in range(chance.choice([0, 0, 1, 1, 2, 3])):
            known = sorted(versions[name])
            points = sorted({near(chance.choice(known), chance) for _ in range(4)}, key=order)
            events, kind = [], chance.randrange(5)
            if kind == 0:
                events = [{"introduced": "0"}, {"fixed": points[-1]}]
            elif kind == 1:
                events = [{"introduced": points[0]}, {"last_affected": points[-1]}]
            elif kind == 2:
                events = [{"introduced": points[0]}]
            elif kind == 3 and len(points) > 3:
                events = [{"introduced": "0"}, {"fixed": points[1]}, {"introduced": points[2]}, {"fixed": points[3]}]
            affected = {"package": {"ecosystem": "npm", "name": name}}
            if events:
                affected["ranges"] = [{"type": "SEMVER", "events": events}]
            else:
                affected["versions"] = chance.sample(known, min(2, len(known)))
            affected["database_specific"] = {"severity": chance.choice(["LOW", "MODERATE", "HIGH", "CRITICAL"])}
            records.append(
                {"id": "MADE-%05d" % len(records), "modified": "2026-11-27T00:00:00Z", "summary": "Made up.", "affected": [affected]}
            )
    os.makedirs(os.path.join(out, "npm"), exist_ok=True)
    with zipfile.ZipFile(os.path.join(out, "npm", "all.zip"), "w") as archive:
        for record in records:
            archive.writestr(record["id"] + ".json", json.dumps(record))
    with open(os.path.join(out, "records.jsonl"), "w") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
    print(len(versions), "packages,", len(records), "advisories")


main()
