#!/usr/bin/env python3
"""Real package managers behind the judgement of their commands: road.py WORK BAILIWICK…

Each command is judged by `bailiwick decide`; what is allowed or rewritten is run by the real manager against a registry on
loopback, and the folder tells what came. What is refused is run too, in a folder of its own, to show what would have come.
"""
import json
import os
import shutil
import subprocess
import sys

import registry

POLICY = """version: 1
permissions:
  read: { allow: ["**"] }
  write: { allow: ["**"] }
  network: { allow: ["*"] }
  execute: { allow: [npm, pip, cargo, go, mvn] }
autoApprove: { read: true, write: true, bash: true }
dependencies:
  pinned: required
  minimumAge: 7d
  lifecycleScripts: ask
  registries:
    npm: http://127.0.0.1:PORT/npm/
    pypi: http://127.0.0.1:PORT/pypi/
    cargo: http://127.0.0.1:PORT/cargo/
    golang: http://127.0.0.1:PORT/go/
    maven: http://127.0.0.1:PORT/maven/
"""

# command, decision, what must have come (file: text in it), what must not
CASES = [
    ("npm install good-lib@1.0.0", "allow", ("package-lock.json", '"version": "1.0.0"'), None),
    ("npm install good-lib", "rewrite", ("package.json", '"good-lib":"1.1.0"'), None),
    ("npm install hot-lib", "rewrite", ("package.json", '"hot-lib":"1.0.0"'), None),
    ("npm install hot-lib@2.0.0", "ask", None, "node_modules/hot-lib"),
    ("npm install hot-lib@1.0.0", "allow", ("package-lock.json", '"version": "1.0.0"'), None),
    ("npm install good-lbi", "deny", None, None),
    ("npm install good-lib@1.0.0 --registry=http://127.0.0.1:1/", "ask", None, None),
    ("npm ci --registry http://127.0.0.1:1/", "ask", None, None),
    ("npm install crossenv", "deny", None, "node_modules/crossenv"),
    ("npm install good-lib@1.0.0 crossenv@6.1.1", "deny", None, "node_modules/crossenv"),
    ("npm install scripted-lib@1.0.0", "ask", None, "ran-on-arrival"),
    ("npm install --ignore-scripts scripted-lib@1.0.0", "allow", ("package-lock.json", "scripted-lib"), None),
    ("pip install --target site goodlib==1.0", "allow", ("site/goodlib-1.0.dist-info/METADATA", "1.0"), None),
    ("pip install --target site goodlib", "rewrite", ("site/goodlib-1.1.dist-info/METADATA", "1.1"), None),
    ("pip install --target site hotlib", "rewrite", ("site/hotlib-1.0.dist-info/METADATA", "1.0"), None),
    ("pip install --target site hotlib==2.0", "ask", None, "site/hotlib.py"),
    ("pip install --target site colourama", "deny", None, "site/colourama.py"),
    ("pip install --target site goodlibb", "deny", None, None),
    ("pip install --target site -r requirements.txt", "deny", None, "site/colourama.py"),
    ("cargo add goodcrate@=1.0.0", "allow", ("Cargo.toml", 'goodcrate = "=1.0.0"'), None),
    ("cargo add goodcrate", "rewrite", ("Cargo.toml", 'goodcrate = "=1.1.0"'), None),
    ("cargo add hotcrate", "rewrite", ("Cargo.toml", 'hotcrate = "=1.0.0"'), None),
    ("cargo add hotcrate@=2.0.0", "ask", None, None),
    ("cargo add rustdecimal", "deny", None, None),
    ("cargo add goodcratee", "deny", None, None),
    ("go get example.org/goodmod", "rewrite", ("go.mod", "example.org/goodmod v1.1.0"), None),
    ("go get example.org/hotmod", "rewrite", ("go.mod", "example.org/hotmod v1.0.0"), None),
    ("go get example.org/hotmod@v1.2.0", "ask", None, None),
    ("go get github.com/boltdb-go/bolt@v1.3.1", "deny", None, None),
    ("go get example.org/nomod", "deny", None, None),
    ("npm install wide-lib@1.0.0", "deny", None, "node_modules/crossenv"),
    ("npm install tall-lib@1.0.0", "ask", None, "node_modules/hot-lib"),
    ("npm install crowd-lib", "rewrite", ("node_modules/hot-lib/package.json", '"version": "1.0.0"'), None),
    ("npm install crowd-lib@1.0.0 --before=" + registry.stamp(30), "allow", ("node_modules/hot-lib/package.json", '"version": "1.0.0"'), None),
    ("npm install crowd-lib@1.0.0 --before=" + registry.stamp(0), "ask", None, "node_modules/hot-lib/package.json"),
    ("pip install --target site crowdlib==1.0", "ask", None, "site/hotlib.py"),
    ("pip install --target site widelib==1.0", "deny", None, "site/colourama.py"),
    ("cargo add widecrate@=1.0.0", "deny", None, None),
    ("mvn -q dependency:get -Dartifact=org.good:goodjar:1.0", "allow", ("../m2/org/good/goodjar/1.0/goodjar-1.0.pom", "goodjar"), None),
    ("mvn -q dependency:get -Dartifact=org.good:goodjar:LATEST", "rewrite", ("../m2/org/good/goodjar/1.1/goodjar-1.1.pom", "goodjar"), None),
    ("mvn -q dependency:get -Dartifact=org.hot:hotjar:LATEST", "rewrite", ("../m2/org/hot/hotjar/1.0/hotjar-1.0.pom", "hotjar"), None),
    ("mvn -q dependency:get -Dartifact=org.hot:hotjar:2.0", "ask", None, "../m2/org/hot/hotjar/2.0/hotjar-2.0.jar"),
    ("mvn -q dependency:get -Dartifact=org.nobody:nojar:1.0", "deny", None, None),
]


