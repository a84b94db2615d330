"""`python -m coursekit`."""

import sys

from coursekit.cli import program

sys.exit(program())
