"""The records of somebody who has done a whole course, for pages that show how far a learner is."""

from __future__ import annotations

from playwright.sync_api import Page

# Reads what there is to do from the page of results; digests are as the pages carry them.
KEEP = """([course, exam, missed, learner]) => {
  const data = JSON.parse(document.querySelector("course-results").getAttribute("data"));
  const keep = (key, fields) => localStorage.setItem(`coursekit:${course}:${key}`,
    JSON.stringify({ v: 1, revision: 1, time: 1, ...fields }));
  for (const { name } of data.pages) keep(`@read:${name}`, { read: true });
  for (const [id, { items }] of Object.entries(data.quizzes)) {
    for (const [name, [digest, max_score]] of Object.entries(items)) {
      const fields = { response: ["x"], digest, max_score, score: name === missed ? 0 : max_score };
      keep(`${id}:${name}`, fields);
      keep(`${id}:${name}@1`, fields);
    }
  }
  keep(`${exam}:@`, { number: 1, order: Object.keys(data.quizzes[exam].items), state: "done" });
  keep("@name", { name: learner });
}"""


def do_everything(results: Page, course: str, exam: str, learner: str, missed: str = "") -> None:
    """Save that all is read and all answered right but for the item `missed`; `results` shows the learner's results."""
    results.evaluate(KEEP, [course, exam, missed, learner])
