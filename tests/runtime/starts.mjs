// Runs a bundle in a page of almost nothing: `node starts.mjs bundle.js` writes the names of the elements it defines.

import { readFileSync } from "node:fs";
import vm from "node:vm";

const customElements = new Map();
customElements.define = customElements.set;
const page = { HTMLElement: class {}, customElements, window: { addEventListener() {} } };
vm.runInNewContext(readFileSync(process.argv[2], "utf8"), page);
process.stdout.write(JSON.stringify([...customElements.keys()]));
