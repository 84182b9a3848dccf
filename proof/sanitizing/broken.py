"""Prints the files of a kind that Python's own readers refuse: broken.py python|toml|json FILE…"""

import ast
import json
import sys
import tomllib
import warnings

warnings.simplefilter("ignore")
READERS = {"python": ast.parse, "toml": tomllib.loads, "json": json.loads}

read = READERS[sys.argv[1]]
for name in sys.argv[2:]:
    try:
        with open(name, encoding="utf-8", newline="") as file:
            read(file.read())
    except (SyntaxError, ValueError, RecursionError):
        print(name)
