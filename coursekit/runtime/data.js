// <course-data>: what is saved, to take along in a file, to bring in from one, and to delete.

import { JOURNEY } from "./journey-words.js";
import { Live } from "./live.js";
import { cleaned, merge } from "./records.js";
import { fill, make } from "./say.js";
import { forget, put, recordsOf } from "./shelf.js";
import { MAX_BYTES, compared, packed, unpacked } from "./transfer.js";

export class CourseData extends Live {
  start() {
    this.part(".course-tools").hidden = false;
    this.addEventListener("click", (event) => this.act(event.target.closest("[data-do]")?.dataset.do));
    this.part("input[type=file]").addEventListener("change", (event) => this.look(event.target.files[0]));
  }

  show(records) {
    const text = records.size ? fill(JOURNEY.records, { count: records.size }) : JOURNEY.no_records;
    this.part(".course-count").textContent = text;
  }

  act(name) {
    if (name === "export") this.hand();
    else if (name === "import") this.bring();
    else if (name === "forget") this.ask(true);
    else if (name === "keep") this.ask(false);
    else if (name === "really") this.erase();
  }

  async hand() {
    const text = packed(this.course, await recordsOf(this.course));
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `${this.course}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers begin to read it late
    this.tell("export", JOURNEY.exported);
  }

  // Says what a file would change, before anything is changed.
  async look(file) {
    this.offer(undefined);
    if (!file) return;
    const found = file.size > MAX_BYTES ? { refused: "huge" } : unpacked(this.course, await textOf(file));
    if (found.refused) return this.tell("import", JOURNEY[`refused_${found.refused}`]);
    const counts = compared(cleaned(await recordsOf(this.course)), found.records);
    const words = [fill(JOURNEY.dry_run, counts), found.unread ? fill(JOURNEY.unread, { count: found.unread }) : ""];
    this.tell("import", words.join(" ").trim());
    this.offer(counts.added || counts.replaced ? found.records : undefined);
  }

  offer(records) {
    this.offered = records;
    this.part("[data-do=import]").hidden = !records;
  }

  async bring() {
    const both = merge(cleaned(await recordsOf(this.course)), this.offered);
    const saved = await put(this.course, [...this.offered.keys()].map((key) => [key, both.get(key)]));
    this.offer(undefined);
    this.part("input[type=file]").value = "";
    this.tell("import", saved ? JOURNEY.imported : JOURNEY.unsaved);
    this.part("input[type=file]").focus();
    this.changed();
  }

  ask(on) {
    this.part(".course-sure").hidden = !on;
    this.part("[data-do=forget]").hidden = on;
    this.part(on ? "[data-do=keep]" : "[data-do=forget]").focus();
  }

  async erase() {
    const gone = await forget(this.course);
    this.ask(false);
    this.tell("forget", gone ? JOURNEY.forgotten : JOURNEY.not_forgotten);
    this.changed();
  }

  tell(name, text) {
    this.part(`[data-said=${name}]`).textContent = text;
  }
}

async function textOf(file) {
  try {
    return await file.text();
  } catch {
    return "";
  }
}
