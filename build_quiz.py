"""The front door of the course: run it to build the site; MkDocs loads it as its hook."""

import sys
from pathlib import Path

from coursekit.cli import main
from coursekit.engines.mkdocs import on_config, on_files, on_page_content, on_post_page, on_post_template

__all__ = ["on_config", "on_files", "on_page_content", "on_post_page", "on_post_template"]

if __name__ == "__main__":
    sys.exit(main(default_course=Path(__file__).parent))
