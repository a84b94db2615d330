"""From a course folder to a checked course: the road every command and engine takes first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coursekit import checks
from coursekit.diagnostics import Diagnostic, as_text, has_errors
from coursekit.files import read_folder
from coursekit.model import Course
from coursekit.reader import read_course
from coursekit.words import Words


@dataclass(frozen=True, slots=True)
class Checked:
    """A course and every finding about it, in the order of files and lines."""

    course: Course
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """Tell whether it must not be built."""
        return has_errors(self.diagnostics)

    @property
    def words(self) -> Words:
        """Give the words of the course's language."""
        return Words(self.course.language)

    def report(self, words: Words) -> str:
        """Write all findings for a person."""
        return "\n".join(as_text(diagnostic, words) for diagnostic in self.diagnostics)


def check_folder(root: Path) -> Checked:
    """Read and check everything in a course folder."""
    reading = read_course(read_folder(root))
    findings = [*reading.diagnostics, *checks.run(reading.course)]
    return Checked(reading.course, tuple(sorted(findings, key=Diagnostic.sort_key)))
