"""The course as plain values: every room speaks in these, and none of them touches a file."""

from coursekit.model.course import Completion, Course, Passed, RuleSetting
from coursekit.model.items import FOREIGN, Allowance, Control, Draw, Image, Interaction, Item, Part, Quiz, item_anchor
from coursekit.model.lessons import (
    Block,
    Drawing,
    Fence,
    Heading,
    Link,
    Module,
    Objective,
    Page,
    Picture,
    Prose,
    Widget,
)
from coursekit.model.nodes import Node, Span
from coursekit.model.operator import Accessibility, Operator, Privacy, Shortcoming, Statements
from coursekit.model.responses import Area, Cardinality, Choice, Declaration, Outcome, Range, Rule, Status

__all__ = [
    "FOREIGN",
    "Accessibility",
    "Allowance",
    "Area",
    "Block",
    "Cardinality",
    "Choice",
    "Completion",
    "Control",
    "Course",
    "Declaration",
    "Draw",
    "Drawing",
    "Fence",
    "Heading",
    "Image",
    "Interaction",
    "Item",
    "Link",
    "Module",
    "Node",
    "Objective",
    "Operator",
    "Outcome",
    "Page",
    "Part",
    "Passed",
    "Picture",
    "Privacy",
    "Prose",
    "Quiz",
    "Range",
    "Rule",
    "RuleSetting",
    "Shortcoming",
    "Span",
    "Statements",
    "Status",
    "Widget",
    "item_anchor",
]
