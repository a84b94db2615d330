"""A strict content security policy for a page: everything of the site itself, and of what stands in the page only what
the theme is known to put there.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from html import escape

CHARSET = re.compile(r'<meta charset="utf-8">\s*', re.IGNORECASE)
HEAD = re.compile(r"<head>\s*", re.IGNORECASE)
SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)
DATA = re.compile(r'\ssrc=|type="application/(?:ld\+)?json"')
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
VARIABLE = re.compile(r"\{\{.*?\}\}")

# Material's icons are masks in `data:` addresses; everything else comes from the site itself.
POLICY = (
    "default-src 'none'; script-src 'self'{scripts}; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; worker-src 'self'; manifest-src 'self'; media-src 'self'; frame-src 'none';"
    " object-src 'none'; base-uri 'none'; form-action 'none'"
)


def known_scripts(templates: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """Find the inline scripts of a theme's templates; what a template fills in may be any address.

    A policy that let through whatever stands in a page would let through what somebody has smuggled in, too.
    """
    texts = [match[1] for template in templates for match in INLINE.finditer(template)]
    return tuple(re.compile(r'[^"<>]*'.join(re.escape(part) for part in VARIABLE.split(text))) for text in texts)


def inline_scripts(html: str) -> list[str]:
    """List the scripts of a page that stand in it and run, in their order."""
    return [match["text"] for match in SCRIPT.finditer(html) if not DATA.search(match["attributes"])]


def digest(script: str) -> str:
    """Give a script's hash the way a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def allowed(html: str, known: tuple[re.Pattern[str], ...]) -> dict[str, None]:
    """Give the hashes of those inline scripts of a page that are the theme's own, in their order."""
    return {digest(text): None for text in inline_scripts(html) if any(script.fullmatch(text) for script in known)}


def foreign(html: str, known: tuple[re.Pattern[str], ...]) -> list[str]:
    """List the inline scripts of a page that its policy will stop."""
    return [text for text in inline_scripts(html) if not any(script.fullmatch(text) for script in known)]


def policy(digests: Iterable[str]) -> str:
    """Write the policy that lets scripts with these hashes run, and everything of the site itself."""
    return POLICY.format(scripts="".join(f" {one}" for one in digests))


def secure(html: str, digests: Iterable[str], guard: str, policed: bool = True) -> str:
    """Put the policy first into the head of a page, and after it the script that must run before all others.

    Only the character set stands before the policy: browsers look for it in the first 1024 bytes. `guard` is the
    address of that script from the page. Without `policed` there is no policy. A page without a head is given back
    as it is.
    """
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(digests)}">\n' if policed else ""
    top = f'<meta charset="utf-8">\n{meta}<script src="{escape(guard)}"></script>\n'
    return HEAD.sub(lambda match: match[0] + top, CHARSET.sub("", html, count=1), count=1)
