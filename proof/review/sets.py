"""The public sets: where each lies, at which commit, and how a copy of it is made that tells no answer.

A set is laid out as two things that never meet: `cases/SET`, which is reviewed, and `labels/SET.json`, which only the score reads.
Comments, and whatever in a name, a path or a route gives an answer or a class away, are taken out of the copy.
"""

import csv
import json
import re

from comments import stripped

ORIGINS = {
    "benchmark-java": ("OWASP-Benchmark/BenchmarkJava", "79b9bd6177e07991a9c11dc19e457c840e229931"),
    "benchmark-python": ("OWASP-Benchmark/BenchmarkPython", "7cf0674b9a33788ac3105e4c4a75a7fdce4c44bd"),
    "xast": ("alipay/ant-application-security-testing-benchmark", "70e48aabac9b107c02bc46e97e7576fa81a0c4cf"),
    "cweval": ("Co1lin/CWEval", "e9a2a124c8c53679b6d8d27adfd2f6c40e7576d7"),
    "route-detect": ("mschwager/route-detect", "ad507b8192998848967d36b925bfc970ac74be1c"),
    "juice-shop": ("juice-shop/juice-shop", "33518f5a0911e25d9df747b1e70fb7af279a755c"),
}

# Numbers under which the same mistake is filed. A finding counts for a case when it bears one of them.
KIN = [
    {"78", "77", "88", "94", "95"},
    {"22", "23", "36", "73"},
    {"79", "80", "116"},
    {"89", "564", "943"},
    {"94", "95", "96"},
    {"113", "93"},
    {"117", "93"},
    {"20", "601", "918"},
    {"326", "327", "310"},
    {"327", "328", "916"},
    {"329", "1204", "330"},
    {"760", "759", "916"},
    {"347", "345"},
    {"400", "770", "1333", "776"},
    {"732", "276"},
]


def kin(cwe):
    """The number and those of its kin, as texts."""
    return sorted({cwe}.union(*(group for group in KIN if cwe in group)))


def write(target, text):
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)


def read(path):
    return path.read_bytes().decode("utf-8", "replace")


def benchmark(source, target, listing, folder, suffix, context):
    """OWASP's: a list of case, category, answer and CWE beside the code. The routes name the category, so they go."""
    with open(source / listing) as rows:
        listed = [row for row in csv.reader(rows) if row and not row[0].startswith("#")]
    categories = "|".join({row[1] for row in listed})
    for pattern in (f"{folder}/*{suffix}", *context):
        for path in source.glob(pattern):
            text = stripped(read(path), path.suffix[1:])
            text = re.sub(rf"/({categories})-(\d\d)/", r"/case-\2/", text)
            write(target / path.relative_to(source), text)
    return [
        {"case": name, "was": f"{folder}/{name}{suffix}", "files": [f"{folder}/{name}{suffix}"], "class": category,
         "cwes": [cwe], "real": real == "true"}
        for name, category, real, cwe in (row[:4] for row in listed)
    ]


def benchmark_java(source, target):
    root = "src/main/java/org/owasp/benchmark"
    return benchmark(source, target, "expectedresults-1.2.csv", f"{root}/testcode", ".java",
                     [f"{root}/helpers/**/*.java", f"{root}/service/**/*.java", "src/main/resources/*.properties"])


def benchmark_python(source, target):
    return benchmark(source, target, "expectedresults-0.1.csv", "testcode", ".py",
                     ["app.py", "helpers/**/*.py", "helpers/**/*.ini"])


_ANSWER = re.compile(r"(?<=\d)_[TF](?![A-Za-z0-9])")
_XAST = {"javascript": ("sast-js", ["js"]), "python": ("sast-python3", ["py"]), "go": ("sast-go", ["go", "mod"]),
         "java": ("sast-java/src/main/java", ["java"])}


def xast(source, target):
    """Ant's: the answer is at the end of every name, `_T` or `_F`, which its own score reads, and in a comment, which is wrong at times."""
    labels = {}
    for language, (folder, extensions) in _XAST.items():
        for path in sorted(p for e in extensions for p in (source / folder).rglob(f"*.{e}") if p.is_file()):
            text = read(path)
            bare = f"{language}/{_ANSWER.sub('', str(path.relative_to(source / folder)))}"
            if (target / bare).exists():
                raise SystemExit(f"{path}: a second case of this name")
            write(target / bare, _ANSWER.sub("", stripped(text, path.suffix[1:])))
            answer = re.search(r"(?<=\d)_([TF])(?![A-Za-z0-9])", str(path.relative_to(source / folder)))
            scope = xast_scope(path, source / folder, language)
            if answer and re.search(r"real case *=", text) and scope not in labels:
                labels[scope] = {"case": bare, "was": str(path.relative_to(source)), "files": [scope], "class": language,
                                 "cwes": [*kin("78"), "89", "918"], "real": answer.group(1) == "T"}
    return labels.values()


def xast_scope(path, root, language):
    """A case is its file; or, where several files make one, the folder that bears the case's name."""
    relative = path.relative_to(root)
    for i, part in enumerate(relative.parts[:-1]):
        if re.search(r"\d_[TF]$", part):
            return f"{language}/" + _ANSWER.sub("", "/".join(relative.parts[: i + 1])) + "/"
    family = re.sub(r"(?<=_[TF])_[a-z]$", "", relative.stem)
    bare = _ANSWER.sub("", str(relative.with_name(family)))
    return f"{language}/{bare}{'' if family == relative.stem else '_'}" + (relative.suffix if family == relative.stem else "")


