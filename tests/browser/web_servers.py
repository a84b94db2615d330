"""The web servers of the hosting pages, started for real with the very settings that stand there."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from apt import Machine, install, runs, update
from courses import ROOT

GUIDE = ROOT / "docs" / "handledning" / "webbservrar.md"
BLOCK = re.compile(r"^```(?P<language>nginx|apache|caddyfile|lighttpd)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
HOST, PLACE, BELOW = "kurs.example.se", "/var/www/kurs", "/kurser/trygga-platser/"
PACKAGES = {"nginx": "nginx", "apache2": "apache2-bin", "caddy": "caddy", "lighttpd": "lighttpd"}
PATIENCE = 20  # seconds until a server answers, on a computer that is busy with something else
MIME = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json"}
MODULES = ("mpm_event", "authz_core", "mime", "dir", "alias", "headers")
KEPT_BY_NGINX = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class NoServerError(Exception):
    """A web server is not here and could not be had; the message says what was tried and what helps."""


def find(name: str) -> str | None:
    """Find a program, also where only root looks for one."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")


def this_machine() -> Machine:
    """Describe the computer the tests run on."""
    return Machine(find, runs, os.geteuid() == 0)


def executable(machine: Machine, name: str) -> str:
    """Give the path of a web server, installed if need be.

    Raises NoServerError where it cannot be had.
    """
    with (Path(tempfile.gettempdir()) / "coursekit-web-servers.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two runs that install at once would fail each other
        if not machine.which(name):
            update(machine) and install(machine, "--no-install-recommends", *PACKAGES.values())
    if path := machine.which(name):
        return path
    packages = " ".join(PACKAGES.values())
    raise NoServerError(
        f"These tests need the web server {name}, which is not installed, and `apt-get install {packages}`"
        " (as root, or with a sudo that asks for no password) could not fetch it. Install it, then run the tests again."
    )


def blocks() -> dict[str, list[str]]:
    """Give the settings of the hosting pages by server: for a site of its own, and for a folder of another."""
    found: dict[str, list[str]] = {}
    for match in BLOCK.finditer(GUIDE.read_text(encoding="utf-8")):
        found.setdefault(match["language"], []).append(match["text"])
    return found


@dataclass(frozen=True)
class Site:
    """A site to be served: `work` holds the folders `site` and `site-headers`, `path` is its place on the host."""

    work: Path
    path: str
    port: int

    @property
    def below(self) -> bool:
        return self.path != "/"

    def block(self, language: str) -> str:
        """Give the settings of the hosting pages, with this site's own places in them."""
        text = blocks()[language][self.below]
        assert PLACE in text
        assert (BELOW.rstrip("/") in text) == self.below
        host = f"http://127.0.0.1:{self.port}" if language == "caddyfile" else "localhost"
        path = quote(self.path) if language == "caddyfile" else self.path
        text = text.replace(BELOW.rstrip("/"), path.rstrip("/")) if self.below else text
        text = text.replace(PLACE, str(self.work)).replace(HOST, host)
        return text.replace("listen 80;", f"listen 127.0.0.1:{self.port};").replace("*:80>", f"127.0.0.1:{self.port}>")


def nginx(site: Site) -> tuple[str, list[str]]:
    kept = "".join(f"  {name}_temp_path {site.work}/{name};\n" for name in KEPT_BY_NGINX)
    block = site.block("nginx")
    server = f"server {{ listen 127.0.0.1:{site.port};\n{block}}}" if site.below else block
    text = (
        f"daemon off; master_process off; pid {site.work}/pid;\nevents {{ }}\n"
        f"http {{\n  include /etc/nginx/mime.types; access_log off;\n{kept}{server}\n}}\n"
    )
    return text, ["-p", str(site.work), "-e", f"{site.work}/errors", "-c"]


def apache2(site: Site) -> tuple[str, list[str]]:
    modules = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in MODULES)
    types = "".join(f"AddType {kind} {ending}\n" for ending, kind in MIME.items())
    block = site.block("apache")
    host = f"<VirtualHost 127.0.0.1:{site.port}>\nDocumentRoot {site.work}/empty\n{block}</VirtualHost>\n"
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    text = (
        f"ServerRoot {site.work}\nDefaultRuntimeDir {site.work}\nPidFile {site.work}/pid\nErrorLog {site.work}/errors\n"
        f"Listen 127.0.0.1:{site.port}\nServerName localhost\n{modules}{user}TypesConfig /dev/null\n{types}"
        f"DirectoryIndex index.html\n<Directory />\nRequire all denied\n</Directory>\n{host if site.below else block}"
    )
    return text, ["-X", "-f"]


def caddy(site: Site) -> tuple[str, list[str]]:
    text = "{\n\tadmin off\n\tauto_https off\n}\n" + site.block("caddyfile")
    return text, ["run", "--adapter", "caddyfile", "--config"]


def lighttpd(site: Site) -> tuple[str, list[str]]:
    types = ", ".join(f'"{ending}" => "{kind}"' for ending, kind in MIME.items())
    text = (
        f'server.port = {site.port}\nserver.bind = "127.0.0.1"\nserver.document-root = "{site.work}/empty"\n'
        f'server.modules = ( "mod_indexfile" )\nindex-file.names = ( "index.html" )\nmimetype.assign = ( {types} )\n'
        f'server.errorlog = "{site.work}/errors"\n{site.block("lighttpd")}'
    )
    return text, ["-D", "-f"]


SETTINGS: dict[str, Callable[[Site], tuple[str, list[str]]]] = {
    "nginx": nginx,
    "apache2": apache2,
    "caddy": caddy,
    "lighttpd": lighttpd,
}


def command(name: str, site: Site) -> list[str]:
    """Write the settings of a server to a file, and give the command that starts it in the foreground."""
    if name == "python":
        return [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", str(site.port)]
    text, options = SETTINGS[name](site)
    path = site.work / f"{name}.conf"
    path.write_text(text, encoding="utf-8")
    return [executable(this_machine(), name), *options, str(path)]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def served(name: str, site: Site, folder: Path) -> Iterator[None]:
    """Serve a site until the block is left; Python's own server serves `folder`.

    Raises AssertionError with what the server said where it does not start.
    """
    home = {"HOME": str(site.work), "XDG_DATA_HOME": str(site.work), "XDG_CONFIG_HOME": str(site.work)}
    said = site.work / "said"
    with said.open("wb") as output:
        process = subprocess.Popen(
            command(name, site), cwd=folder, env={**os.environ, **home}, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        deadline = time.monotonic() + PATIENCE
        while not answers(site.port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"{name} does not answer: {said.read_text('utf-8', 'replace')}")
            time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)
