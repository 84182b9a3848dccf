"""A registry of four ecosystems on loopback, for road.py: packages made up here, served as npm, PyPI, crates.io and Go's proxy do."""
import base64
import functools
import hashlib
import io
import json
import tarfile
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

DAY = 86400


def stamp(days):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - days * DAY))


# name: {version: (age in days, runs code on arrival)}
NPM = {
    "good-lib": {"1.0.0": (400, False), "1.1.0": (200, False)},
    "hot-lib": {"1.0.0": (400, False), "2.0.0": (1, False)},
    "scripted-lib": {"1.0.0": (400, True)},
    "crossenv": {"6.1.1": (900, True)},
}
PYPI = {
    "goodlib": {"1.0": (400, False), "1.1": (200, False)},
    "hotlib": {"1.0": (400, False), "2.0": (1, False)},
    "colourama": {"0.1.6": (900, False)},
}
CARGO = {
    "goodcrate": {"1.0.0": (400, False), "1.1.0": (200, False)},
    "hotcrate": {"1.0.0": (400, False), "2.0.0": (1, False)},
    "rustdecimal": {"1.23.1": (900, False)},
}
GO = {
    "example.org/goodmod": {"v1.0.0": (400, False), "v1.1.0": (200, False)},
    "example.org/hotmod": {"v1.0.0": (400, False), "v1.2.0": (1, False)},
    "github.com/boltdb-go/bolt": {"v1.3.1": (900, False)},
}


MAVEN = {
    "org.good:goodjar": {"1.0": (400, False), "1.1": (200, False)},
    "org.hot:hotjar": {"1.0": (400, False), "2.0": (1, False)},
}
CENTRAL = "https://repo1.maven.org/maven2/"
# All else is Maven's own plugins, which it has from Central.
OWN = ("org/good/", "org/hot/", "org/nobody/")

# name: {what each of its releases needs: requirement}
NEEDS = {
    "wide-lib": {"crossenv": "^6.0.0"},
    "tall-lib": {"hot-lib": "^2.0.0"},
    "crowd-lib": {"hot-lib": ">=1.0.0"},
    "crowdlib": {"hotlib": ">=1"},
    "widelib": {"colourama": ">=0.1"},
    "widecrate": {"rustdecimal": "^1"},
}
NPM.update({name: {"1.0.0": (400, False)} for name in ("wide-lib", "tall-lib", "crowd-lib")})
PYPI["widelib"] = PYPI["crowdlib"] = {"1.0": (400, False)}
CARGO["widecrate"] = {"1.0.0": (400, False)}


def tar(files):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, text in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(text)
            archive.addfile(info, io.BytesIO(text.encode()))
    return out.getvalue()


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def npm_manifest(name, version):
    manifest = {"name": name, "version": version, "dependencies": NEEDS.get(name, {})}
    if NPM[name][version][1]:
        manifest["scripts"] = {"postinstall": "touch ../../ran-on-arrival"}
    return manifest


@functools.cache
def npm_tarball(name, version):
    return tar({"package/package.json": json.dumps(npm_manifest(name, version)), "package/index.js": ""})


@functools.cache
def wheel(name, version):
    info = "%s-%s.dist-info/" % (name, version)
    return zipped({
        name + ".py": "",
        info + "METADATA": "Metadata-Version: 2.1\nName: %s\nVersion: %s\n" % (name, version)
            + "".join("Requires-Dist: %s%s\n" % need for need in NEEDS.get(name, {}).items()),
        info + "WHEEL": "Wheel-Version: 1.0\nGenerator: road\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        info + "RECORD": "",
    })


@functools.cache
def crate(name, version):
    base = "%s-%s/" % (name, version)
    needs = "[dependencies]\n" + "".join('%s = "%s"\n' % need for need in NEEDS.get(name, {}).items())
    text = '[package]\nname = "%s"\nversion = "%s"\nedition = "2021"\n' % (name, version)
    return tar({base + "Cargo.toml": text + needs, base + "src/lib.rs": ""})


@functools.cache
def module(name, version):
    base = "%s@%s/" % (name, version)
    return zipped({base + "go.mod": "module %s\n" % name, base + "x.go": "package x\n"})


