// One step at a time: a choice shows its consequence and the next step, back takes the last choice back.

import { enhance } from "../../runtime/registry.js";
import { copies } from "../../runtime/feedback.js";
import { fill, make } from "../../runtime/say.js";
import { controls } from "../../runtime/response.js";

enhance("scenario", (item) => new Path(item));

class Path {
  constructor(item) {
    this.item = item;
    this.ways = [];
    this.steps = [...item.querySelectorAll("[data-step]")];
    this.links = [...item.querySelectorAll("[data-way]")];
    item.form.addEventListener("click", (event) => this.press(event));
    this.draw();
  }

  press(event) {
    const link = event.target.closest("[data-way]");
    if (link) {
      event.preventDefault();
      event.stopPropagation(); // a theme that swaps pages itself would go there
      if (link.matches("fieldset:disabled a")) return; // marked: a fieldset does not disable its links
      this.ways.push(link);
    } else if (event.target.closest("[data-back]")) this.ways.pop();
    else if (event.target.closest("[data-restart]")) this.ways = [];
    else return;
    this.go();
  }

  go() {
    const step = this.draw();
    step.querySelector("[tabindex]").focus();
    this.item.changed(step);
    if ("ending" in step.dataset && !this.item.inExam) this.item.check();
  }

  // Shows the step the path has come to, what led there, and keeps the path in the form.
  draw() {
    const last = this.ways.at(-1);
    const name = last ? last.dataset.to : this.steps[0].dataset.step;
    for (const step of this.steps) step.hidden = step.dataset.step !== name;
    const step = this.steps.find((other) => !other.hidden);
    const ended = "ending" in step.dataset;
    const heading = step.querySelector("[tabindex]");
    if (!ended) heading.textContent = fill(heading.dataset.text, { number: this.ways.length + 1 });
    step.querySelector(".quiz-came").replaceChildren(...copies(last?.parentElement.querySelector(".quiz-consequence")));
    for (const button of this.item.querySelectorAll("[data-back], [data-restart]")) button.hidden = !last;
    this.tell(ended);
    this.fillForm(ended ? name : "");
    return step;
  }

  // Lists the situations and what was chosen in each, where the path has come to an end.
  tell(ended) {
    const path = this.item.part(".quiz-path");
    path.hidden = !ended;
    const rows = this.ways.map((way) => {
      const situation = copies(way.closest("section").querySelector(".quiz-situation"));
      return make("li", ...situation, make("p", path.dataset.chosen, " ", make("strong", ...copies(way))));
    });
    path.querySelector("ol").replaceChildren(...rows);
  }

  fillForm(ending) {
    for (const old of controls(this.item.form, "path")) old.remove();
    for (const way of this.ways) {
      const control = make("input");
      Object.assign(control, { type: "hidden", name: "response:path", value: way.dataset.way });
      this.item.form.append(control);
    }
    const [control] = controls(this.item.form, "ending");
    control.value = ending;
    control.disabled = !ending;
  }

  filled({ path = [] }) {
    this.ways = path.map((way) => this.links.find((link) => link.dataset.way === way));
    this.draw();
  }
}
