// A question as a learner sees and handles it.

export function press(element) {
  element.dispatchEvent(new Event("click", { bubbles: true, cancelable: true }));
}

// Whether an element is not shown: it is hidden, or the style sheets do not show it, as tests in a browser see.
export function isOut(element) {
  const phase = element.closest("quiz-set")?.getAttribute("phase");
  const phases = element.dataset.phase?.split(" ") ?? [phase];
  const isSettled = element.classList.contains("quiz-buttons") && phase === "done";
  const isSilent = element.classList.contains("quiz-note") && !element.textContent;
  return element.hidden || !phases.includes(phase) || isSettled || isSilent;
}

export class Item {
  constructor(element) {
    this.element = element;
    this.part = (selector) => element.querySelector(selector);
  }

  get name() {
    return this.element.name;
  }

  get controls() {
    const controls = this.element.querySelectorAll("input, select, textarea");
    return controls.filter((control) => control.name.startsWith("response"));
  }

  // The first thing to answer with.
  get first() {
    return this.controls.find((control) => control.type !== "hidden") ?? this.part("fieldset button");
  }

  // Ticks these and no others, in the whole question or in one of its fields.
  choose(...values) {
    return this.tick("response", values);
  }

  tick(name, values) {
    const controls = this.controls.filter((control) => control.name === name);
    for (const control of controls) {
      if (control.type === "radio" || values.includes(control.value)) control.checked = values.includes(control.value);
    }
    return this.touch(controls[0]);
  }

  // Types into a text, or chooses in a list.
  write(text, name = "response") {
    const control = this.controls.find((other) => other.name === name);
    control.value = text;
    return this.touch(control);
  }

  touch(control) {
    control.dispatchEvent(new Event("input", { bubbles: true }));
    return this;
  }

  move(text, step) {
    const row = this.element.querySelectorAll("li").find((other) => other.textContent.includes(text));
    press(row.querySelector(`[data-move="${step}"]`));
    return this;
  }

  press(selector) {
    press(this.part(selector));
    return this;
  }

  openHint(index = 0) {
    const hint = this.element.querySelectorAll(".quiz-hint")[index];
    hint.open = true;
    hint.dispatchEvent(new Event("toggle", { bubbles: true })); // caught on its way down in a browser, up here
    return this;
  }

  besides(name, value = "on") {
    const controls = this.element.querySelectorAll(`[name=${name}]`);
    for (const control of controls) control.checked = value === "on" || control.value === value;
    return this.touch(controls[0]);
  }

  check() {
    const event = new Event("submit", { bubbles: true, cancelable: true });
    this.part("form").dispatchEvent(event);
    return event;
  }

  again() {
    press(this.part(".quiz-again"));
  }

  text(selector) {
    return this.part(selector).textContent;
  }

  shown(selector) {
    return !isOut(this.part(selector));
  }

  get chosen() {
    return this.controls.filter((control) => control.checked).map((control) => control.value);
  }

  get certainty() {
    const [chosen] = this.element.querySelectorAll("[name=certainty]").filter((control) => control.checked);
    return Number(chosen?.value ?? 0);
  }

  // What is typed in or chosen from lists, and the order of what is put in order.
  get written() {
    return this.controls.filter((control) => !["radio", "checkbox"].includes(control.type)).map((control) => control.value);
  }

  get hints() {
    return this.element.querySelectorAll(".quiz-hint").map((hint) => !hint.hidden);
  }

  get marks() {
    const rows = this.element.querySelectorAll(".quiz-choice, [data-part]");
    return rows.filter((row) => row.querySelector(".quiz-mark")).map((row) => row.dataset.mark ?? "");
  }

  // The markup contract: `[status, score, max-score]`, null where an attribute is not there.
  get contract() {
    return ["status", "score", "max-score"].map((name) => this.element.getAttribute(name));
  }
}
