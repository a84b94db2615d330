"""The headers of a whole site, ready to be copied into the configuration of its web server."""

from __future__ import annotations

from collections.abc import Iterable

from coursekit.policy import policy

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FOREVER = "public, max-age=31536000, immutable"  # for files named after their content
ASK = "no-cache"  # for all others: keep, but ask each time whether it has changed


def header_files(digests: Iterable[str]) -> dict[str, str]:
    """Write the headers of a whole site for web servers, by file name; `digests` are those of all its pages.

    A header may say one thing that a page cannot: who may show the site in a frame.
    """
    headers = {"Content-Security-Policy": f"{policy(sorted(digests))}; frame-ancestors 'self'", **HEADERS}
    return {
        "nginx.conf": nginx(headers),
        "htaccess.txt": apache(headers),
        "Caddyfile": caddy(headers),
        "_headers": netlify(headers),
    }


def nginx(headers: dict[str, str]) -> str:
    """Write lines for a `server` block; nginx forgets them in a `location` that adds a header, so none does."""
    lines = [f'add_header {name} "{value}" always;' for name, value in headers.items()]
    return (
        "# In http { }:\n"
        f'map $uri $coursekit_cache {{\n  default "{ASK}";\n  "~/assets/.*\\.[0-9a-f]{{8}}\\." "{FOREVER}";\n}}\n'
        "# In server { }:\n"
        + "\n".join([*lines, "add_header Cache-Control $coursekit_cache always;", "error_page 404 /404.html;"])
        + "\n"
    )


def apache(headers: dict[str, str]) -> str:
    """Write an `.htaccess`, which needs mod_headers."""
    lines = [f'Header always set {name} "{value}"' for name, value in headers.items()]
    hashed = f'<FilesMatch "\\.[0-9a-f]{{8}}\\.">\n  Header always set Cache-Control "{FOREVER}"\n</FilesMatch>'
    return "\n".join(
        ["# Save as .htaccess in the site's folder.", *lines, f'Header always set Cache-Control "{ASK}"', hashed, ""]
    )


def caddy(headers: dict[str, str]) -> str:
    """Write directives for a site block of a Caddyfile."""
    lines = [f'  {name} "{value}"' for name, value in headers.items()]
    return "\n".join(
        [
            "@hashed path_regexp /assets/.*\\.[0-9a-f]{8}\\.",
            "@other not path_regexp /assets/.*\\.[0-9a-f]{8}\\.",
            "header {",
            *lines,
            "}",
            f'header @other Cache-Control "{ASK}"',
            f'header @hashed Cache-Control "{FOREVER}"',
            "handle_errors {",
            "  @missing expression {err.status_code} == 404",
            "  rewrite @missing /404.html",
            "  file_server",
            "}",
            "",
        ]
    )


def netlify(headers: dict[str, str]) -> str:
    """Write a `_headers` file, for hosts that read one in the site's folder."""
    lines = [f"  {name}: {value}" for name, value in headers.items()]
    return "\n".join(["/*", *lines, f"  Cache-Control: {ASK}", ""])
