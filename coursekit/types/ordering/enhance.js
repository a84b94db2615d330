// Buttons that move a thing up or down. Moving keeps the focus on the button and says the new place.

import { enhance } from "../../runtime/registry.js";
import { fill } from "../../runtime/feedback.js";

enhance("ordering", (item) => {
  const list = item.part(".quiz-order");
  const shown = [...list.children];
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (button) move(item, list, button);
  });
  return { cleared: () => clear(list, shown) };
});

function move(item, list, button) {
  const row = button.closest("li");
  const up = button.dataset.move === "-1";
  const neighbour = up ? row.previousElementSibling : row.nextElementSibling;
  for (const control of list.querySelectorAll("input")) control.disabled = false;
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

function clear(list, shown) {
  list.append(...shown);
  for (const control of list.querySelectorAll("input")) control.disabled = true;
}
