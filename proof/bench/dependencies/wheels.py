#!/usr/bin/env python3
"""Tells what PyPI's JSON would of a folder of wheels (a simple index with its files), on loopback.

wheels.py SIMPLE PORT: SIMPLE has a folder a project, whose index.html links wheels by file.
"""
import email.parser
import html
import http.server
import json
import os
import re
import sys
import urllib.parse
import zipfile

simple, port = sys.argv[1], int(sys.argv[2])


def wheels(project):
    folder = os.path.join(simple, re.sub(r"[-_.]+", "-", project).lower())
    with open(os.path.join(folder, "index.html")) as opened:
        for link in re.findall(r'href="([^"#]+)', opened.read()):
            target = urllib.parse.unquote(html.unescape(link))
            path = target.removeprefix("file://") if target.startswith("file:") else os.path.join(folder, target)
            if path.endswith(".whl"):
                yield path


def needs(path):
    with zipfile.ZipFile(path) as opened:
        name = next(one for one in opened.namelist() if one.endswith(".dist-info/METADATA"))
        told = email.parser.HeaderParser().parsestr(opened.read(name).decode())
        return told.get_all("Requires-Dist") or []


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        parts = urllib.parse.unquote(self.path).strip("/").split("/")
        try:
            found = {os.path.basename(path).split("-")[1]: path for path in wheels(parts[1])}
            if len(parts) == 4:
                told = {"info": {"requires_dist": needs(found[parts[2]])}}
            else:
                file = {"packagetype": "bdist_wheel", "upload_time_iso_8601": "2026-01-01T00:00:00Z"}
                told = {"info": {"version": sorted(found)[-1]}, "releases": {version: [file] for version in found}}
            status, body = 200, json.dumps(told).encode()
        except (OSError, KeyError, IndexError):
            status, body = 404, b"{}"
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", port), Answer).serve_forever()
