// <course-certificate>: what is left to do, and a certificate to print once nothing is.

import { JOURNEY } from "./journey-words.js";
import { Live } from "./live.js";
import { fill } from "./say.js";
import { today } from "./shelf.js";

export class CourseCertificate extends Live {
  start() {
    this.field = this.part("input");
    this.field.addEventListener("input", () => this.named());
    this.part("[data-do=print]").addEventListener("click", () => print());
  }

  show(records) {
    const { read, passed, complete } = this.progress(records).rulings();
    this.state("[data-needs=read]", read.done === read.count, fill(JOURNEY.pages_done, read));
    for (const [id, quiz] of passed) this.state(`[data-needs="${id}"]`, quiz.passed, this.result(quiz));
    for (const [id, quiz] of passed) this.part(`[data-result="${id}"]`).textContent = fill(JOURNEY.percent, quiz);
    this.part(".course-todo").hidden = complete;
    this.part(".course-given").hidden = !complete;
    this.part(".course-date").textContent = today();
    if (!this.touched) this.write(records.get("@name")?.name ?? "");
  }

  state(selector, isDone, text) {
    const row = this.part(selector);
    if (!row) return;
    row.dataset.state = isDone ? "done" : "";
    row.querySelector(".course-state").textContent = `${isDone ? JOURNEY.met : JOURNEY.unmet} ${text}`;
  }

  result(quiz) {
    return fill(quiz.complete ? JOURNEY.share : JOURNEY.answered, quiz);
  }

  write(name) {
    this.field.value = name;
    this.part(".course-name").textContent = name || JOURNEY.no_name;
  }

  named() {
    this.touched = true;
    const name = this.field.value;
    this.part(".course-name").textContent = name || JOURNEY.no_name;
    return this.keep("@name", { name }, JOURNEY.kept);
  }
}
