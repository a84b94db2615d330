"""What a course says about its checks: options and silence in `course.yml`, exceptions in items, quizzes and pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from coursekit.diagnostics import Diagnostic, Term, closest, has_errors
from coursekit.model import Allowance, Course, RuleSetting, Span

Options = Mapping[str, Mapping[str, int]]


def settings(course: Course, known: Options) -> tuple[dict[str, dict[str, int]], list[Diagnostic]]:
    """Read the options of checks; `known` holds the options of each check that may be tuned, with their defaults.

    Findings: `unknown-rule`, `unknown-option`, and `wrong-type` for a value that is not a whole number.
    """
    read: dict[str, dict[str, int]] = {}
    findings: list[Diagnostic] = []
    for rule in course.rules:
        if rule.code not in known:
            findings.append(unknown(rule.code, rule.span, known))
            continue
        for name, text, span in rule.options:
            if name not in known[rule.code]:
                values: dict[str, Any] = {"option": name, "code": rule.code}
                values["suggestion"] = closest(name, known[rule.code])
                findings.append(Diagnostic("unknown-option", "error", span, values))
            elif not (text.isascii() and text.isdigit() and len(text) < 7):
                findings.append(Diagnostic("wrong-type", "error", span, {"expected": Term("terms.whole_number")}))
            else:
                read.setdefault(rule.code, {})[name] = int(text)
    return read, findings


def unknown(code: str, span: Span, known: Iterable[str]) -> Diagnostic:
    """Say that no warning has this name."""
    return Diagnostic("unknown-rule", "error", span, {"code": code, "suggestion": closest(code, known, cutoff=0.85)})


def silenced(course: Course, findings: list[Diagnostic], known: Collection[str]) -> list[Diagnostic]:
    """Take away what the course silences; `known` are the codes that can be.

    Adds the findings `unknown-rule`, for an exception that names no warning, and `unused-silence`, for one that
    silences nothing.
    """
    off = {rule.code: rule.span for rule in course.rules if not rule.on and rule.code in known}
    places = Places(course)
    used: set[Span] = set()
    kept = []
    for finding in findings:
        silences = [off[finding.code]] if finding.code in off else []
        silences += [entry.span for entry in places.around(finding.span) if entry.code == finding.code]
        if silences and finding.level == "warning":
            used |= set(silences)
        else:
            kept.append(finding)
    wrong = [unknown(entry.code, entry.span, known) for entry in places.all() if entry.code not in known]
    said = [*((code, span) for code, span in off.items()), *((entry.code, entry.span) for entry in places.all())]
    idle = [(code, span) for code, span in said if span not in used and code in known]
    if has_errors([*kept, *wrong]):  # what could not be read may be what is silenced
        return [*kept, *wrong]
    return [*kept, *wrong, *(Diagnostic("unused-silence", "warning", span, {"code": code}) for code, span in idle)]


class Places:
    """Which exceptions hold where: those of a page or quiz in its whole file, those of an item in its own lines."""

    def __init__(self, course: Course) -> None:
        pages = {page.source: page.allow for page in course.all_pages}
        quizzes = {quiz.node.span.path: quiz.allow for quiz in course.quizzes.values()}
        self.files: dict[str, tuple[Allowance, ...]] = pages | quizzes
        self.starts = {
            quiz.node.span.path: [(item.node.start.line, item.allow) for item in quiz.items]
            for quiz in course.quizzes.values()
        }

    def around(self, span: Span) -> tuple[Allowance, ...]:
        """Give the exceptions that hold at a place."""
        starts = self.starts.get(span.path, [])
        index = bisect_right(starts, span.line, key=lambda start: start[0])
        own = starts[index - 1][1] if index else ()
        return self.files.get(span.path, ()) + own

    def all(self) -> Iterator[Allowance]:
        """Yield every exception of the course."""
        for allow in self.files.values():
            yield from allow
        for starts in self.starts.values():
            for _, allow in starts:
                yield from allow


def wanted(rules: Iterable[RuleSetting], code: str, default: bool) -> bool:
    """Tell whether a check is to run; one that is silenced runs too, to see whether the silence is needed."""
    return default or any(rule.code == code for rule in rules)
