"""The headers of a whole site, ready to be taken into the configuration of its web server."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from coursekit.policy import policy

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
HASHED = "[.][0-9a-f]{8}[.]"  # in the names of files that are named after their content
FOREVER = "public, max-age=31536000, immutable"  # for those
ASK = "no-cache"  # for all others: keep, but ask each time whether it has changed


def header_files(digests: Iterable[str], frames: Iterable[str] = (), path: str = "/") -> dict[str, str]:
    """Write the headers of a whole site for web servers, by file name; `digests` are those of all its pages.

    A header may say one thing that a page cannot: who may show the site in a frame. That is the site itself and the
    origins in `frames`. `path` is the path of the site's top in its address, which leads to the page for addresses
    that lead nowhere.
    """
    ancestors = " ".join(["'self'", *frames])
    headers = {"Content-Security-Policy": f"{policy(sorted(digests))}; frame-ancestors {ancestors}", **HEADERS}
    return {
        "nginx.conf": nginx(headers, path),
        "htaccess.txt": apache(headers, path),
        "Caddyfile": caddy(headers),
        "lighttpd.conf": lighttpd(headers),
        "_headers": netlify(headers),
    }


def nginx(headers: dict[str, str], path: str) -> str:
    """Write lines for a `server` or `location` block; nginx forgets them in a `location` below that adds a header."""
    lines = [f'add_header {name} "{value}" always;' for name, value in headers.items()]
    return "\n".join(
        [
            *lines,
            f'set $coursekit_cache "{ASK}";',
            f'if ($uri ~ "{HASHED}") {{ set $coursekit_cache "{FOREVER}"; }}',
            "add_header Cache-Control $coursekit_cache always;",
            f'error_page 404 "{path}404.html";',
            "",
        ]
    )


def apache(headers: dict[str, str], path: str) -> str:
    """Write an `.htaccess`, or what stands in a `Directory` block; it needs mod_headers."""
    lines = [f'Header always set {name} "{value}"' for name, value in headers.items()]
    return "\n".join(
        [
            *lines,
            f'Header always set Cache-Control "{ASK}"',
            f'<FilesMatch "{HASHED}">',
            f'  Header always set Cache-Control "{FOREVER}" "expr=%{{REQUEST_STATUS}} != 404"',
            "</FilesMatch>",
            f'ErrorDocument 404 "{quote(path)}404.html"',
            "",
        ]
    )


def caddy(headers: dict[str, str]) -> str:
    """Write directives for a site block of a Caddyfile."""
    lines = [f'\t{name} "{value}"' for name, value in headers.items()]
    return "\n".join(
        [
            "header {",
            *lines,
            "}",
            f"@hashed path_regexp {HASHED}",
            f"@other not path_regexp {HASHED}",
            f'header @hashed Cache-Control "{FOREVER}"',
            f'header @other Cache-Control "{ASK}"',
            "handle_errors {",
            f'\theader Cache-Control "{ASK}"',
            "\t@missing expression {err.status_code} == 404",
            "\trewrite @missing /404.html",
            "\tfile_server",
            "}",
            "",
        ]
    )


def lighttpd(headers: dict[str, str]) -> str:
    """Write lines for lighttpd's configuration; they need mod_setenv and mod_expire.

    The latter says how long to keep what was found, and nothing about what was not.
    """
    lines = [f'  "{name}" => "{value}",' for name, value in headers.items()]
    return "\n".join(
        [
            "setenv.add-response-header = (",
            *lines,
            ")",
            f'$HTTP["url"] =~ "{HASHED}" {{',
            '  expire.url = ( "" => "access plus 365 days" )',
            "}",
            'else $HTTP["url"] =~ "" {',
            f'  setenv.set-response-header = ( "Cache-Control" => "{ASK}" )',
            "}",
            "",
        ]
    )


def netlify(headers: dict[str, str]) -> str:
    """Write a `_headers` file, for hosts that read one in the site's folder."""
    lines = [f"  {name}: {value}" for name, value in headers.items()]
    return "\n".join(["/*", *lines, f"  Cache-Control: {ASK}", ""])
