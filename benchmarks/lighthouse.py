"""What Lighthouse says of the start page, a lesson and a quiz: the median of three runs on a simulated phone.

Usage: python benchmarks/lighthouse.py [SITE], after a build; npx fetches Lighthouse. The site is served compressed and
over connections that stay open, as web servers do. Ends with 1 where a goal is missed: 100 for accessibility, best
practices and SEO, 90 for performance.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
PAGES = {
    "start": "index.html",
    "lesson": "1-situationell-brottsprevention/2-fem-strategier.html",
    "quiz": "1-situationell-brottsprevention/kunskapskontroll.html",
}
GOALS = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 90}
RUNS = 3
LIGHTHOUSE = ["npx", "--yes", "lighthouse@13"]
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


class Handler(SimpleHTTPRequestHandler):
    """Serves a site compressed, and lets the browser keep what is named after its content."""

    protocol_version = "HTTP/1.1"

    def send_head(self):
        path = Path(self.translate_path(self.path))
        if path.suffix not in COMPRESSED or not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes())
        file = tempfile.TemporaryFile()  # noqa: SIM115 - the handler that called closes it
        file.write(body)
        file.seek(0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000" if "/assets/" in self.path else "no-cache")
        self.end_headers()
        return file

    def log_message(self, *_: object) -> None:
        """Say nothing: the table is what is wanted."""


class Server(ThreadingHTTPServer):
    """Does not mind a browser that hangs up, as it does whenever a look is over."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def main() -> int:
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    if not (site / "index.html").is_file():
        return stop(f"{site} holds no site: build it first")
    if not shutil.which("npx"):
        return stop("Lighthouse comes through npx: install npm first")
    server = Server(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"{'page':10}" + "".join(f"{name:>16}" for name in GOALS))
    missed = False
    for name, path in PAGES.items():
        reports = [run(f"http://127.0.0.1:{server.server_port}/{path}") for _ in range(RUNS)]
        scores = {goal: median(report[goal] for report in reports) for goal in GOALS}
        print(f"{name:10}" + "".join(f"{scores[goal]:>16.0f}" for goal in GOALS))
        for audit in sorted({audit for report in reports for audit in report["failed"]}):
            print(f"{'':10}{audit}")
        missed |= any(scores[goal] < wanted for goal, wanted in GOALS.items())
    server.shutdown()
    return int(missed)


def run(url: str) -> dict:
    """Let Lighthouse look at a page once; gives the scores in per cent, and what failed outside performance."""
    command = [*LIGHTHOUSE, url, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    command += [f"--only-categories={','.join(GOALS)}"]
    chromium = os.environ.get("CHROME_PATH") or shutil.which("chromium") or ""
    done = subprocess.run(command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, check=True)
    report = json.loads(done.stdout)
    categories = report["categories"]
    return {
        **{goal: 100 * categories[goal]["score"] for goal in GOALS},
        "failed": [
            f"{name}: {report['audits'][entry['id']]['title']}"
            for name, category in categories.items()
            if name != "performance"
            for entry in category["auditRefs"]
            if entry["weight"] and report["audits"][entry["id"]]["score"] not in (None, 1)
        ],
    }


def stop(text: str) -> int:
    print(text, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
