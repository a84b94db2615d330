// Selectors as far as the runtime uses them: lists of paths of steps, each inside the one before (`a, .b [c=d]`).

const VALUE = /\[(?<attribute>[\w-]+)(?:="?(?<value>[^"\]]*)"?)?\]/.source;
const STEP = new RegExp(`^(?<tag>[\\w-]+)?(?:\\.(?<name>[\\w-]+))?(?:${VALUE})?(?::(?<state>checked|disabled))?$`);

export function matches(element, selector) {
  return selector.split(",").some((path) => isAtEndOf(element, path.trim().split(" ")));
}

function isAtEndOf(element, [...steps]) {
  if (!isAt(element, steps.pop())) return false;
  let above = element.parent;
  while (above && steps.length && !isAtEndOf(above, steps)) above = above.parent;
  return !steps.length || above !== null;
}

function isAt(element, step) {
  if (!STEP.test(step)) throw new Error(`no selector: ${step}`);
  const { tag, name, attribute, value, state } = STEP.exec(step).groups;
  if ((tag && tag !== element.tag) || (state && !element[state])) return false;
  if (name && !element.classList.contains(name)) return false;
  return !attribute || (value === undefined ? element.hasAttribute(attribute) : element.getAttribute(attribute) === value);
}
