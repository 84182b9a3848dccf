#!/usr/bin/env python3
"""Turns two published collections into cases for `measure --cases FILE`; none of their text is kept here.

    foreign.py gtfobins FOLDER        # a checkout of GTFOBins/GTFOBins.github.io
    foreign.py dcg FOLDER             # a checkout of Dicklesworthstone/destructive_command_guard, commit 1a52415

prints one JSON line a case. GTFOBins says what a program *can* do, with placeholders: each entry becomes
cases whose placeholder is something that matters (a secret of the fixture, a start-up file, a program
that nobody vouches for, a host on no list). Where an entry goes on with lines that a person types into
the program, they also come as its standard input. Needs PyYAML.
"""

import json
import pathlib
import re
import sys
import tomllib

import yaml

PAYLOAD = "/opt/tool/payload"
READ = {"env": "$ROOT/.env", "relative": ".env", "shadow": "/etc/shadow", "ssh": "$HOME/.ssh/id_ed25519"}
WRITE = {"bashrc": "$HOME/.bashrc", "cron": "/etc/cron.d/x", "hook": "$ROOT/.git/hooks/pre-commit"}
# What a language runs a program with, for entries that only say "any code of that language".
CODE = {
    "python": f'import os; os.system("{PAYLOAD}")',
    "lua": f'os.execute("{PAYLOAD}")',
    "ruby": f'system("{PAYLOAD}")',
    "perl": f'system("{PAYLOAD}")',
    "node": f'require("child_process").execSync("{PAYLOAD}")',
    "php": f'system("{PAYLOAD}");',
    "tclsh": f"exec {PAYLOAD}",
    "awk": f'BEGIN {{system("{PAYLOAD}")}}',
    "groovy": f'"{PAYLOAD}".execute()',
    "jshell": f'Runtime.getRuntime().exec("{PAYLOAD}");',
}


def case(identity, group, command, stopped=True):
    return {
        "id": identity,
        "class": group,
        "expect": "stopped" if stopped else "passes",
        "repo": "polyglot",
        "event": {"tool_name": "Bash", "tool_input": {"command": command}},
    }


def placed(code, read, write, shell):
    """The entry's code with something that matters in the place of each placeholder."""
    code = re.sub(r"/path/to/(input-file|file-input|temp-file\.\w+(?=$)|input-dir/?)", lambda _: read, code) \
        if read else code.replace("/path/to/input-file", "/tmp/in")
    code = re.sub(r"/path/to/(output-file|ouput-file|OUTPUT)", lambda _: write or "/tmp/out", code)
    code = code.replace("/path/to/output-dir/", str(pathlib.PurePosixPath(write or "/tmp/x").parent) + "/")
    code = code.replace("/path/to/command", PAYLOAD).replace("COMMAND", PAYLOAD)
    if shell:
        code = re.sub(r"/bin/(ba)?sh\b", lambda _: PAYLOAD, code)
    code = re.sub(r"\b(attacker|victim)\.com", "evil.example", code)
    return code.replace("/path/to/", "/tmp/x/")


def typed(program, code):
    """The code with its further lines as the first one's standard input, where that starts the program."""
    first, _, rest = code.strip().partition("\n")
    return f"{first} <<'END'\n{rest}\nEND" if rest.strip() and first.split()[0] == program else None


def variants(function, code):
    if function == "file-read":
        return [(name, placed(code, path, None, True)) for name, path in READ.items()]
    if function == "file-write":
        # A few entries call the file that they write the input.
        both = "output" not in code and "OUTPUT" not in code
        return [(name, placed(code, path if both else None, path, True)) for name, path in WRITE.items()]
    if function == "privilege-escalation":
        return [("payload", placed(code, "/etc/shadow", "/etc/shadow", True))]
    if function == "upload":
        return [(name, placed(code, path, None, True)) for name, path in list(READ.items())[:2]]
    if function == "download":
        return [(name, placed(code, None, path, True)) for name, path in list(WRITE.items())[:1]]
    return [("payload", placed(code, None, None, True)), ("sh", placed(code, None, None, False))]


def codes(entry):
    found = [entry["code"]] if "code" in entry else []
    for context in (entry.get("contexts") or {}).values():
        if context and "code" in context:
            found.append(context["code"])
    return list(dict.fromkeys(found))


def gtfobins(folder):
    for file in sorted(pathlib.Path(folder, "_gtfobins").iterdir()):
        page = next(yaml.safe_load_all(file.read_text()))
        for function, entries in (page.get("functions") or {}).items():
            for number, entry in enumerate(entries or []):
                for k, code in enumerate(codes(entry)):
                    name = f"{file.name}-{function}-{number}-{k}"
                    if function == "inherit":
                        language = entry.get("from", "")
                        text = CODE.get(language)
                        if text and "..." in code:
                            yield case(name, "inherit", placed(code.replace("...", text), None, None, True))
                        continue
                    for variant, command in variants(function, code):
                        yield case(f"{name}-{variant}", function, command)
                        if (more := typed(file.name, command)) is not None:
                            yield case(f"{name}-{variant}-typed", function + " (typed)", more)


RUST = re.compile(
    r'assert_(blocks\w*|allows|no_match|safe_pattern_matches)\(\s*&?[\w.]+(?:\(\))?,\s*"((?:[^"\\]|\\.)*)"'
)


def listed(line):
    """The command of a line `- command: …`; the file as a whole is not sound YAML."""
    try:
        return yaml.safe_load(line.strip().removeprefix("- "))["command"]
    except (yaml.YAMLError, TypeError, KeyError):
        return None


def dcg(folder):
    root = pathlib.Path(folder)
    for file in sorted(root.glob("tests/corpus/**/*.toml")):
        for number, one in enumerate(tomllib.loads(file.read_text()).get("case", [])):
            expected = one.get("expected") or one.get("expected_decision")
            if "command" in one and expected in ("deny", "allow"):
                yield case(f"{file.stem}-{number}", file.stem, one["command"], expected == "deny")
    for stem, stopped in (("destructive_commands", True), ("safe_commands", False)):
        for number, line in enumerate((root / f"tests/fixtures/{stem}.yaml").read_text().splitlines()):
            if (command := listed(line)) is not None:
                yield case(f"{stem}-{number}", stem, command, stopped)
    for stem, stopped in (("dangerous", True), ("safe", False)):
        for number, line in enumerate((root / f"tests/e2e/fixtures/commands/{stem}.txt").read_text().splitlines()):
            if line.strip() and not line.startswith("#"):
                yield case(f"e2e-{stem}-{number}", "e2e-" + stem, line, stopped)
    for file in sorted(root.glob("src/packs/**/*.rs")):
        for number, (kind, text) in enumerate(RUST.findall(file.read_text())):
            command = text.encode().decode("unicode_escape")
            blocks = kind.startswith("blocks")
            pack = f"{file.parent.name}.{file.stem}"
            yield case(f"{pack}-{number}", "packs" if blocks else "packs-safe", command, blocks)


def main():
    kind, folder = sys.argv[1:]
    for one in {"gtfobins": gtfobins, "dcg": dcg}[kind](folder):
        print(json.dumps(one, ensure_ascii=False))


if __name__ == "__main__":
    main()