def cweval(source, target):
    """Pairs: `_unsafe` has the weakness, `_task` has not. Each half stands alone in a folder without a name."""
    labels = []
    for language in ("js", "go"):
        for path in sorted((source / "benchmark/core" / language).glob(f"cwe_*_{language}_*.{language}")):
            _, cwe, number, _, half = path.stem.split("_")
            case = f"{language}/{len(labels):03d}"
            text = re.sub(r"(?i)_?unsafe(?![A-Za-z])", "", stripped(read(path), language))
            write(target / case / f"index.{language}", text)
            labels.append({"case": case, "was": path.name, "files": [case + "/"], "class": language,
                           "pair": f"{language} {cwe} {number}", "cwes": kin(cwe.lstrip("0")), "real": half == "unsafe"})
    return labels


_ROUTES = {"chi.go", "django.py", "django-rest-framework.py", "express.js", "express.ts", "fastapi.py", "flask.py", "gin.go",
           "gorilla.go", "jax-rs.java", "spring.java"}
_MARK = re.compile(r"(?://|#) *(?:todo)?(?:ruleid|ok): *(\S+)$")


def route_detect(source, target):
    """A mark stands on the line before each route: `ruleid: gin-route-authenticated`. A Java file is cut into its classes: they are
    examples beside each other, not one program."""
    labels = []
    for path in sorted((source / "tests/test_rules").iterdir()):
        if path.name not in _ROUTES:
            continue
        lines = read(path).split("\n")
        for first, last, name in pieces(path, lines):
            whole = [line if i < pieces_head(path, lines) or first <= i < last else "" for i, line in enumerate(lines)]
            write(target / name, stripped("\n".join(whole), path.suffix[1:]))
            marks = [i for i in range(first, last) if re.search(r"(?:ruleid|ok):", lines[i])]
            for here, after in zip(marks, [*marks[1:], last]):
                mark = _MARK.search(lines[here])
                kind = mark and mark.group(1).split("-route-")[-1]
                if kind in ("unauthenticated", "authenticated", "authorized") and "todo" not in mark.group(0) and "ok:" not in mark.group(0):
                    labels.append({"case": f"{name}:{here + 2}", "was": f"{path.name}:{here + 1}", "class": path.name,
                                   "file": name, "from": here + 2, "to": after, "guard": kind})
    return labels


def pieces_head(path, lines):
    """The number of lines that belong to every piece: the imports of a Java file."""
    if path.suffix != ".java":
        return 0
    return max(i for i, line in enumerate(lines) if line.startswith("import ")) + 1


def pieces(path, lines):
    if path.suffix != ".java":
        return [(0, len(lines), f"{path.stem}-{path.suffix[1:]}/{path.name}")]
    ends = [i + 1 for i, line in enumerate(lines) if line == "}"]
    return [(a, b, f"{path.stem}-{n}/Example.java") for n, (a, b) in enumerate(zip([pieces_head(path, lines), *ends], ends))]


_SNIPPET = re.compile(r"\s?(?://|#|/\*)? *vuln-code-snippet.*")


def juice_shop(source, target):
    """Its server code with the marked lines, and for each coding challenge its snippet in place of itself: as it is, and once for
    each of the fixes to choose from."""
    labels = []
    server = [p for p in source.rglob("*.ts") if not {"test", "frontend", "node_modules", "codefixes", "cypress"} & set(p.parts)]
    for path in server:
        name = str(path.relative_to(source))
        lines = read(path).split("\n")
        write(target / "shop" / name, "\n".join(_SNIPPET.sub("", line) for line in lines))
        for i, line in enumerate(lines):
            mark = re.search(r"// vuln-code-snippet vuln-line (.*)", line)
            if mark and "codingChallenges" not in name:
                labels.append({"case": f"{name}:{i + 1}", "was": mark.group(1), "class": "line", "file": f"shop/{name}", "line": i + 1})
    write(target / "shop/package.json", read(source / "package.json"))
    for path in source.rglob("*.ts"):
        if "vuln-code-snippet start" in read(path) and "codingChallenges" not in path.name:
            labels += fixes(source, path, target)
    return labels


def fixes(source, path, target):
    text = read(path)
    for key in [key for line in re.findall(r"vuln-code-snippet start ([^\n]*)", text) for key in line.split()]:
        snippet = re.search(rf"[^\n]*vuln-code-snippet start[^\n]*{key}.*?vuln-code-snippet end[^\n]*{key}[^\n]*", text, re.S)
        choices = sorted((source / "data/static/codefixes").glob(f"{key}_*.ts"))
        if not snippet or not choices:
            continue
        shown = re.sub(r"[^\n]*vuln-code-snippet hide-line\n?|[^\n]*vuln-code-snippet hide-start.*?vuln-code-snippet hide-end[^\n]*\n?", "",
                       snippet.group(0), flags=re.S)
        halves = text[: snippet.start()], text[snippet.end() :]
        for n, middle in enumerate([shown, *(read(choice) for choice in choices)]):
            whole = halves[0] + "\n" + middle + "\n" + halves[1]
            name = f"fixes/{key}/{n}/{path.name}"
            write(target / name, "\n".join(_SNIPPET.sub("", line) for line in whole.split("\n")))
            yield {"case": f"{key} {n}", "was": choices[n - 1].name if n else "", "class": "fix", "challenge": key, "files": [name],
                   "choice": n, "real": n == 0 or "_correct" not in choices[n - 1].name}


LAYOUTS = {"benchmark-java": benchmark_java, "benchmark-python": benchmark_python, "xast": xast, "cweval": cweval,
           "route-detect": route_detect, "juice-shop": juice_shop}


def lay_out(name, source, folder):
    labels = list(LAYOUTS[name](source, folder / "cases" / name))
    write(folder / "labels" / f"{name}.json", json.dumps(labels, indent=1))
    return labels
