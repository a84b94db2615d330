"""A page as the theme made it -> the page as it is published: mended, and with its policy.

Page by page and from text alone, so that a server that builds one page anew finishes that page and no other. What
concerns a site as a whole, such as the headers of its web server, stands elsewhere and takes what is gathered here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from coursekit.policy import allowed, foreign, secure
from coursekit.theme.mends import mend
from coursekit.words import Words


@dataclass(slots=True)
class Finish:
    """Finishes the pages of one site, and remembers what their policies let through, for the header files.

    `style` and `first` are the paths of our style sheet and of the script that runs before all others, from the
    site's top; `known` are the scripts that the theme may put into pages. Without `policed` pages get no policy.
    """

    words: Words
    style: str
    first: str
    known: tuple[re.Pattern[str], ...]
    policed: bool = True
    digests: dict[str, None] = field(default_factory=dict)

    def __call__(self, html: str) -> str:
        """Finish a page; one without our style sheet is none of the theme's, and stays as it is.

        Raises MovedError where the theme is not what the mends were made for.
        """
        link = re.search(f'"(?P<top>[^"]*){re.escape(self.style)}"', html)
        if link is None:
            return html
        digests = allowed(html, self.known)
        self.digests |= digests
        return secure(mend(html, self.words), digests, link["top"] + self.first, self.policed)

    def stopped(self, html: str) -> list[str]:
        """List the scripts of a page that its policy will stop."""
        return foreign(html, self.known) if self.policed else []
