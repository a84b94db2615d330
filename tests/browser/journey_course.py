"""A small course with all that shows learners their progress: two sessions, a test, an exam, an optional page."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

RIGHT, WRONG = "The right one", "A wrong one"


def choices(*ids: str, objective: str) -> str:
    """Write items with one right and one wrong choice each."""
    return "".join(
        f"  - id: {name}\n    type: single-choice\n    objective: {objective}\n    prompt: What of {name}?\n"
        "    choices:\n"
        f"      - {{text: {RIGHT}, correct: true}}\n      - {{text: {WRONG}}}\n"
        for name in ids
    )


FILES = {
    "course.yml": """
        id: journey
        title: Tea & <bread>
        language: en
        modules: [1-tea, 2-exam]
        completion:
          read: true
          passed:
            - test
            - {quiz: exam, percent: 50}
        checks: {choice-count: off, missing-feedback: off, objective-not-practised: off, objective-not-taught: off}
        """,
    "mkdocs.yml": """
        site_name: Tea and bread
        site_url: !ENV [SITE_URL, ""]
        use_directory_urls: false
        nav:
          - Start: index.md
          - modules
          - Results: results.md
          - Certificate: certificate.md
          - Data: data.md
        theme:
          name: material
          variant: classic
          font: false
          palette:
            - {media: "(prefers-color-scheme: light)", scheme: default}
            - {media: "(prefers-color-scheme: dark)", scheme: slate}
          features: [navigation.instant]
        extra: {generator: false}
        """,
    "docs/index.md": "# Start\n\n```course-map\n```\n",
    "docs/results.md": "# Results\n\n```my-results\n```\n",
    "docs/certificate.md": "# Certificate\n\n```certificate\n```\n",
    "docs/data.md": "# Data\n\n```my-data\n```\n",
    "modules/1-tea/index.md": """
        ---
        objectives:
          - {id: tea1, text: know the leaves}
          - {id: tea2, text: know the water}
        ---
        # Tea

        ```course-map
        1-tea
        ```
        """,
    "modules/1-tea/1-leaves.md": """
        ---
        minutes: 10
        teaches: [tea1]
        ---
        # Leaves

        ```quiz
        practice: leaf
        ```
        """,
    "modules/1-tea/2-walk.md": "---\nminutes: 90\noptional: true\n---\n# A walk\n",
    "modules/1-tea/3-test.md": "---\nminutes: 20\n---\n# Test\n\n```quiz\ntest\n```\n",
    "modules/2-exam/index.md": "# Exams\n",
    "modules/2-exam/1-exam.md": "---\nminutes: 40\n---\n# Exam\n\n```quiz\nexam\n```\n",
    "quizzes/practice.yml": "title: Practice\nitems:\n" + choices("leaf", objective="tea1"),
    "quizzes/test.yml": "title: Test\npass_mark: 50\nitems:\n" + choices("one", "two", objective="tea2"),
    "quizzes/exam.yml": (
        "title: Exam\nmode: exam\npass_mark: 70\nattempts: 2\n"
        "draw:\n  - {count: 1}\n  - {count: 1, from: test}\nitems:\n" + choices("own", objective="tea1")
    ),
}


def write(folder: Path) -> Path:
    """Write the course into a new folder."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return folder
