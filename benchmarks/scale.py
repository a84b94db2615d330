"""Measure how time and memory grow with a course, and what a question costs beside other quiz plug-ins.

`uv run --group benchmark benchmarks/scale.py [n]` checks made-up courses of 100, 1 000 and 10 000 items, 25 to a quiz,
and builds 2 000 questions on 80 pages n times each way, in turn. Each run is a process of its own, measured whole by
the processor time it took, which other work on the machine disturbs least. What a question costs is the time of the
build with the questions less that of plain MkDocs with the same pages without them, divided by their number: all-in,
with the start of the program, the check of the course and the look at the finished site.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SIZES = (100, 1_000, 10_000)
PER_QUIZ = 25
PAGES_IN_MODULE = 20
QUESTIONS = 2_000
# What a made-up course is advised of; these checks run all the same, to see that the silence is needed.
SILENT = ("objective-not-practised", "objective-not-taught", "same-correct-position")


@dataclass(frozen=True)
class Cost:
    """Processor seconds and peak memory in MB of one process."""

    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Question:
    """A question as every plug-in can ask it: some choices, the first of which is right, each with its feedback.

    One of its texts holds markup; in the course of this repository that is two questions in three.
    """

    number: int

    @property
    def prompt(self) -> str:
        name = [f"**tea number {self.number}**", f"tea `leaf-{self.number}`", f"tea number {self.number}"][
            self.number % 3
        ]
        return f"Which of these is true of {name}, as it is told at the harvest?"

    @property
    def choices(self) -> list[tuple[str, str]]:
        plant = "[another plant](https://example.org/plant)" if self.number % 3 == 2 else "another plant"
        texts = [
            ("It is grown in the shade for some weeks", "Yes, shade makes the leaves of tea {} mild."),
            ("It is left to wither before it is heated", "No, the leaves of tea {} are heated first."),
            (f"It comes from {plant} than other teas", "All of tea {} comes from the same plant."),
            ("It keeps its taste for ten years or more", "Tea {} is best within a year of its harvest."),
        ]
        return [(f"{text} ({self.number})", why.format(self.number)) for text, why in texts]


def main() -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as for whoever builds: Python keeps what it has compiled
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as folder:
        print("check              time   a question     memory   (start of Python included)")
        costs = [checked(Path(folder) / str(size), size) for size in SIZES]
        small, large = (growth(costs, index) for index in (0, 1))
        judge("10 000 items", costs[-1].seconds, 15, "s")
        judge("10 000 items", costs[-1].megabytes, 400, "MB")
        judge("a further item at 10 000 ÷ 1 000", large / small, 2, "×")  # were it quadratic: ten times
        compare(Path(folder), runs)


def growth(costs: list[Cost], index: int) -> float:
    """Give the seconds each further item took from one size to the next."""
    return (costs[index + 1].seconds - costs[index].seconds) / (SIZES[index + 1] - SIZES[index])


def judge(name: str, value: float, goal: float, unit: str) -> None:
    print(f"  {name:34}{value:8.2f} {unit:3} goal ≤ {goal:g} {unit:3} {'met' if value <= goal else 'MISSED'}")


def checked(folder: Path, size: int) -> Cost:
    """Check a course of that size in a process of its own."""
    course(folder, size)
    cost = run(["-m", "coursekit", "--course", str(folder), "check", "--strict"], folder)
    print(f"{size:6} items {cost.seconds:9.2f} s {cost.seconds / size * 1000:8.3f} ms {cost.megabytes:7.0f} MB")
    return cost


def compare(folder: Path, runs: int) -> None:
    """Build the same questions with each plug-in, and the same pages without any."""
    course(folder / "ours", QUESTIONS)
    build = ["-m", "mkdocs", "build", "-q", "-f"]
    plain, other, mcq = (folder / name for name in ("plain", "quiz", "mcq"))
    ways = {  # how to build, where, and what each question of the built pages has
        "plain MkDocs": ([*build, pages(plain, lambda _: "", [])], plain, "quiz-item"),
        "coursekit": (["-m", "coursekit", "--course", str(folder / "ours"), "build"], folder / "ours", "<quiz-item"),
        "mkdocs-quiz": ([*build, pages(other, as_quiz, ["mkdocs_quiz"])], other, 'class="quiz-question"'),
        "mkdocs-mcq": ([*build, pages(mcq, as_mcq, ["mcq"])], mcq, 'class="mcq-container"'),
    }
    taken: dict[str, list[Cost]] = {name: [] for name in ways}
    for _ in range(runs):
        for name, (command, site, sign) in ways.items():
            taken[name].append(run(command, folder))
            asked = sum(page.read_text(encoding="utf-8").count(sign) for page in (site / "site").rglob("*.html"))
            if asked != (0 if name == "plain MkDocs" else QUESTIONS):
                sys.exit(f"{name}: {asked} questions on the pages")
    print(f"\nbuild of {QUESTIONS} questions, median of n={runs} runs [least to most]")
    each = {name: per_question(name, costs, taken["plain MkDocs"]) for name, costs in taken.items()}
    judge("a question with coursekit", each["coursekit"], 1.0, "ms")
    judge("coursekit ÷ mkdocs-quiz", each["coursekit"] / each["mkdocs-quiz"], 0.5, "×")
    judge("coursekit ÷ mkdocs-mcq", each["coursekit"] / each["mkdocs-mcq"], 1.0, "×")


def per_question(name: str, costs: list[Cost], plain: list[Cost]) -> float:
    """Print what a way of building took; gives the milliseconds that each question added."""
    added = [(one.seconds - other.seconds) / QUESTIONS * 1000 for one, other in zip(costs, plain, strict=True)]
    seconds, memory = (
        statistics.median(values) for values in ([c.seconds for c in costs], [c.megabytes for c in costs])
    )
    median = statistics.median(added)
    spread = f"{median:8.3f} ms a question [{min(added):.3f} to {max(added):.3f}]" if costs is not plain else ""
    print(f"{name:14}{seconds:8.2f} s {memory:6.0f} MB {spread}")
    return median


def run(command: list[str], folder: Path) -> Cost:
    """Run Python in a process of its own and give what it took; one that fails ends the measuring."""
    log = folder / "log.txt"
    with log.open("w") as out:
        actions = [(os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, out.fileno(), 2)]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        process = os.posix_spawn(sys.executable, [sys.executable, *command], environment, file_actions=actions)
        _, status, used = os.wait4(process, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed:\n{log.read_text()}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def course(folder: Path, size: int) -> None:
    """Write a course of so many items: a page for each quiz, an objective for each module."""
    quizzes = size // PER_QUIZ
    modules = [f"{number}-tea" for number in range(1, -(-quizzes // PAGES_IN_MODULE) + 1)]
    about = {"id": "tea", "title": "Tea", "language": "en", "modules": modules}
    write(folder / "course.yml", json.dumps({**about, "checks": dict.fromkeys(SILENT, "off")}))
    write(folder / "mkdocs.yml", configuration([]))
    write(folder / "docs/index.md", "# Tea\n")
    for number, module in enumerate(modules, 1):
        objective = json.dumps({"objectives": [{"id": f"tea{number}", "text": "tell teas apart"}]})
        write(folder / f"modules/{module}/index.md", f"---\n{objective}\n---\n# Module {number}\n")
    for index in range(quizzes):
        module = index // PAGES_IN_MODULE
        write(folder / f"modules/{modules[module]}/{index}.md", page(index, f"```quiz\nquiz-{index}\n```\n"))
        write(folder / f"quizzes/quiz-{index}.yml", quiz(index, f"tea{module + 1}"))


def configuration(plugins: list[str]) -> str:
    config = {
        "site_name": "Tea",
        "theme": {"name": "material", "font": False},
        "plugins": ["search", *plugins],
        "markdown_extensions": ["pymdownx.superfences"],  # mkdocs-mcq asks for it
    }
    return json.dumps(config)


def page(index: int, questions: str) -> str:
    return f"# Page {index}\n\nSome words on tea before the questions.\n\n{questions}"


def quiz(index: int, objective: str) -> str:
    """Write a quiz as an author would, in block style, as that is what takes longest to read."""
    lines = [f"title: Quiz {index}", "items:"]
    for question in numbered(index):
        lines += [f"  - id: item-{question.number}", "    type: single-choice", f"    objective: {objective}"]
        lines += [f"    prompt: {question.prompt}", "    choices:"]
        for number, (text, why) in enumerate(question.choices):
            lines += [f"      - text: {text}", f"        feedback: {why}", *["        correct: true"][number:]]
    return "\n".join(lines) + "\n"


def numbered(index: int) -> list[Question]:
    return [Question(index * PER_QUIZ + number) for number in range(PER_QUIZ)]


def pages(folder: Path, ask: Callable[[Question], str], plugins: list[str]) -> str:
    """Write the pages of the course for another plug-in, each question as `ask` writes it."""
    write(folder / "mkdocs.yml", configuration(plugins))
    write(folder / "docs/index.md", "# Tea\n")
    for index in range(QUESTIONS // PER_QUIZ):
        module = index // PAGES_IN_MODULE + 1
        write(folder / f"docs/{module}-tea/index.md", f"# Module {module}\n")
        write(folder / f"docs/{module}-tea/{index}.md", page(index, "\n".join(map(ask, numbered(index)))))
    return str(folder / "mkdocs.yml")


def as_quiz(question: Question) -> str:
    choices = [f"- [{' x'[number == 0]}] {text}" for number, (text, _) in enumerate(question.choices)]
    return "\n".join(["<quiz>", question.prompt, *choices, "", question.choices[0][1], "</quiz>", ""])


def as_mcq(question: Question) -> str:
    choices = [f"- [{' x'[number == 0]}] {text}\n  > {why}" for number, (text, why) in enumerate(question.choices)]
    return "\n".join(
        ["```mcq", "---", "type: single", f"question: {json.dumps(question.prompt)}", "---", "", *choices, "```", ""]
    )


if __name__ == "__main__":
    main()
