"""Files made to cost time or memory, read, checked and rendered within limits: `hostile.py NAME…`; prints JSON.

Each file gets a process of its own, which may take 200 MB more than Python with the package loaded and is ended after
some seconds.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path

from damage import INDEX, PAGE, QUIZ, assert_located
from in_memory import BASE, check

from coursekit.pages import Filled, Scripts
from coursekit.render import Renderer

MEGABYTE = 1_000_000
MEMORY, SECONDS = 200 * MEGABYTE, 10
COURSE = "course.yml"
ITEM = "  - id: i{}\n    type: true-false\n    prompt: Tea {} is green.\n    correct: true\n"


def quiz(prompt: str) -> str:
    """Write a quiz of one item."""
    return "title: T\nitems:\n  - id: one\n    type: true-false\n    correct: true\n    prompt: " + json.dumps(prompt)


def page(text: str, front: str = "title: Tea") -> str:
    return f"---\n{front}\n---\n# Tea\n\n```quiz\ntest\n```\n\n{text}"


def laughs(wide: str) -> str:
    """Write the billion laughs: each line holds the one before ten times."""
    lines = ["a0: &a0 ha"] + [f"a{n}: &a{n} {wide.format(', '.join([f'*a{n - 1}'] * 10))}" for n in range(1, 10)]
    return "\n".join(lines)


def unknown_keys(n: int) -> str:
    return f"  - id: i{n}\n" + "".join(f"    promt{n}a{m}: x\n" for m in range(38))


def bad_choices(n: int) -> str:
    choices = "".join(f"      - {{txt{m}: x}}\n" for m in range(35))
    return f"  - id: i{n}\n    type: multiple-choice\n    prompt: a\n    choices:\n" + choices


SIGNS = ["[", "![", "[](", "*", "**a", "_a_", "`", "<", "<a ", "> ", "- ", "1. ", "&", "\\", "{{"]
SIGNS += ["    a\n", "a\n\n", "```\n"]
FILES: dict[str, tuple[str, str]] = {
    "a YAML bomb": (QUIZ, laughs("[{}]")),
    "a YAML bomb in the course": (COURSE, laughs("[{}]")),
    "a YAML bomb in a page": (INDEX, page("", laughs("[{}]"))),
    "100 000 lists in each other": (QUIZ, "title: T\nitems: " + "[" * 100_000),
    "100 000 mappings in each other": (COURSE, "{a: " * 100_000),
    "1 300 indents": (QUIZ, "".join(" " * n + "a:\n" for n in range(1_300))),
    "dashes in each other": (INDEX, page("", "teaches: " + "- " * 100_000)),
    "a quiz of 50 MB": (QUIZ, "title: T\n" + "#" * 50 * MEGABYTE),
    "a page of 50 MB": (PAGE, page("tea " * (50 * MEGABYTE // 4))),
    "a course.yml of 50 MB": (COURSE, "id: " + "a" * 50 * MEGABYTE),
    "a page of 200 000 lines": (PAGE, page("#\n=\n" * 100_000)),
    "a quiz of 250 000 lines": (QUIZ, "title: T\nitems:\n" + "- \n" * 250_000),
    "a quiz of 4 900 items": (QUIZ, "title: T\nitems:\n" + "".join(ITEM.format(n, n) for n in range(4_900))),
    "a quiz of almost 500 kB": (QUIZ, "title: T\nitems:\n" + "".join(ITEM.format(n, "oo " * 300) for n in range(500))),
    "a text of almost 500 kB": (QUIZ, quiz("tea " * 122_000)),
    "a page of almost 500 kB": (PAGE, page("tea [a](b.md) *b* **c**\n" * 19_900)),
    "a page of fences": (PAGE, "```quiz\ntest: one\n```\n" * 5_000),
    "a page of headings": (PAGE, page("#\n=\n" * 9_900)),
    "a page of unclosed drawings": (PAGE, page("![" * 225_000)),
    "front matter without end": (PAGE, "---\n" + "a: b\n---x\n" * 9_900),
    "90 000 modules": (COURSE, "id: t\ntitle: T\nlanguage: en\nmodules: [" + "1-a, " * 90_000 + "]"),
    "19 900 unknown keys": (QUIZ, "title: T\n" + "".join(f"a{n}: 1\n" for n in range(19_900))),
    "38 unknown keys in each of 500 items": (QUIZ, "title: T\nitems:\n" + "".join(map(unknown_keys, range(500)))),
    "35 unknown choices in each of 490 items": (QUIZ, "title: T\nitems:\n" + "".join(map(bad_choices, range(490)))),
    "one key 19 900 times": (QUIZ, "title: T\n" * 19_900),
    "an id of 450 000 letters": (COURSE, f"id: {'a' * 450_000}\ntitle: T\nlanguage: en\nmodules: [1-a]"),
    "a number of 20 000 digits": (QUIZ, f"title: T\npass_mark: {'9' * 20_000}\nitems: []"),
} | {
    f"20 000 of {sign!r} in a prompt": (QUIZ, quiz((sign * 20_000)[:20_000]))
    for sign in SIGNS
}  # fmt: skip

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'>"
DRAWINGS = {
    "a drawing of groups in each other": SVG + b"<g>" * 28_000 + b"</g>" * 28_000 + b"</svg>",
    "a drawing with a bomb": b"<!DOCTYPE a [<!ENTITY b 'b'><!ENTITY a '&b;&b;'>]>" + SVG + b"&a;</svg>",
    "a drawing of 20 MB": SVG + b"<g/>" * 5 * MEGABYTE + b"</svg>",
}  # fmt: skip


def draw(data: bytes) -> None:
    """Put a drawing into a page."""
    course = check({PAGE: "# Tea\n\n![A leaf](leaf.svg)\n"}, ("docs/leaf.svg",), {"docs/leaf.svg": data}).course
    for shown in course.all_pages:
        Filled(course, shown, Renderer(course, directory_urls=False), Scripts("script.js", "journey.js")).file()


def meet(name: str) -> None:
    if name in DRAWINGS:
        draw(DRAWINGS[name])
    else:
        path, text = FILES[name]
        assert_located(path, text.encode())


def size() -> int:
    """Give the address space this process takes."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def tried(name: str) -> dict[str, object]:
    """Meet one file in a process of its own; gives how it ended and what that took."""
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_AS, (size() + MEMORY, -1))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        meet(name)
        os._exit(0)
    _, status, used = os.wait4(child, 0)
    return {"ended": os.waitstatus_to_exitcode(status), "seconds": used.ru_utime + used.ru_stime}


if __name__ == "__main__":
    assert_located(QUIZ, BASE[QUIZ])  # what is loaded on first use
    draw(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    print("\n" + json.dumps({name: tried(name) for name in sys.argv[1:] or [*FILES, *DRAWINGS]}))
