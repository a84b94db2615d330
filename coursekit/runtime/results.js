// <course-results>: how it goes in each session and with each objective, and what to practise again.

import { JOURNEY } from "./journey-words.js";
import { Live } from "./live.js";
import { fill } from "./say.js";
import { now } from "./store.js";

const MOST = 3; // objectives that are called strongest, or weakest

export class CourseResults extends Live {
  show(records) {
    const progress = this.progress(records);
    for (const row of this.parts("[data-leg]")) this.showLeg(row, progress.module(row.dataset.leg));
    this.showObjectives(progress.objectives());
    this.showMissed(progress.missed(now()));
  }

  showLeg(row, state) {
    const words = [fill(JOURNEY.pages_done, { done: state.done, count: state.pages })];
    if (state.count) words.push(fill(JOURNEY.answered, state));
    if (state.answered) words.push(fill(JOURNEY.share, state));
    row.querySelector(".course-state").textContent = `${words.join(", ")}.`;
  }

  showObjectives(found) {
    const rows = this.parts(".course-objectives > [data-objective]");
    for (const row of rows) {
      const own = found.get(row.dataset.objective);
      row.querySelector(".course-state").textContent = own ? fill(JOURNEY.objective, own) : JOURNEY.not_begun;
    }
    const share = (row) => found.get(row.dataset.objective).percent;
    const ranked = rows.filter((row) => found.has(row.dataset.objective)).sort((one, other) => share(other) - share(one));
    const strong = ranked.slice(0, Math.min(MOST, Math.floor(ranked.length / 2)));
    const weak = ranked.filter((row) => share(row) < 100 && !strong.includes(row)).slice(-MOST).reverse();
    this.copy(".course-strong", strong);
    this.copy(".course-weak", weak);
  }

  copy(name, rows) {
    this.part(name).hidden = !rows.length;
    this.part(`${name} ul`).replaceChildren(...rows.map((row) => row.cloneNode(true)));
  }

  // The rows stand in the page, hidden; those that are due are shown, the weakest box first.
  showMissed({ due, later }) {
    const list = this.part(".course-due");
    const rows = new Map(this.parts("[data-item]").map((row) => [row.dataset.item, row]));
    for (const [key, row] of rows) row.hidden = !due.includes(key);
    const shown = due.map((key) => rows.get(key)).filter(Boolean);
    list.prepend(...shown);
    list.hidden = !shown.length;
    const words = shown.length ? fill(JOURNEY.due, { count: shown.length }) : JOURNEY.none_due;
    this.part(".course-again").textContent = later ? `${words} ${fill(JOURNEY.later, { count: later })}` : words;
  }
}
