#!/usr/bin/env python3
"""`composer audit` and `deps audit` over the same advisories: compare.py WORK ADVISORIES LOCKS SEED BAILIWICK…

ADVISORIES is a checkout of FriendsOfPHP/security-advisories; LOCKS a folder with composer.lock files at any depth, may be empty.
To them come thirty lock files drawn from SEED: sixty packages each, in versions at the ends of the advisories' ranges and
beside them. A registry on loopback tells composer the same advisories that `deps sync` is given as OSV. Needs composer 2.4 and PyYAML.
"""
import http.server
import json
import os
import random
import re
import shutil
import subprocess
import sys
import threading
import urllib.parse
import zipfile

import yaml

work, advisories, locks, seed, *bailiwick = sys.argv[1:]
DRAWN, PACKAGES = 30, 60


def records():
    for folder, _, files in sorted(os.walk(advisories)):
        for file in sorted(files):
            if file.endswith(".yaml") and "/." not in folder:
                path = os.path.join(folder, file)
                with open(path, encoding="utf-8") as opened:
                    one = yaml.load(opened, Loader=yaml.BaseLoader)
                if not isinstance(one, dict) or not str(one.get("reference", "")).startswith("composer://"):
                    continue
                branches = [b["versions"] for b in one["branches"].values() if isinstance(b.get("versions"), list)]
                if branches:
                    name = one["reference"][len("composer://"):]
                    yield re.sub(r"[^\w.-]", "-", os.path.relpath(path, advisories)[:-5]), name.lower(), one["title"], branches


def events(versions):
    """One branch's constraints as OSV's events; empty where they make no such range."""
    low, found = "0", []
    for constraint in versions:
        match = re.fullmatch(r"(>=|<=|<|>|==?)?\s*v?(\d[\w.+-]*)", constraint.strip())
        if not match:
            return []
        operator, version = match.group(1) or "==", match.group(2)
        # Composer reads `>=1.0` and `<1.0` as of 1.0-dev, so that what comes before a release counts with it.
        early = version + "-dev" if re.fullmatch(r"[\d.]+", version) else version
        if operator == ">=":
            low = early
        elif operator == "<":
            found.append({"fixed": early})
        elif operator == "<=":
            found.append({"last_affected": version})
        else:
            return []
    return [{"introduced": low}] + found if len(found) <= 1 else []


def osv(identity, name, title, branches):
    ranges = [{"type": "ECOSYSTEM", "events": events(versions)} for versions in branches]
    return {"id": identity, "modified": "2026-11-01T00:00:00Z", "summary": title,
            "affected": [{"package": {"ecosystem": "Packagist", "name": name}, "ranges": ranges}]}


known = [one for one in records() if all(events(versions) for versions in one[3])]
by_name = {}
for one in known:
    by_name.setdefault(one[1], []).append(one)


class Registry(http.server.BaseHTTPRequestHandler):
    def answer(self, body):
        text = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def do_GET(self):
        base = "http://127.0.0.1:%d" % self.server.server_port
        self.answer({"packages": {}, "metadata-url": base + "/p2/%package%.json", "available-packages": sorted(by_name),
                     "security-advisories": {"metadata": False, "api-url": base + "/advisories"}})

    def do_POST(self):
        form = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        names = [value for key, values in form.items() if key.startswith("packages") for value in values]
        self.answer({"advisories": {name: [
            {"advisoryId": identity, "packageName": name, "remoteId": identity, "title": title, "link": None, "cve": None,
             "affectedVersions": "|".join(",".join(versions) for versions in branches), "source": "FriendsOfPHP/security-advisories",
             "sources": [{"name": "FriendsOfPHP/security-advisories", "remoteId": identity}],
             "reportedAt": "2026-01-01 00:00:00", "composerRepository": "https://packagist.org"}
            for identity, _, title, branches in by_name.get(name, [])] for name in names}})

    def log_message(self, *_):
        pass


