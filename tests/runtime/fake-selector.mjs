// Selectors as far as the runtime uses them: lists of paths of steps, each inside the one before (`a, .b [c=d]`).

const VALUE = /\[(?<attribute>[\w-]+)(?:="?(?<value>[^"\]]*)"?)?\]/.source;
const STEP = new RegExp(`^(?<tag>[\\w-]+|\\*)?(?:\\.(?<name>[\\w-]+))?(?:${VALUE})?(?::(?<state>checked|disabled))?$`);

const parsed = new Map(); // each selector is read once: a page is asked for the same few thousands of times

export function matches(element, selector) {
  if (!parsed.has(selector)) parsed.set(selector, selector.split(",").map((path) => path.match(/(?:[^ "]|"[^"]*")+/g).map(read)));
  return parsed.get(selector).some((steps) => isAtEndOf(element, steps));
}

function read(step) {
  if (!STEP.test(step)) throw new Error(`no selector: ${step}`);
  return STEP.exec(step).groups;
}

function isAtEndOf(element, steps, last = steps.length - 1) {
  if (!isAt(element, steps[last])) return false;
  let above = element.parent;
  while (above && last && !isAtEndOf(above, steps, last - 1)) above = above.parent;
  return !last || above !== null;
}

function isAt(element, { tag = "*", name, attribute, value, state }) {
  if ((tag !== "*" && tag !== element.tag) || (state && !element[state])) return false;
  if (name && !element.classList.contains(name)) return false;
  return !attribute || (value === undefined ? element.hasAttribute(attribute) : element.getAttribute(attribute) === value);
}
