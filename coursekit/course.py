"""From a course folder to a checked course: the road every command and engine takes first."""

from __future__ import annotations

import atexit
import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from coursekit import checks
from coursekit.diagnostics import PLAIN, Diagnostic, Paint, as_text, has_errors
from coursekit.excerpt import excerpt
from coursekit.files import Folder, read_folder
from coursekit.model import Course, Span
from coursekit.reader import read_course
from coursekit.slips import SLIPS
from coursekit.tuning import silenced
from coursekit.words import Words

MAX_OF_A_KIND = 1000
LITTLE_GARBAGE = 1_000_000  # new objects between two looks; Python's own measure is 700

atexit.register(gc.freeze)  # a process that ends gives back all at once; to look for garbage first takes a tenth of it


@dataclass(frozen=True, slots=True)
class Checked:
    """A course, every finding about it in the order of files and lines, and its files' texts by path.

    What was left out of too many findings of one kind stands last.
    """

    course: Course
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_errors(self) -> bool:
        """Tell whether it must not be built."""
        return has_errors(self.diagnostics)

    @property
    def words(self) -> Words:
        """Give the words of the course's language."""
        return Words(self.course.language)

    def report(self, words: Words, paint: Paint = PLAIN) -> str:
        """Write all findings for a person, each with the line it is about."""
        return "\n".join(
            as_text(finding, words, excerpt(finding.span, self.texts.get(finding.span.path, "")), paint)
            for finding in self.diagnostics
        )


def check_folder(root: Path) -> Checked:
    """Read and check everything in a course folder."""
    return check(read_folder(root))


@contextmanager
def little_garbage() -> Iterator[None]:
    """Look for garbage more rarely while nearly all that is made is kept; else that takes a tenth of the time."""
    former = gc.get_threshold()
    gc.set_threshold(LITTLE_GARBAGE, *former[1:])
    try:
        yield
    finally:
        gc.set_threshold(*former)


def check(folder: Folder) -> Checked:
    """Check a course folder that has been read."""
    with little_garbage():
        reading = read_course(folder)
        course = reading.course
        findings = silenced(course, [*reading.diagnostics, *checks.run(course)], {*checks.tunable(), *SLIPS})
    return Checked(course, tuple(readable(sorted(findings, key=Diagnostic.sort_key))), reading.texts)


def readable(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield findings, of each kind in each file as many as anybody mends before looking again.

    How many more there are is said at the end (`more-of-a-kind`), at the place of the first that is left out.
    """
    counts: Counter[tuple[str, str]] = Counter()
    cut: dict[tuple[str, str], Span] = {}
    for finding in findings:
        kind = finding.span.path, finding.code
        counts[kind] += 1
        if counts[kind] <= MAX_OF_A_KIND:
            yield finding
        else:
            cut.setdefault(kind, finding.span)
    for kind, place in cut.items():
        values = {"kind": kind[1], "count": counts[kind] - MAX_OF_A_KIND}
        yield Diagnostic("more-of-a-kind", "warning", place, values)