def drawn(chance):
    packages = []
    for name in chance.sample(sorted(by_name), PACKAGES):
        ends = [end for one in by_name[name] for versions in one[3] for event in events(versions) for end in event.values() if end != "0"]
        ends = [end.removesuffix("-dev") for end in ends]
        version = chance.choice(ends or ["1.0.0"])
        numbers = version.split(".")
        turn = chance.randrange(4)
        if turn == 1 and numbers[-1].isdigit():
            version = ".".join(numbers[:-1] + [str(int(numbers[-1]) + 1)])
        elif turn == 2 and numbers[-1].isdigit() and int(numbers[-1]) > 0:
            version = ".".join(numbers[:-1] + [str(int(numbers[-1]) - 1)])
        elif turn == 3 and re.fullmatch(r"[\d.]+", version):
            version += chance.choice(["-beta1", "-RC2", "-alpha"])
        packages.append({"name": name, "version": version, "dist": {"type": "zip", "url": "https://x.example/x.zip", "shasum": ""}})
    return {"_readme": [], "content-hash": "0" * 32, "packages": packages, "packages-dev": [], "aliases": [], "minimum-stability": "dev",
            "stability-flags": [], "prefer-stable": False, "prefer-lowest": False, "platform": [], "platform-dev": [], "plugin-api-version": "2.3.0"}


def main():
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(os.path.join(work, "osv", "Packagist"))
    with zipfile.ZipFile(os.path.join(work, "osv", "Packagist", "all.zip"), "w") as archive:
        for one in known:
            archive.writestr(one[0] + ".json", json.dumps(osv(*one)))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Registry)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    environment = dict(os.environ, BAILIWICK_HOME=os.path.join(work, "home"), COMPOSER_HOME=os.path.join(work, "composer"),
                       COMPOSER_ALLOW_SUPERUSER="1", COMPOSER_CACHE_DIR=os.path.join(work, "cache"))
    subprocess.run([*bailiwick, "deps", "sync", "--from", os.path.join(work, "osv"), "--ecosystem", "Packagist"],
                   check=True, env=environment, stdout=subprocess.DEVNULL)
    chance = random.Random(seed)
    texts = [json.dumps(drawn(chance)) for _ in range(DRAWN)]
    for folder, _, files in sorted(os.walk(locks)):
        texts += [open(os.path.join(folder, file), encoding="utf-8").read() for file in files if file == "composer.lock"]
    same = findings = refused = 0
    for number, text in enumerate(texts):
        folder = os.path.join(work, str(number))
        os.makedirs(folder)
        with open(os.path.join(folder, "composer.json"), "w") as out:
            json.dump({"repositories": [{"type": "composer", "url": "http://127.0.0.1:%d" % server.server_port}, {"packagist.org": False}],
                       "config": {"secure-http": False}}, out)
        with open(os.path.join(folder, "composer.lock"), "w") as out:
            out.write(text)
        theirs = subprocess.run(["composer", "audit", "--locked", "--format=json", "--no-interaction"], cwd=folder, env=environment, capture_output=True, text=True, check=False)
        try:
            told = json.loads(theirs.stdout)["advisories"]
        except (ValueError, KeyError):
            refused += 1
            print(number, "composer:", theirs.stderr.strip().splitlines()[-1:] or theirs.stdout[:100])
            continue
        values = told.values() if isinstance(told, dict) else told
        wanted = {(one["packageName"], one["advisoryId"]) for group in values for one in (group.values() if isinstance(group, dict) else group)}
        os.remove(os.path.join(folder, "composer.json"))
        ours = subprocess.run([*bailiwick, "deps", "audit", "--root", folder, "--format", "json"], env=environment, capture_output=True, text=True, check=False)
        got = {(one["masked"].rsplit("@", 1)[0].lower(), one["rule"]) for one in json.loads(ours.stdout)["findings"] if one["rule"] not in ("unpinned", "unvouched")}
        same += wanted == got
        findings += len(wanted)
        if wanted != got:
            print(number, "composer alone", sorted(wanted - got), "we alone", sorted(got - wanted))
    print(f"{same} of {len(texts) - refused} lock files agree, {findings} findings of composer, {refused} it could not read; {len(known)} advisories")


main()
