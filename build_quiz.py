"""The front door of the course: run it to build the site; MkDocs loads it as its hook."""

import sys
from pathlib import Path

from coursekit.cli import program
from coursekit.engines.mkdocs import on_config, on_startup

__all__ = ["on_config", "on_startup"]

if __name__ == "__main__":
    sys.exit(program(Path(__file__).parent))
