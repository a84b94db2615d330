// One step at a time: a choice shows its consequence and the next step, back takes the last choice back.

import { enhance } from "../../runtime/registry.js";
import { copies, sayIn, stay } from "../../runtime/feedback.js";
import { make } from "../../runtime/say.js";
import { controls } from "../../runtime/response.js";

enhance("scenario", (item, changed, submit) => {
  let ways = [];
  item.form.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-way], [data-back]");
    if (!pressed) return;
    stay(event);
    if (pressed.matches("fieldset:disabled *")) return; // marked: a fieldset does not disable its links
    ways = pressed.dataset.way ? [...ways, pressed] : ways.slice(0, -pressed.dataset.back);
    const step = drawStep(item, ways);
    const heading = step.querySelector("[tabindex]");
    changed(item, step);
    if (step.dataset.ending) submit(item, heading);
    else heading.focus();
  });
  const filled = ({ path = [] }) => {
    ways = path.map((way) => item.querySelector(`[data-way="${way}"]`));
    drawStep(item, ways);
  };
  filled({});
  return filled;
});

// Shows the step that the ways taken lead to and what led there, and keeps them in the form.
function drawStep(item, ways) {
  const last = ways.at(-1);
  const step = item.querySelector(last ? `[data-step="${last.dataset.to}"]` : "[data-step]");
  for (const other of item.querySelectorAll("[data-step]")) other.hidden = other !== step;
  sayIn(step.querySelector("[tabindex]"), { number: ways.length + 1 });
  step.querySelector(".quiz-came").replaceChildren(...copies(last?.parentElement.querySelector(".quiz-consequence")));
  for (const button of item.querySelectorAll("[data-back]")) button.hidden = !last;
  const [control] = controls(item.form, "ending");
  control.value = step.dataset.ending ?? "";
  listWays(item, ways, control.value);
  return step;
}

// Lists the situations and what was chosen in each, to be read once the path has come to an end.
function listWays(item, ways, ended) {
  const path = item.querySelector(".quiz-path");
  path.hidden = !ended;
  const rows = ways.map((way) => {
    const control = Object.assign(make("input"), { type: "hidden", name: "response:path", value: way.dataset.way });
    const situation = copies(way.closest("section").querySelector(".quiz-situation"));
    return make("li", control, ...situation, make("p", path.dataset.chosen, " ", make("strong", ...copies(way))));
  });
  path.querySelector("ol").replaceChildren(...rows);
}
