"""The long run of `tests/test_damaged_files.py`: `uv run tests/fuzz.py [damaged] [generated] [seed]`.

Reads and checks 200 000 damaged and 2 000 generated files of a course. Ends by itself, with code 1 and the first files
that broke something, should there be any.
"""

from __future__ import annotations

import random
import sys
import time
import traceback

from damage import GENERATED, assert_located, damaged
from hypothesis import HealthCheck, Phase, given, seed, settings

SHOWN = 10  # breaking files that are shown whole


def main() -> int:
    count, generated, number = [*map(int, sys.argv[1:]), *(200_000, 2_000, 1)[len(sys.argv) - 1 :]]
    broken: list[tuple[str, bytes]] = []
    start = time.perf_counter()
    chance = random.Random(number)
    found = sum(tried(broken, *damaged(chance)) for _ in range(count))
    made = run_generated(broken, generated, number)
    seconds = time.perf_counter() - start
    print(f"{count} damaged files, {found} with findings; {made} generated files; {seconds:.0f} s; seed {number}")
    print(f"{len(broken)} broke something")
    return 1 if broken else 0


def tried(broken: list[tuple[str, bytes]], path: str, data: bytes) -> bool:
    """Check one file; keeps it, with why, should anything break."""
    try:
        return assert_located(path, data)
    except Exception:  # whatever it is, it is what the run looks for
        broken.append((path, data))
        if len(broken) <= SHOWN:
            print(f"{path}: {data!r}\n{traceback.format_exc()}", flush=True)
        return True


def run_generated(broken: list[tuple[str, bytes]], count: int, number: int) -> int:
    """Check generated files, as many different ones as asked for or as can be made; gives how many."""
    made = set()

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(GENERATED)
    def check_one(file: tuple[str, bytes]) -> None:
        made.add(file)
        tried(broken, *file)

    check_one()
    return len(made)


if __name__ == "__main__":
    sys.exit(main())
