"""Takes comments and docstrings out of source text. Lines keep their numbers; only what the program itself would read is left."""

import re

_PATTERNS = {
    "c": re.compile(
        r"""(?P<comment>//[^\n]*|/\*.*?\*/)
        |(?P<text>\"\"\".*?\"\"\"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)
        |(?P<regex>(?<=[(,=:\[!&|?{};])[ \t]*/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/)""",
        re.S | re.X,
    ),
    "python": re.compile(
        r"""(?P<docstring>^[ \t]*(?:'{3}.*?'{3}|"{3}.*?"{3})[ \t]*$)
        |(?P<comment>\#[^\n]*)
        |(?P<text>'{3}(?:\\.|.)*?'{3}|"{3}(?:\\.|.)*?"{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')""",
        re.S | re.X | re.M,
    ),
}
_FAMILY = {"py": "python", "java": "c", "go": "c", "js": "c", "ts": "c", "tsx": "c"}


def _blank(found):
    """Empty lines for a comment, `pass`-like text for a docstring that may be the only statement of its block."""
    newlines = "\n" * found.group(0).count("\n")
    if found.lastgroup == "comment":
        return newlines or ""
    if found.lastgroup == "docstring":
        indent = re.match(r"[ \t]*", found.group(0)).group(0)
        return f"{indent}''{newlines}"
    return found.group(0)


def stripped(text, extension):
    """The text without comments; text of a language that is not known here is returned as it is."""
    family = _FAMILY.get(extension)
    return _PATTERNS[family].sub(_blank, text) if family else text
