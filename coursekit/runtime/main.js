// Starts the runtime. A theme may run this script again on a later page; the second time finds all in place.

import { score } from "./scoring.js";
import { clear, layOut } from "./paper.js";
import { QuizItem } from "./item.js";
import { QuizSet } from "./quiz.js";

if (!customElements.get("quiz-item")) {
  customElements.define("quiz-set", QuizSet); // first, so that an item finds out what its set is about
  customElements.define("quiz-item", QuizItem);
  window.coursekit = { score };
  window.addEventListener("beforeprint", layOut);
  window.addEventListener("afterprint", clear);
}
