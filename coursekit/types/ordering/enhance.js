// Buttons that move a thing up or down. Moving keeps the focus on the button and says the new place.

import { enhance } from "../../runtime/registry.js";
import { fill } from "../../runtime/say.js";

enhance("ordering", (item, changed) => {
  const list = item.querySelector(".quiz-order");
  const shown = [...list.children];
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    move(item, list, button);
    changed(item, button);
  });
  return (response) => fillList(list, shown, response);
});

// Puts the rows in the order of a response, or as they were at first where there is none.
function fillList(list, shown, response) {
  const rowOf = (value) => shown.find((row) => row.querySelector("input").value === value);
  list.append(...(response.length ? response.map(rowOf) : shown));
  enable(list, response.length > 0);
}

function move(item, list, button) {
  const rows = [...list.children];
  const row = button.closest("li");
  const step = Number(button.dataset.move);
  const place = rows.indexOf(row) + step;
  const neighbour = rows[place];
  enable(list, true);
  if (neighbour) step < 0 ? neighbour.before(row) : neighbour.after(row);
  button.focus();
  const status = item.querySelector(".quiz-status");
  const words = status.dataset[neighbour ? "moved" : step < 0 ? "first" : "last"];
  const text = row.querySelector(".quiz-choice-text").textContent.trim();
  announce(status, fill(words, { text, place: place + 1, count: rows.length }));
}

// A screen reader says a status only when it changes, so equal texts differ by a space that is not seen.
function announce(status, text) {
  status.textContent = status.textContent === text ? `${text}\u00a0` : text;
}

// An order that nobody has touched is no answer.
function enable(list, on) {
  for (const control of list.querySelectorAll("input")) control.disabled = !on;
}
