"""The language server behind the YAML extension of editors, driven as an editor does: JSON messages over a pipe."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import node
from npm import fetched

SERVER = "yaml-language-server/bin/yaml-language-server"
ABLE = {"workspace": {"configuration": True}}  # what our editor can do
PATIENCE = 60  # seconds, for a computer that is busy with something else


def server_file() -> Path:
    """Find the server."""
    return fetched(SERVER)


def editor_settings(folder: Path) -> dict[str, Any]:
    """Read the settings of an editor for a folder as it passes them on: dotted names as trees."""
    tree: dict[str, Any] = {}
    for name, value in json.loads((folder / ".vscode" / "settings.json").read_text(encoding="utf-8")).items():
        *above, last = name.split(".")
        place = tree
        for part in above:
            place = place.setdefault(part, {})
        place[last] = value
    return tree


class LanguageServer:
    """A running server for the files of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings = editor_settings(folder)
        self.process = subprocess.Popen(
            [node.executable(), str(server_file()), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self.thread = threading.Thread(target=self.listen, daemon=True)
        self.thread.start()
        self.last = self.version = 0
        root = {"uri": folder.as_uri(), "name": folder.name}
        self.ask("initialize", processId=None, rootUri=root["uri"], workspaceFolders=[root], capabilities=ABLE)
        self.tell("initialized")
        while self.receive().get("method") != "workspace/configuration":
            pass

    def listen(self) -> None:
        """Read messages until the server hangs up."""
        assert self.process.stdout
        while header := self.process.stdout.readline():
            length = int(header.partition(b":")[2])
            while self.process.stdout.readline().strip():
                pass
            self.messages.put(json.loads(self.process.stdout.read(length)))

    def send(self, **message: Any) -> None:
        assert self.process.stdin
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(f"Content-Length: {len(data)}\r\n\r\n".encode() + data)
        self.process.stdin.flush()

    def tell(self, method: str, **params: Any) -> None:
        self.send(method=method, params=params)

    def ask(self, method: str, **params: Any) -> Any:
        """Ask for something and wait for the answer."""
        self.last += 1
        self.send(id=self.last, method=method, params=params)
        while True:
            message = self.receive()
            if message.get("id") == self.last and "method" not in message:
                return message["result"]

    def receive(self) -> dict[str, Any]:
        """Take the next message; what the server itself asks is answered on the way."""
        message = self.messages.get(timeout=PATIENCE)
        if message.get("method") == "workspace/configuration":
            items = message["params"]["items"]
            self.send(id=message["id"], result=[self.settings.get(item["section"]) for item in items])
        elif "id" in message and "method" in message:
            self.send(id=message["id"], result=None)
        return message

    @contextmanager
    def opened(self, path: str, text: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Open a text as a file of the folder; gives its address and what is underlined in it."""
        uri = (self.folder / path).as_uri()
        self.version += 1  # the server remembers what it has read of a version, even once the file is closed
        document = {"uri": uri, "languageId": "yaml", "version": self.version, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        yield uri, self.published(uri)
        self.tell("textDocument/didClose", textDocument={"uri": uri})
        assert self.published(uri) == [], "a closed file has nothing underlined"

    def published(self, uri: str) -> list[dict[str, Any]]:
        """Wait for what is underlined in a file."""
        while True:
            message = self.receive()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                return message["params"]["diagnostics"]

    def underlined(self, path: str, text: str) -> list[tuple[str, str]]:
        """Give what is underlined in a text, and why."""
        with self.opened(path, text) as (_, diagnostics):
            return [(covered(text, found["range"]), found["message"]) for found in diagnostics]

    def completions(self, path: str, text: str) -> dict[str, str]:
        """Give what is offered where `|` stands in a text, with what is said about it."""
        before, _, after = text.partition("|")
        place = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        with self.opened(path, before + after) as (uri, _):
            answer = self.ask("textDocument/completion", textDocument={"uri": uri}, position=place)
        offers = answer["items"] if isinstance(answer, dict) else answer
        return {offer["label"]: said(offer.get("documentation")) for offer in offers}

    def close(self) -> None:
        """End the server."""
        self.ask("shutdown")
        self.tell("exit")
        self.process.wait(PATIENCE)
        for stream in (self.process.stdin, self.process.stdout):
            assert stream
            stream.close()


def said(documentation: Any) -> str:
    return documentation["value"] if isinstance(documentation, dict) else documentation or ""


def covered(text: str, place: dict[str, dict[str, int]]) -> str:
    """Give the text of a range."""
    lines = text.split("\n")
    start, end = place["start"], place["end"]
    if start["line"] != end["line"]:
        return lines[start["line"]][start["character"] :]
    return lines[start["line"]][start["character"] : end["character"]]
