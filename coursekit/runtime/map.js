// <course-map>: what the list of sessions and pages says about each, and where to go on.

import { JOURNEY } from "./journey-words.js";
import { Live } from "./live.js";
import { fill } from "./say.js";

export class CourseMap extends Live {
  show(records) {
    const progress = this.progress(records);
    for (const row of this.parts("[data-page]")) this.showPage(row, progress);
    for (const row of this.parts("[data-leg]")) this.showLeg(row, progress);
    this.showNext(progress);
    this.showTime(progress.minutesLeft());
  }

  showPage(row, progress) {
    const page = progress.pages.find(({ name }) => name === row.dataset.page);
    const state = progress.page(page);
    const mark = page.whole.some((id) => progress.quizzes[id].mark);
    const words = [
      ...(state.done && !page.whole.length ? [JOURNEY.is_read] : []),
      ...(state.answered || (state.done && mark) ? [fill(JOURNEY.answered, state)] : []),
      ...(state.done && mark ? [this.judged(page, progress)] : []),
    ];
    row.dataset.state = state.done ? "done" : state.answered ? "begun" : "";
    row.querySelector(".course-state").textContent = words.join(", ");
  }

  judged(page, progress) {
    const quizzes = page.whole.map((id) => progress.quiz(id));
    const worst = quizzes.reduce((one, other) => (other.percent < one.percent ? other : one));
    return fill(quizzes.every(({ passed }) => passed) ? JOURNEY.passed : JOURNEY.not_passed, worst);
  }

  showLeg(row, progress) {
    const { done, pages } = progress.module(row.dataset.leg);
    row.dataset.state = done === pages ? "done" : done ? "begun" : "";
    row.querySelector(".course-state").textContent = done ? fill(JOURNEY.pages_done, { done, count: pages }) : "";
    const bar = row.querySelector("progress");
    bar.value = done;
    bar.hidden = !done;
  }

  showNext(progress) {
    const { page, begun } = progress.next();
    const line = this.part(".course-next");
    const rows = this.parts("[data-page]");
    const row = rows.find((other) => other.dataset.page === page?.name);
    for (const other of rows) other.toggleAttribute("data-next", other === row);
    const link = line.querySelector("a");
    link.hidden = !row;
    line.querySelector(".course-all").hidden = Boolean(row);
    line.hidden = false;
    if (!row) return;
    const { href, textContent } = row.querySelector("a");
    link.href = href;
    link.textContent = fill(begun ? JOURNEY.go_on : JOURNEY.begin, { page: textContent });
    const box = row.closest("details");
    if (box && begun && !this.opened) this.opened = box.open = true;
  }

  showTime(minutes) {
    const line = this.part(".course-left");
    line.hidden = !minutes;
    line.textContent = fill(minutes < 60 ? JOURNEY.left_minutes : JOURNEY.left_hours, {
      hours: Math.floor(minutes / 60),
      minutes: minutes % 60,
    });
  }
}
