#!/usr/bin/env python3
"""Brings the public sets to FOLDER and lays them out for a review that cannot see an answer: layout.py FOLDER [SET…].

A bare clone below FOLDER/mirrors (`owner+name` or `owner/name`) is used where there is one; otherwise git fetches it there.
"""

import pathlib
import shutil
import subprocess
import sys

from sets import ORIGINS, lay_out


def clone(mirrors, name):
    owner, _, short = name.partition("/")
    for place in (f"{owner}+{short}/repo", f"{owner}+{short}", name, f"{name}.git"):
        if (mirrors / place / "objects").is_dir():
            return mirrors / place
    place = mirrors / f"{owner}+{short}"
    subprocess.run(["git", "clone", "-q", "--bare", f"https://github.com/{name}.git", place], check=True)
    return place


def export(git, commit, target):
    """The tree of a commit, without the files that the clone lacks."""
    listed = subprocess.run(["git", "-C", git, "ls-tree", "-r", "-z", commit], capture_output=True, check=True).stdout
    entries = [entry.split(b"\t", 1) for entry in listed.split(b"\0") if entry]
    ids = b"\n".join(about.split()[2] for about, _ in entries)
    known = subprocess.run(["git", "-C", git, "cat-file", "--batch-check"], input=ids, capture_output=True, check=True).stdout
    lacking = {line.split()[0] for line in known.split(b"\n") if line.endswith(b"missing")}
    left_out = [b":(exclude,literal)" + path for about, path in entries if about.split()[2] in lacking]
    archive = subprocess.run(["git", "-C", git, "archive", commit, "--", ".", *left_out], capture_output=True, check=True)
    target.mkdir(parents=True)
    subprocess.run(["tar", "x", "-C", target], input=archive.stdout, check=True)


def main(folder, names):
    for name in names:
        repository, commit = ORIGINS[name]
        source = folder / "sources" / name
        if not source.exists():
            export(clone(folder / "mirrors", repository), commit, source)
        shutil.rmtree(folder / "cases" / name, ignore_errors=True)
        print(f"{name}: {len(lay_out(name, source, folder))} labels", file=sys.stderr)


if len(sys.argv) < 2 or set(sys.argv[2:]) - set(ORIGINS):
    sys.exit(f"usage: proof/review/layout.py FOLDER [SET…]; sets: {' '.join(ORIGINS)}")
main(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:] or list(ORIGINS))
