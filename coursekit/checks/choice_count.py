"""An item has fewer choices than make guessing hard, or more than anyone can weigh.

Haladyna, Downing & Rodriguez 2002, A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment,
Applied Measurement in Education 15(3), 309–334: guideline 18, three choices are adequate. Rodriguez, M. C. 2005, Three
Options Are Optimal for Multiple-Choice Items: A Meta-Analysis of 80 Years of Research, Educational Measurement:
Issues and Practice 24(2), 3–13. `least` and `most` are the bounds; `most` holds for items that take one answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course
from coursekit.wording import choice_items

CODE = "choice-count"
LEVEL: Level = "warning"
OPTIONS = {"least": 3, "most": 6}


def check(course: Course, least: int, most: int) -> Iterator[Diagnostic]:
    """Report items outside the bounds."""
    for _, item in choice_items(course):
        count = len(item.choices)
        if count < least or (count > most and item.control == "radio"):
            values = {"count": count, "least": least, "most": most}
            yield Diagnostic(CODE, LEVEL, item.node.at("id"), values)
