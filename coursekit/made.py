"""Cases that cannot, or should not, lie in a repository as files: other encodings, links, large files.

`cases/<code>/made.yml` says for `bad` and `good`, step by step, what becomes of a file of the base course.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from coursekit.diagnostics import Diagnostic, Words
from coursekit.files import escapes, unreadable
from coursekit.source import parse

NAME = "made.yml"
Kind = Literal["file", "gone", "folder", "link", "saved", "sized", "lined", "repeated"]
KINDS = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one file, and with which values: those that the words of its kind name, and texts to replace."""

    kind: Kind
    path: str
    values: Mapping[str, str]

    def data(self, before: bytes) -> bytes:
        """Give the bytes of the file, where it stays one."""
        values = self.values
        if self.kind == "saved":
            return before.decode().replace(values["old"], values["new"]).encode(values["encoding"])
        if self.kind == "sized":
            return before + b"#" * (int(values["size"]) - len(before))
        if self.kind == "lined":
            return before + b"\n" * (int(values["lines"]) - before.count(b"\n"))
        if self.kind == "repeated":
            return before.decode().replace(values["old"], values["new"] * int(values["times"])).encode()
        return before

    def described(self, words: Words) -> str:
        """Say what the file is like."""
        return words(f"made.{self.kind}", path=self.path, **self.values)


def steps(text: str, side: str) -> tuple[Step, ...]:
    """Read the steps of one side, `bad` or `good`."""
    node, _ = parse(NAME, text)
    entries: list[dict[str, Any]] = node.plain()[side] if node else []
    values = ({key: value for key, value in entry.items() if key not in ("kind", "path")} for entry in entries)
    return tuple(Step(entry["kind"], entry["path"], own) for entry, own in zip(entries, values, strict=True))


def laid(texts: Mapping[str, bytes], made: Iterable[Step]) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Give the texts of a course after these steps, and what reading its folder would refuse."""
    after, refused = dict(texts), []
    for step in made:
        if step.kind == "gone":
            del after[step.path]
        elif step.kind == "link":
            refused.append(escapes(step.path))
        elif step.kind == "folder":
            after[step.path] = b""
            refused.append(unreadable(step.path, IsADirectoryError(errno.EISDIR, step.path)))
        else:
            after[step.path] = step.data(after[step.path])
    return after, tuple(refused)
