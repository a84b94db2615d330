// Buttons that move a thing up or down. Moving keeps the focus on the button and says the new place.

import { enhance } from "../../runtime/registry.js";
import { fill } from "../../runtime/say.js";

enhance("ordering", (item) => {
  const list = item.part(".quiz-order");
  const shown = [...list.children];
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (button) move(item, list, button);
  });
  return { filled: (response) => fillIn(list, shown, response) };
});

// Puts the rows in the order of a response, or as they were at first where there is none.
function fillIn(list, shown, response) {
  const rowOf = (value) => shown.find((row) => row.querySelector("input").value === value);
  list.append(...(response.length ? response.map(rowOf) : shown));
  enable(list, response.length > 0);
}

function move(item, list, button) {
  const row = button.closest("li");
  const up = button.dataset.move === "-1";
  const neighbour = up ? row.previousElementSibling : row.nextElementSibling;
  enable(list, true);
  if (neighbour) up ? neighbour.before(row) : neighbour.after(row);
  button.focus();
  item.changed(button);
  const place = [...list.children].indexOf(row) + 1;
  const status = item.part(".quiz-status");
  const words = status.dataset[neighbour ? "moved" : up ? "first" : "last"];
  const text = row.querySelector(".quiz-choice-text").textContent.trim();
  say(status, fill(words, { text, place, count: list.children.length }));
}

// A screen reader says a status only when it changes, so equal texts differ by a space that is not seen.
function say(status, text) {
  status.textContent = status.textContent === text ? `${text}\u00a0` : text;
}

// An order that nobody has touched is no answer.
function enable(list, on) {
  for (const control of list.querySelectorAll("input")) control.disabled = !on;
}
