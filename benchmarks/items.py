"""Measure how long a learner waits for feedback: `uv run benchmarks/items.py [items] [throttle] [visits]`.

A page with 200 items of all types is opened in Chromium with the processor slowed down four times. Each item gets an
answer and is checked, with its button in view, as whoever presses it has it; the time runs from the press of the
button until the feedback has been painted: the first task after the frame that shows it. Prints the median and the
95th percentile beside the goal, over several visits the median of each, and how long a frame takes in which nothing
happens: a computer that is busy with something else makes both long. So that figures of different computers can be
told apart it also prints how fast the slowed-down page builds strings, counted as one half of Lighthouse's
BenchmarkIndex is: a hundred long strings in a second are 10, and Chrome's DevTools calls a computer with an index of
264 a low-tier phone and one with 1000 a mid-tier phone. Nothing here is a test.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from coursekit.engines.mkdocs import build_site
from coursekit.examples import Example, all_examples
from coursekit.package import package_text

GOAL = 50  # milliseconds, 95th percentile
COURSE = (
    "id: many\ntitle: Many items\nlanguage: en\nmodules: [1-many]\nchecks: {choice-count: off, missing-feedback: off}\n"
)
SITE = "site_name: Many items\nuse_directory_urls: false\ntheme: {name: material, font: false}\nplugins: []\n"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]

# Answers an item in the simplest way, then checks it; gives the milliseconds until its feedback is painted.
CHECK = """async (item) => {
  const form = item.querySelector("form");
  const painted = () => new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  });
  const press = (selector) => item.querySelector(selector)?.click();
  const named = new Map([...form.elements].filter(({ name }) => name.startsWith("response")).map((c) => [c.name, c]));
  for (const control of named.values()) {
    if (control.type === "radio" || control.type === "checkbox") control.click();
    if (control.type === "text" || control.type === "textarea") control.value = "14";
    if (control.tagName === "SELECT") control.selectedIndex = 1;
  }
  press("[data-move='1']");
  const ways = () => item.querySelector("[data-step]:not([hidden]) [data-way]");
  let last = item.querySelector(".quiz-check");
  while (ways()) {
    last = ways();
    if (item.querySelector(`[data-ending][data-step="${last.dataset.to}"]`)) break;
    last.click();
  }
  last.scrollIntoView({ block: "center" });
  await painted();
  await painted();
  const idle = performance.now();
  await painted();
  const start = performance.now();
  last.click();
  await painted();
  const end = performance.now();
  const shown = item.getAttribute("status") === "scored" && !item.querySelector(".quiz-outcome").hidden;
  return [shown ? end - start : -1, start - idle];
}"""

# Builds strings of 10 000 letters for half a second; gives a tenth of how many there would be in a second.
SPEED = """() => {
  const start = performance.now();
  let strings = 0;
  for (; performance.now() - start < 500; strings += 1) {
    let text = "";
    for (let letter = 0; letter < 10000; letter += 1) text += "a";
    if (text.length === 1) throw new Error("no string was built");
  }
  return strings / 10 / ((performance.now() - start) / 1000);
}"""


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    throttle = float(sys.argv[2]) if len(sys.argv) > 2 else 4
    visits = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    chromium = shutil.which("chromium") or shutil.which("chromium-headless-shell")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(Path(folder), count)
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        seen = [measure(browser, site / "1-many/index.html", count, throttle) for _ in range(visits)]
        browser.close()
    p95 = sorted(percentile(times) for times, _, _ in seen)
    speeds = sorted(speed for _, _, speed in seen)
    middle = statistics.median(p95)
    print(f"{count} items on one page, processor slowed down {throttle:g} times, median of n={visits} visits")
    print(f"speed of the page: {statistics.median(speeds):.0f} [{speeds[0]:.0f} to {speeds[-1]:.0f}]")
    print(f"check → painted: median {statistics.median(statistics.median(times) for times, _, _ in seen):.1f} ms")
    idle = statistics.median(percentile(frames) for _, frames, _ in seen)
    print(f"a frame in which nothing happens: p95 {idle:.1f} ms")
    print(
        f"95th percentile {middle:.1f} ms [{p95[0]:.1f} to {p95[-1]:.1f}]   goal ≤ {GOAL} ms  "
        f" {'met' if middle <= GOAL else 'MISSED'}"
    )


def build(folder: Path, count: int) -> Path:
    """Build a course whose one page shows `count` items, of each example as many as of any other."""
    examples = islice(cycle(all_examples()), count)
    texts = {
        "course.yml": COURSE,
        "mkdocs.yml": SITE,
        "docs/index.md": "# Start\n",
        "docs/images/square.svg": package_text("types/hotspot/image.svg"),
        "modules/1-many/index.md": "# Many items\n\n```quiz\nmany\n```\n",
        "quizzes/many.yml": "\n".join(["title: Many", "items:", *map(renamed, examples, range(count)), ""]),
    }
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    build_site(folder / "mkdocs.yml", folder / "site", strict=False)
    return folder / "site"


def renamed(example: Example, number: int) -> str:
    """Give an example's YAML with an id of its own."""
    return example.source.replace(f"id: {example.item.id}", f"id: item-{number}", 1)


def percentile(times: list[float]) -> float:
    """Give the 95th percentile."""
    return sorted(times)[int(0.95 * (len(times) - 1))]


def measure(browser: Browser, path: Path, count: int, throttle: float) -> tuple[list[float], list[float], float]:
    """Open the page, and answer and check each of its items; gives all times, those of idle frames, and the speed."""
    page = browser.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": throttle})
    page.goto(path.as_uri())
    page.locator("quiz-item:defined").last.wait_for()
    speed = page.evaluate(SPEED)
    pairs = [check(page, index) for index in range(page.locator("quiz-item").count())]
    times, frames = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    if len(times) != count or min(times) < 0:
        sys.exit(f"{sum(time >= 0 for time in times)} of {count} items showed their feedback")
    page.context.close()
    return times, frames, speed


def check(page: Page, index: int) -> list[float]:
    return list(page.locator("quiz-item").nth(index).evaluate(CHECK))


if __name__ == "__main__":
    main()
