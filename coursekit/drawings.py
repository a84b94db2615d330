"""Drawings (SVG) put into the page they illustrate, so that their text can be selected and follows the page's colours.

An image that stands alone on its line, `![what it shows](../images/square.svg)`, becomes a figure. A drawing takes
part as a drawing only: scripts, style sheets, embedded documents and links to elsewhere are left out.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

OUTSIDE = re.compile(r"url\(\s*['\"]?\s*[^#'\"\s]")
SVG = "{http://www.w3.org/2000/svg}"
LEFT_OUT = {"script", "style", "foreignObject", "image", "a", "metadata", "title", "desc", "animate", "set"}
MAX_SIZE = 200_000  # characters; a larger drawing is no sketch, and would weigh the page down
MAX_DEPTH = 50  # elements in each other; Python's recursion ends at some hundreds


def figure(drawing: str, alt: str) -> str:
    """Write a drawing as a single line of HTML that says `alt` to who cannot see it; empty where it is no drawing.

    A document type is refused: it can hold entities that grow without bound.
    """
    root = parsed(drawing)
    if root is None:
        return ""
    root.attrib = {"role": "img", "aria-label": alt} | root.attrib
    markup = ElementTree.tostring(root, encoding="unicode", xml_declaration=False)
    return f'<figure class="drawing" data-search-exclude>{" ".join(markup.split())}</figure>'


def parsed(drawing: str) -> ElementTree.Element | None:
    """Read a drawing and keep what draws; None where it is no SVG."""
    if "<!DOCTYPE" in drawing or "<!ENTITY" in drawing or len(drawing) > MAX_SIZE:
        return None
    try:
        root = ElementTree.fromstring(drawing.encode())
    except (ElementTree.ParseError, ValueError):
        return None
    if root.tag != f"{SVG}svg":
        return None
    strip(root)
    return root


def strip(element: ElementTree.Element, depth: int = 1) -> None:
    """Leave out what does not draw, names without their namespace, and what lies deeper than any sketch goes."""
    element.tag = element.tag.removeprefix(SVG)
    element.attrib = {name: value for name, value in element.attrib.items() if draws(name, value)}
    for child in list(element):
        if not isinstance(child.tag, str) or not child.tag.startswith(SVG) or left_out(child, depth):
            element.remove(child)
        else:
            strip(child, depth + 1)


def left_out(child: ElementTree.Element, depth: int) -> bool:
    """Tell whether an element of SVG inside another at this depth has no place in a page."""
    return child.tag.removeprefix(SVG) in LEFT_OUT or depth >= MAX_DEPTH


def draws(name: str, value: str) -> bool:
    """Tell whether an attribute draws: no handler, no inline style, no address outside the drawing."""
    if name.startswith(("on", "{")) or name == "style":
        return False
    return value.startswith("#") if name == "href" else not OUTSIDE.search(value)