class Registry(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def answer(self, body, status=200):
        if isinstance(body, (dict, list)):
            body = json.dumps(body)
        if isinstance(body, str):
            body = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html" if body.startswith(b"<a ") else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.answer({})

    def do_GET(self):
        base = "http://127.0.0.1:%d" % self.server.server_port
        kind, _, path = self.path.split("?")[0].lstrip("/").partition("/")
        body = getattr(self, kind, lambda *_: None)(path, base + "/" + kind + "/")
        if body is None and kind == "maven" and not path.startswith(OWN):
            self.send_response(302)
            self.send_header("Location", CENTRAL + path)
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif body is None:
            self.answer("not found", 404)
        else:
            self.answer(body)

    def npm(self, path, base):
        if "/-/" in path:
            name, file = path.split("/-/")
            return npm_tarball(name, file[len(name) + 1:-len(".tgz")])
        if path not in NPM:
            return None
        versions = {}
        for version in NPM[path]:
            data = npm_tarball(path, version)
            manifest = npm_manifest(path, version)
            manifest["dist"] = {
                "tarball": "%s%s/-/%s-%s.tgz" % (base, path, path, version),
                "integrity": "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode(),
            }
            versions[version] = manifest
        return {
            "name": path, "dist-tags": {"latest": list(versions)[-1]}, "versions": versions,
            "time": {version: stamp(about[0]) for version, about in NPM[path].items()},
        }

    def pypi(self, path, base):
        parts = path.strip("/").split("/")
        if parts[0] == "simple" and parts[1] in PYPI:
            return "".join(
                '<a href="%sfiles/%s-%s-py3-none-any.whl">x</a>\n' % (base, parts[1], version) for version in PYPI[parts[1]])
        if parts[0] == "files":
            name, version = parts[1].split("-")[:2]
            return wheel(name, version)
        if parts[0] == "pypi" and parts[1] in PYPI and len(parts) == 4:
            return {"info": {"requires_dist": [name + wanted for name, wanted in NEEDS.get(parts[1], {}).items()]}}
        if parts[0] == "pypi" and parts[1] in PYPI:
            return {"info": {"version": list(PYPI[parts[1]])[-1]}, "releases": {
                version: [{"upload_time_iso_8601": stamp(about[0]), "packagetype": "bdist_wheel", "yanked": False}]
                for version, about in PYPI[parts[1]].items()}}
        return None

    def cargo(self, path, base):
        if path == "config.json":
            return {"dl": base + "dl", "api": base}
        parts = path.split("/")
        if parts[0] == "dl":
            return crate(parts[1], parts[2])
        if path.startswith("api/v1/crates/"):
            name = parts[3]
            if parts[-1] == "dependencies":
                return {"dependencies": [{"crate_id": one, "req": wanted, "kind": "normal"} for one, wanted in NEEDS.get(name, {}).items()]}
            return None if name not in CARGO else {"crate": {"max_stable_version": list(CARGO[name])[-1]}, "versions": [
                {"num": version, "created_at": stamp(about[0]), "yanked": False} for version, about in CARGO[name].items()]}
        if parts[-1] in CARGO:
            return "".join(json.dumps({
                "name": parts[-1], "vers": version, "features": {}, "yanked": False,
                "deps": [{"name": one, "req": wanted, "features": [], "optional": False, "default_features": True, "target": None, "kind": "normal"}
                         for one, wanted in NEEDS.get(parts[-1], {}).items()],
                "cksum": hashlib.sha256(crate(parts[-1], version)).hexdigest()}) + "\n" for version in CARGO[parts[-1]])
        return None

    def maven(self, path, base):
        group, _, rest = path.rpartition("/")
        if rest == "maven-metadata.xml":
            artifact = group.rsplit("/", 1)[-1]
            name = group.rsplit("/", 1)[0].replace("/", ".") + ":" + artifact
            if name not in MAVEN:
                return None
            versions = list(MAVEN[name])
            return "<metadata><groupId>%s</groupId><artifactId>%s</artifactId><versioning><latest>%s</latest><release>%s</release><versions>%s</versions><lastUpdated>%s</lastUpdated></versioning></metadata>" % (
                *name.split(":"), versions[-1], versions[-1], "".join("<version>%s</version>" % one for one in versions),
                time.strftime("%Y%m%d%H%M%S", time.gmtime(time.time() - MAVEN[name][versions[-1]][0] * DAY)))
        name, version = self.coordinates(path)
        if name not in MAVEN or version not in MAVEN[name]:
            return None
        pom = "<project><modelVersion>4.0.0</modelVersion><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></project>" % (*name.split(":"), version)
        body = pom.encode() if path.endswith((".pom", ".pom.sha1")) else zipped({"x.txt": "x"})
        return hashlib.sha1(body).hexdigest() if path.endswith(".sha1") else body

    @staticmethod
    def coordinates(path):
        parts = path.split("/")
        return (".".join(parts[:-3]) + ":" + parts[-3], parts[-2]) if len(parts) > 3 else ("", "")

    def do_HEAD(self):
        name, version = self.coordinates(self.path.split("/maven/")[-1])
        known = name in MAVEN and version in MAVEN[name]
        self.send_response(200 if known else 404)
        if known:
            self.send_header("Last-Modified", time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() - MAVEN[name][version][0] * DAY)))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def go(self, path, base):
        name, _, rest = path.partition("/@")
        if name not in GO:
            return None
        versions = GO[name]
        info = lambda version: {"Version": version, "Time": stamp(versions[version][0])}
        if rest == "latest":
            return info(list(versions)[-1])
        if rest == "v/list":
            return "".join(version + "\n" for version in versions)
        version, _, kind = rest[len("v/"):].rpartition(".")
        if version not in versions:
            return None
        return {"info": info(version), "mod": "module %s\n" % name, "zip": module(name, version)}.get(kind)


def start():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Registry)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port
