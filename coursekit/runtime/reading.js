// <page-read>: the button at the end of a page by which learners say that they have read it, or take that back.

import { JOURNEY } from "./journey-words.js";
import { Live } from "./live.js";

export class PageRead extends Live {
  start() {
    this.button = this.part("button");
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.turn());
  }

  get key() {
    return `@read:${this.getAttribute("page")}`;
  }

  show(records) {
    this.button.setAttribute("aria-pressed", String(records.get(this.key)?.read === true));
  }

  turn() {
    const read = this.button.getAttribute("aria-pressed") !== "true";
    this.button.setAttribute("aria-pressed", String(read));
    return this.keep(this.key, { read }, read ? JOURNEY.read_kept : JOURNEY.read_undone);
  }
}
