"""Mends of Material's HTML, each for one fault by the name it has in `mends` of the locales.

A mend rewrites every place where its fault stands and counts them. Where a new version of the theme has moved the
ground, the counts differ and the build fails with the name of the fault, instead of the fault coming back unseen.
"""

from __future__ import annotations

import re

from coursekit.theme.mending import button, larger, opener, simple, text_of
from coursekit.words import Words

TITLE = r'<label class="md-nav__title" for="%s">\s*<span class="md-nav__icon md-icon"></span>(.*?)</label>'


def mend(html: str, words: Words) -> str:
    """Mend all faults of a page; `html` is all of it as the theme made it.

    A fault is looked for in the whole page and mended in the part that it belongs to, as most of a page is menu and
    text. Raises MovedError.
    """
    parts = cut(html)
    for index, mends in enumerate((TOP, MIDDLE, END)):
        for one in mends:
            parts[index] = one(parts[index], words, [*parts[:index], *parts[index + 1 :]])
    return "".join(parts)


def cut(html: str) -> list[str]:
    """Cut a page in three: down to its header, its menu and text, and what comes after."""
    top, container, rest = html.partition('<div class="md-container"')
    middle, dialog, end = rest.rpartition('<div class="md-dialog"')
    return [top, container + middle, dialog + end]


def section_title(match: re.Match[str]) -> str:
    """Find the title of the section of the menu that a match belongs to."""
    title = re.compile(TITLE % match["id"], re.DOTALL).search(match.string, match.start())
    return text_of(title[1]) if title else ""


def section_toggle(match: re.Match[str], words: Words) -> str:
    """Make the label that opens a section of the menu a button that says so, and whether it is open."""
    name = f' aria-label="{words("theme.pages_of", title=section_title(match))}"' if not text_of(match["text"]) else ""
    box = match.string[match.string.rfind("<input", 0, match.start()) : match.start()]
    checked = f'id="{match["id"]}"' in box and " checked" in box
    attributes = f'class="md-nav__link{match["css"]} ck-toggle" id="{match["id"]}_label" data-ck-toggle="{match["id"]}"'
    return button(f'{attributes} aria-expanded="{"true" if checked else "false"}"{name}', match["text"])


def section_back(match: re.Match[str], _: Words) -> str:
    """Make the title of an opened section, which leads back to the whole menu on a phone, a button."""
    return button(f'class="md-nav__title ck-back" data-ck-toggle="{match["id"]}"', match["text"])


def section_landmark(match: re.Match[str], _: Words) -> str:
    """Name a section by its title, and take a state away that a landmark cannot have."""
    return f'<nav class="md-nav" data-md-level="{match["level"]}" aria-label="{section_title(match)}"'


def palette_button(match: re.Match[str], _: Words) -> str:
    """Make the label that changes the colours a button; the radio buttons stay as the theme's memory."""
    attributes = f'class="md-header__button md-icon" data-ck-pick="{match["id"]}"'
    return button(f'{attributes} title="{match["title"]}" aria-label="{match["title"]}" hidden', match["text"])


def drawer_title(match: re.Match[str], words: Words) -> str:
    """Put a button to close the menu into it, as the one that opens it lies beneath."""
    close = f'class="ck-close md-icon" data-ck-toggle="__drawer" aria-label="{words("theme.close_menu")}"'
    return button(close, '<span aria-hidden="true">×</span>') + match[0]


def search_back(match: re.Match[str], words: Words) -> str:
    """Make the arrow that leaves the search on a phone a button."""
    label = words("theme.close_search")
    attributes = f'class="md-search__icon md-icon ck-search-back" data-ck-toggle="__search" aria-label="{label}"'
    return button(attributes, match["text"])


def deferred(match: re.Match[str], _: Words) -> str:
    """Let the theme's script, and those that come after it and build on it, wait until the page is there."""
    return re.sub(r"<script(?=[^>]*\ssrc=)(?![^>]*\s(?:defer|async|type)\b)", "<script defer", match[0])


SEARCH = '<form class="md-search__form"'
NO_INLINE = r"(?![\s\S]*<script(?![^>]*\ssrc=))"  # a script that stands in the page itself can not wait for another
NAV_ID = r"(?P<id>__nav_[0-9_]+)"

