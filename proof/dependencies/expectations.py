#!/usr/bin/env python3
"""Writes what google/osv-scalibr's own tests expect of its lock files and manifests, one JSON line a fixture.

expectations.py FOLDER, where FOLDER is extractor/filesystem/language of a checkout. Reads the Go tables as text: a test case is a
literal with a Path, its packages are literals with a Name and a Version.
"""
import json, os, re, sys

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|`[^`]*`|//[^\n]*|/\*.*?\*/|[{}()\[\],:]|[\w.&*]+|\S', re.S)


def tokens(text):
    return [t for t in TOKEN.findall(text) if not t.startswith('//') and not t.startswith('/*')]


def literal(token):
    if token.startswith('`'):
        return token[1:-1]
    try:
        return json.loads(token.replace('\\x', '\\u00'))
    except ValueError:
        return token[1:-1]


def close(ts, i):
    """The index behind the bracket that closes the one at i."""
    depth = 0
    while i < len(ts):
        if ts[i] in '{([':
            depth += 1
        elif ts[i] in '})]':
            depth -= 1
            if depth == 0:
                return i + 1
        i += 1
    return i


def fields(ts):
    """name: [tokens of its value] of one struct literal, without its braces."""
    found, i = {}, 0
    while i < len(ts):
        name = ts[i]
        if i + 1 < len(ts) and ts[i + 1] == ':' and re.match(r'\w+$', name):
            j, value = i + 2, []
            while j < len(ts) and ts[j] != ',':
                if ts[j] in '{([':
                    end = close(ts, j)
                    value += ts[j:end]
                    j = end
                else:
                    value.append(ts[j])
                    j += 1
            found[name] = value
            i = j + 1
        else:
            i += 1
    return found


def elements(ts):
    """The braced elements of a slice literal's tokens."""
    start = next((i for i, t in enumerate(ts) if t == '{'), None)
    if start is None:
        return []
    inner, found, i = ts[start + 1:close(ts, start) - 1], [], 0
    while i < len(inner):
        # A call that makes a package: its first two texts are the name and the version.
        if inner[i] == '(' and i > 0 and re.match(r'[a-z]\w*$', inner[i - 1]):
            end = close(inner, i)
            texts = [t for t in inner[i:end] if t[0] in '"`'][:2]
            if len(texts) == 2:
                found.append(['Name', ':', texts[0], ',', 'Version', ':', texts[1]])
            i = end
        elif inner[i] == '{':
            end = close(inner, i)
            found.append(inner[i + 1:end - 1])
            i = end
        else:
            i += 1
    return found


def text_of(value):
    return ''.join(literal(t) for t in value if t[0] in '"`')


def package(ts):
    f = fields(ts)
    metadata = f.get('Metadata', [])
    return {
        'name': text_of(f.get('Name', [])),
        'version': text_of(f.get('Version', [])),
        'groups': [literal(t) for t in metadata[metadata.index('DepGroupVals'):] if t[0] == '"'] if 'DepGroupVals' in metadata else [],
    }


def cases(ts):
    i = 0
    while i < len(ts):
        if ts[i] == '{' and ts[i + 2:i + 3] == [':']:
            end = close(ts, i)
            f = fields(ts[i + 1:end - 1])
            path = f.get('InputConfig') or f.get('inputConfig') or []
            name = text_of(fields(path[path.index('{') + 1:-1]).get('Path', [])) if '{' in path else ''
            name = name or text_of(f.get('path', [])) or text_of(f.get('Path', []))
            keys = {k.lower(): k for k in f}
            if 'testdata' in name and any(k in keys for k in ('wantpackages', 'wantinventory', 'wanterr', 'wantpkgs', 'want')):
                wanted = f.get(keys.get('wantpackages', ''), []) or f.get(keys.get('wantpkgs', ''), [])
                error = ' '.join(f.get(keys.get('wanterr', ''), []))
                yield {'path': name, 'packages': [package(e) for e in elements(wanted)], 'error': error not in ('', 'nil', 'false'),
                       'config': ' '.join(f.get('cfg', []) + f.get('Config', []))}
                i = end
                continue
        i += 1


root = sys.argv[1]
for folder, _, files in sorted(os.walk(root)):
    for file in sorted(files):
        if file.endswith('_test.go'):
            with open(os.path.join(folder, file), encoding='utf-8') as opened:
                ts = tokens(opened.read())
            for case in cases(ts):
                case['format'] = os.path.relpath(folder, root)
                print(json.dumps(case))
