#!/usr/bin/env python3
"""retire.js and `deps audit` over the same facts: compare.py WORK RETIRE REPOSITORY BAILIWICK…

RETIRE is the program, REPOSITORY its jsrepository-v5.json. retire.js knows a library by a file's name or text and reads no lock
file: so for each library that is on npm and is known by a plain file name, files and lock entries are made in the versions at the
ends of its ranges and beside them.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile

work, retire, repository, *bailiwick = sys.argv[1:]


def named(patterns):
    """A file's name up to the version, of the first pattern that is a plain name; None for none."""
    for pattern in patterns:
        plain = pattern.replace("(§§version§§)", "§§version§§")
        plain = re.sub(r"\((?:\?:)?[\w\\.-]+\)\?", "", plain)
        plain = plain.replace("(?:-|\\.)", "-").replace("[-.]", "-")
        plain = re.sub(r"\\(.)", r"\1", plain).strip("^$")
        if plain.count("§§version§§") == 1 and not re.search(r"[()\[\]|?*+]", plain) and plain.endswith(".js"):
            return plain
    return None


def beside(version):
    numbers = version.split(".")
    yield version
    if numbers[-1].isdigit():
        yield ".".join(numbers[:-1] + [str(int(numbers[-1]) + 1)])
        if int(numbers[-1]) > 0:
            yield ".".join(numbers[:-1] + [str(int(numbers[-1]) - 1)])


def main():
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(os.path.join(work, "osv", "npm"))
    os.makedirs(os.path.join(work, "files"))
    os.makedirs(os.path.join(work, "project"))
    with open(repository, encoding="utf-8") as opened:
        libraries = json.load(opened)
    entries, records, asked = {}, [], set()
    for library, facts in libraries.items():
        name, file = facts.get("npmname"), named(facts.get("extractors", {}).get("filename", []))
        if not name or not file:
            continue
        for number, one in enumerate(facts["vulnerabilities"]):
            events = [{"introduced": one.get("atOrAbove", "0")}] + ([{"fixed": one["below"]}] if "below" in one else [])
            records.append({"id": f"RETIRE-{library}-{number}", "modified": "2026-11-01T00:00:00Z", "summary": "x",
                            "affected": [{"package": {"ecosystem": "npm", "name": name}, "ranges": [{"type": "SEMVER", "events": events}]}]})
            for end in (one.get("atOrAbove"), one.get("below")):
                for version in beside(end) if end else ():
                    # What is no version of npm's stands in no lock file of npm's.
                    if re.fullmatch(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?", version):
                        asked.add((library, name, version))
                        with open(os.path.join(work, "files", file.replace("§§version§§", version)), "w") as out:
                            out.write("// nothing\n")
                        entries[f"x{len(entries)}/node_modules/{name}"] = {"name": name, "version": version}
    with zipfile.ZipFile(os.path.join(work, "osv", "npm", "all.zip"), "w") as archive:
        for record in records:
            archive.writestr(record["id"] + ".json", json.dumps(record))
    with open(os.path.join(work, "project", "package-lock.json"), "w") as out:
        json.dump({"lockfileVersion": 3, "packages": entries}, out)
    told = subprocess.run([retire, "--path", os.path.join(work, "files"), "--jsrepo", repository, "--outputformat", "json", "--nocache"],
                          capture_output=True, text=True, check=False).stdout
    theirs = set()
    numbers = {(library, json.dumps(one, sort_keys=True)): number
               for library, facts in libraries.items() for number, one in enumerate(facts["vulnerabilities"])}
    for found in json.loads(told)["data"]:
        for result in found["results"]:
            for one in result.get("vulnerabilities", []):
                for number, fact in enumerate(libraries[result["component"]]["vulnerabilities"]):
                    if fact["identifiers"] == one["identifiers"] and fact.get("below") == one.get("below") and fact.get("atOrAbove") == one.get("atOrAbove"):
                        theirs.add((result["component"], result["version"], number))
    environment = dict(os.environ, BAILIWICK_HOME=os.path.join(work, "home"))
    subprocess.run([*bailiwick, "deps", "sync", "--from", os.path.join(work, "osv"), "--ecosystem", "npm"], check=True, env=environment, stdout=subprocess.DEVNULL)
    out = subprocess.run([*bailiwick, "deps", "audit", "--root", os.path.join(work, "project"), "--format", "json"],
                         capture_output=True, text=True, check=False, env=environment).stdout
    ours = set()
    for one in json.loads(out)["findings"]:
        match = re.fullmatch(r"RETIRE-(.*)-(\d+)", one["rule"])
        if match:
            ours.add((match.group(1), one["masked"].rsplit("@", 1)[1], int(match.group(2))))
    seen = {(library, version) for library, version, _ in theirs}
    known = {(library, version) for library, _, version in asked}
    theirs = {one for one in theirs if one[:2] in known}
    print("retire.js alone", sorted(theirs - ours)[:40])
    print("we alone", sorted(ours - theirs)[:40])
    print(f"{len(theirs & ours)} findings agree, {len(theirs - ours)} retire.js's alone, {len(ours - theirs)} ours alone; "
          f"{len(asked)} versions of {len({one[0] for one in asked})} libraries, {len(seen & known)} with a finding of retire.js")


main()