def project(folder, port):
    os.makedirs(os.path.join(folder, "src"))
    os.makedirs(os.path.join(folder, ".cargo"))
    os.makedirs(os.path.join(folder, ".mvn"))
    files = {
        "bailiwick.yaml": POLICY.replace("PORT", str(port)),
        "package.json": '{"name":"app","version":"1.0.0"}\n',
        "requirements.txt": "goodlib==1.0\ncolourama==0.1.6\n",
        "Cargo.toml": '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n',
        "src/lib.rs": "",
        "go.mod": "module example.org/app\n\ngo 1.19\n",
        "x.go": "package app\n",
        ".mvn/maven.config": "-s\n%s/settings.xml\n" % folder,
        "settings.xml":
            "<settings><localRepository>%s/m2</localRepository><mirrors><mirror><id>central</id><mirrorOf>*</mirrorOf>"
            "<url>http://127.0.0.1:%d/maven/</url></mirror></mirrors></settings>" % (os.path.dirname(folder), port),
        ".cargo/config.toml":
            '[source.crates-io]\nreplace-with = "road"\n[source.road]\nregistry = "sparse+http://127.0.0.1:%d/cargo/"\n' % port,
    }
    for name, text in files.items():
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)


def environment(work, port):
    return dict(
        os.environ,
        npm_config_registry="http://127.0.0.1:%d/npm/" % port, npm_config_cache=work + "/npm-cache", npm_config_audit="false",
        npm_config_fund="false", npm_config_update_notifier="false", PIP_INDEX_URL="http://127.0.0.1:%d/pypi/simple/" % port,
        PIP_NO_CACHE_DIR="1", PIP_DISABLE_PIP_VERSION_CHECK="1", CARGO_HOME=work + "/cargo-home", GOPROXY="http://127.0.0.1:%d/go" % port,
        GONOSUMDB="*", GONOSUMCHECK="1", GOFLAGS="-mod=mod -modcacherw", GOPATH=work + "/gopath", BAILIWICK_HOME=work + "/home",
    )


def main():
    work, bailiwick = os.path.abspath(sys.argv[1]), sys.argv[2:]
    shutil.rmtree(work, ignore_errors=True)
    port, wrong, ran = registry.start(), 0, 0
    for number, (command, expected, comes, must_not) in enumerate(CASES):
        manager = command.split()[0]
        if not shutil.which(manager):
            print("not here:", manager)
            continue
        folder = os.path.join(work, "%02d" % number)
        project(folder, port)
        env = environment(work, port)
        event = {"hook_event_name": "PreToolUse", "session_id": "s", "cwd": folder, "tool_name": "Bash", "tool_input": {"command": command}}
        judged = subprocess.run(
            [*bailiwick, "decide", "--root", folder], input=json.dumps(event) + "\n", capture_output=True, text=True, env=env, check=False)
        answer = json.loads(judged.stdout)
        taken = answer.get("input", {}).get("command", command)
        if answer["decision"] in ("allow", "rewrite"):
            done = subprocess.run(taken, shell=True, cwd=folder, env=env, capture_output=True, text=True, check=False)
            path = os.path.join(folder, comes[0]) if comes else ""
            came = not comes or os.path.exists(path) and comes[1] in open(path).read()
            ok = answer["decision"] == expected and done.returncode == 0 and came
            detail = "" if ok else done.stderr[-300:]
        else:
            ok, detail = answer["decision"] == expected, ""
            if must_not:
                subprocess.run(command, shell=True, cwd=folder, env=env, capture_output=True, check=False)
                ok = ok and os.path.exists(os.path.join(folder, must_not))
                detail = "" if ok else "the command by itself does not bring it in: the case proves nothing"
        ran += 1
        wrong += not ok
        print("%-4s %-8s %s%s" % ("ok" if ok else "BAD", answer["decision"], command, "  =>  " + taken if taken != command else ""))
        if not ok:
            print("     ", answer["reason"], detail)
    print("%d commands, %d wrong" % (ran, wrong))
    sys.exit(1 if wrong else 0)


main()