TOP = (  # the header, with the search in it
    opener("menu-by-keyboard", '<header class="md-header', "__drawer", "ck-menu", "theme.drawer"),
    opener("search-by-keyboard", SEARCH, "__search", "ck-search", "theme.search"),
    larger(
        "search-closed-by-keyboard",
        SEARCH,
        r'<label class="md-search__icon md-icon" for="__search">(?P<text>.*?)</label>',
        search_back,
    ),
    simple(
        "dialog-without-name",
        SEARCH,
        '<div class="md-search" data-md-component="search" role="dialog">',
        '<div class="md-search" data-md-component="search">',
    ),
    simple(
        "hit-count-not-announced",
        SEARCH,
        '<div class="md-search-result__meta">',
        '<div class="md-search-result__meta" role="status">',
    ),
    simple(
        "results-without-name",
        SEARCH,
        '<div class="md-search__scrollwrap" tabindex="0"',
        '<div class="md-search__scrollwrap" tabindex="-1" role="region" aria-label="{1}"',
        "theme.results",
    ),
    simple(
        "list-without-role",
        SEARCH,
        '<ol class="md-search-result__list" role="presentation">',
        '<ol class="md-search-result__list">',
    ),
    larger(
        "colours-by-keyboard",
        r'for="__palette_\d+"',
        r'<label class="md-header__button md-icon" title="(?P<title>[^"]*)" for="(?P<id>__palette_\d+)" hidden>'
        r"(?P<text>.*?)</label>",
        palette_button,
    ),
    simple(
        "choice-of-colours-unseen",
        r'id="__palette_\d+"',
        r'<input class="md-option"(?P<rest>[^>]*?) aria-(?:label="[^"]*"|hidden="true")(?P<end>\s+type="radio"[^>]*)>',
        '<input class="md-option"{0[rest]} aria-hidden="true" tabindex="-1"{0[end]}>',
    ),
    simple(
        "share-is-script-address",
        r'href="javascript:',
        r'<a href="javascript:void\(0\)" class="md-search__icon md-icon"(?P<rest>[^>]*)>(?P<text>[\s\S]*?)</a>',
        '<button type="button" class="md-search__icon md-icon"{0[rest]}>{0[text]}</button>',
    ),
)
MIDDLE = (  # the menu and the text
    larger(
        "menu-closed-by-keyboard",
        r'data-md-level="0"',
        r'<label class="md-nav__title"(?<!</button><label class="md-nav__title") for="__drawer">',
        drawer_title,
    ),
    larger(
        "section-toggle-without-role",
        rf'id="{NAV_ID}_label"',
        rf'<label class="md-nav__link(?P<css>[^"]*)" for="{NAV_ID}" id="(?P=id)_label" tabindex="0?">'
        r"(?P<text>.*?)</label>",
        section_toggle,
    ),
    larger(
        "section-without-name",
        'data-md-level="[1-9]',
        rf'<nav class="md-nav" data-md-level="(?P<level>\d+)" aria-labelledby="{NAV_ID}_label" aria-expanded="\w+"',
        section_landmark,
    ),
    larger(
        "section-closed-by-keyboard",
        rf'for="{NAV_ID}"',  # the labels that open a section are buttons by now
        rf'<label class="md-nav__title" for="{NAV_ID}">(?P<text>.*?)</label>',
        section_back,
    ),
    larger(
        "contents-by-keyboard",
        r'<label[^>]*"md-nav__link[^>]*for="__toc"',
        r'<label class="md-nav__link md-nav__link--active" for="__toc">(?P<text>.*?)</label>',
        lambda match, words: button(
            'class="md-nav__link md-nav__link--active ck-toc" data-ck-toggle="__toc" aria-expanded="false"',
            f'{match["text"]}<span class="ck-spoken">{words("theme.contents")}</span>',
        ),
    ),
    simple(
        "current-page-not-told",
        r'<a[^>]* class="md-nav__link md-nav__link--active"',
        r'<a href="(?P<to>[^"]*)" class="md-nav__link md-nav__link--active"(?! aria-current)',
        '<a href="{0[to]}" class="md-nav__link md-nav__link--active" aria-current="page"',
    ),
    simple(
        "path-named-as-menu",
        'class="md-path"',
        r'<nav class="md-path" aria-label="[^"]*"',
        '<nav aria-label="{1}" class="md-path"',
        "theme.path",
    ),
    larger(
        "task-without-label",
        r'class="task-list-control"',
        r'<label class="task-list-control">'
        r'(?P<input><input type="checkbox" disabled(?P<done> checked)?)(?! aria-label| checked)',
        lambda match, words: (
            f'<label class="task-list-control">{match["input"]}'
            f' aria-label="{words("theme.done" if match["done"] else "theme.not_done")}"'
        ),
    ),
    larger(
        "not-found-in-english",
        "<h1>404 - Not found</h1>",
        r"<h1>404 - Not found</h1>",
        lambda _, words: f"<h1>{words('theme.not_found')}</h1>\n<p>{words('theme.not_found_help')}</p>",
    ),
)
END = (  # messages and scripts
    simple(
        "message-not-announced",
        r"</body>",
        '<div class="md-dialog" data-md-component="dialog">',
        '<div class="md-dialog" data-md-component="dialog" role="status">',
    ),
    simple(
        "progress-without-name",
        'class="md-progress"',
        r'<div class="md-progress" data-md-component="progress" role="progressbar">',
        '<div class="md-progress" data-md-component="progress" aria-hidden="true">',
    ),
    larger(
        "scripts-before-page",
        rf"<script(?![^>]*\sdefer)[^>]*\bbundle\.{NO_INLINE}",
        rf'<script src="[^"]*\bbundle\.[^"]*"></script>{NO_INLINE}.*',
        deferred,
    ),
)
MENDS = (*TOP, *MIDDLE, *END)
