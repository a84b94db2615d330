// The scorer, once as written and once as each bundle brings it to the browser.

import vm from "node:vm";
import { score } from "../../coursekit/runtime/scoring.js";
import { bundles } from "./fixtures.mjs";

// Runs a bundle in a page of almost nothing. What the scorer gives comes from another realm: copies are compared.
function bundled(source) {
  const elements = new Map();
  const page = { HTMLElement: class {}, customElements: elements, window: { addEventListener() {} } };
  elements.define = elements.set;
  vm.runInNewContext(source, page);
  return (declaration, response) => ({ ...page.window.coursekit.score(declaration, response) });
}

export const scorers = {
  sources: score,
  ...Object.fromEntries(Object.entries(bundles).map(([language, text]) => [`bundle.${language}`, bundled(text)])),
};
