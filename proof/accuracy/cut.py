"""Checks out the repositories that CredData marks, each at the commit it names: cut.py FOLDER.

FOLDER/CredData is a checkout of Samsung/CredData; FOLDER/mirrors holds bare clones, each below a folder or under a name that ends with the
repository's own (`owner+name` or `owner/name`). What has no clone is left out. The trees go to FOLDER/cut/<id of CredData>.
"""

import binascii
import json
import pathlib
import subprocess
import sys


def clones(mirrors):
    """Bare clones by `owner/name`."""
    found = {}
    for head in mirrors.glob("**/HEAD"):
        folder = head.parent
        if not (folder / "objects").is_dir():
            continue
        named = folder.parent if folder.name in ("repo", ".git") else folder
        name = named.name.removesuffix(".git")
        owner, _, rest = name.partition("+")
        found[f"{owner}/{rest}" if rest else f"{named.parent.name}/{name}"] = folder
    return found


def main(folder):
    snapshot = json.loads((folder / "CredData" / "snapshot.json").read_text())
    found = clones(folder / "mirrors")
    for key, url in snapshot.items():
        name = url.removeprefix("https://github.com/")
        target = folder / "cut" / f"{binascii.crc32(binascii.unhexlify(key)):08x}"
        if name not in found or target.exists():
            continue
        archive = subprocess.run(
            ["git", "--git-dir", found[name], "archive", key[:40]], capture_output=True, check=False
        )
        if archive.returncode:
            print(f"{name}: the commit {key[:40]} cannot be read whole; left out", file=sys.stderr)
            continue
        target.mkdir(parents=True)
        subprocess.run(["tar", "x", "-C", target], input=archive.stdout, check=True)


if len(sys.argv) != 2:
    sys.exit("usage: proof/accuracy/cut.py FOLDER")
main(pathlib.Path(sys.argv[1]))
