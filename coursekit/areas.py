"""The places of an image that can be chosen, drawn as SVG to lie over it. Lengths are in per cent of the image."""

from __future__ import annotations

import html

from markupsafe import Markup

from coursekit.model import Choice


def area(choice: Choice, number: int = 0) -> Markup:
    """Draw the place of a choice in its image, with its number; without one, what around it may be pressed too."""
    if choice.area is None:
        return Markup("")
    ends = [f"{value / 100:g}" for value in choice.area.numbers]
    shape, x, y = shapes[choice.area.shape](ends)
    text = f'<text x="{x}%" y="{y}%">{number}</text>' if number else ""
    name = "area" if number else "reach"
    return Markup(f'<g data-{name}="{html.escape(choice.id)}">{shape}{text}</g>')


def circle(n: list[str]) -> tuple[str, str, str]:
    """Draw a circle from `x, y, radius`, the radius a share of the width.

    SVG takes a circle's radius as a share of width and height together, and an ellipse with one radius is not known
    everywhere. So the circle fills the width of a frame of its own, which is higher than any image.
    """
    x, y, radius = map(float, n)
    frame = f'x="{x - radius:g}%" y="{y - 500:g}%" width="{2 * radius:g}%" height="1000%" viewBox="-1 -1 2 2"'
    return f'<svg {frame}><circle r="1"/></svg>', n[0], n[1]


def rectangle(n: list[str]) -> tuple[str, str, str]:
    """Draw a rectangle from `x, y, width, height`."""
    middle = [f"{float(n[i]) + float(n[i + 2]) / 2:g}" for i in (0, 1)]
    return f'<rect x="{n[0]}%" y="{n[1]}%" width="{n[2]}%" height="{n[3]}%"/>', middle[0], middle[1]


def polygon(n: list[str]) -> tuple[str, str, str]:
    """Draw a polygon from `x, y, x, y, …`; SVG takes no per cent here, so it gets a stretched square of its own."""
    middle = [f"{sum(map(float, n[i::2])) / len(n[i::2]):g}" for i in (0, 1)]
    square = 'viewBox="0 0 100 100" width="100%" height="100%" preserveAspectRatio="none"'
    return f'<svg {square}><polygon points="{" ".join(n)}"/></svg>', middle[0], middle[1]


shapes = {"circle": circle, "rectangle": rectangle, "polygon": polygon}
