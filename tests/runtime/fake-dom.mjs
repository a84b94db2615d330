// A page of almost nothing: elements as far as the runtime uses them, made from the HTML that Python renders.
// That HTML is well-formed (every attribute quoted, every element closed), so a few expressions read it.

const VOID = new Set(["br", "img", "input"]);
const TOKEN = /<!--.*?-->|<(?<end>\/?)(?<tag>[\w-]+)(?<attributes>(?:\s+[\w-]+(?:="[^"]*")?)*)\s*>|(?<text>[^<]+)/gs;
const ATTRIBUTE = /([\w-]+)(?:="([^"]*)")?/g;
const STEP = /^(?<tag>[\w-]+)?(?:\.(?<name>[\w-]+))?(?:\[(?<attribute>[\w-]+)\])?$/;
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"' };

const decode = (text) =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (_, hex, number, name) =>
    name ? NAMED[name] : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(number)),
  );

class Text {
  constructor(data) {
    this.data = data;
  }

  get textContent() {
    return this.data;
  }

  cloneNode() {
    return new Text(this.data);
  }
}

// Element and HTMLElement at once; `document.make` calls the constructor of a custom element without arguments.
export class Element {
  attributes = new Map();
  childNodes = [];
  listeners = {};
  parent = null;

  get firstChild() {
    return this.childNodes[0];
  }

  get textContent() {
    return this.childNodes.map((node) => node.textContent).join("");
  }

  set textContent(text) {
    this.replaceChildren(...(text === "" ? [] : [text]));
  }

  append(...nodes) {
    for (const node of nodes) {
      const child = typeof node === "string" ? new Text(node) : node;
      if (child.parent) child.parent.childNodes.splice(child.parent.childNodes.indexOf(child), 1);
      child.parent = this;
      this.childNodes.push(child);
    }
  }

  replaceChildren(...nodes) {
    for (const node of this.childNodes) node.parent = null;
    this.childNodes = [];
    this.append(...nodes);
  }

  cloneNode() {
    const copy = this.document.make(this.tag);
    for (const [name, value] of this.attributes) copy.setAttribute(name, value);
    copy.append(...this.childNodes.map((node) => node.cloneNode()));
    return copy;
  }

  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }

  setAttribute(name, value) {
    this.attributes.set(name, String(value));
  }

  removeAttribute(name) {
    this.attributes.delete(name);
  }

  get dataset() {
    const name = (property) => `data-${property}`;
    return new Proxy(this, {
      get: (element, property) => element.getAttribute(name(property)) ?? undefined,
      set: (element, property, value) => (element.setAttribute(name(property), value), true),
    });
  }

  matches(selector) {
    const { tag, name, attribute } = STEP.exec(selector).groups;
    const classes = (this.getAttribute("class") ?? "").split(" ");
    if (tag && tag !== this.tag) return false;
    return (!name || classes.includes(name)) && (!attribute || this.attributes.has(attribute));
  }

  closest(selector) {
    return this.matches(selector) ? this : (this.parent?.closest(selector) ?? null);
  }

  querySelectorAll(selector) {
    const children = this.childNodes.filter((node) => node instanceof Element);
    return children.flatMap((node) => [node, ...node.querySelectorAll(selector)].slice(node.matches(selector) ? 0 : 1));
  }

  querySelector(selector) {
    return this.querySelectorAll(selector)[0] ?? null;
  }

  addEventListener(type, listener) {
    (this.listeners[type] ??= []).push(listener);
  }

  dispatchEvent(event) {
    for (const listener of this.listeners[event.type] ?? []) listener(event);
    if (event.bubbles) this.parent?.dispatchEvent(event);
  }

  focus() {
    this.document.activeElement = this;
  }

  // Of a form:
  get elements() {
    return ["input", "button", "fieldset"].flatMap((tag) => this.querySelectorAll(tag));
  }

  reset() {
    for (const control of this.querySelectorAll("input")) control.checked = false;
  }
}

for (const name of ["name", "value", "type"]) {
  Object.defineProperty(Element.prototype, name, {
    get() {
      return this.getAttribute(name) ?? "";
    },
  });
}

for (const name of ["hidden", "open", "checked"]) {
  Object.defineProperty(Element.prototype, name, {
    get() {
      return this.attributes.has(name);
    },
    set(on) {
      if (on) this.setAttribute(name, "");
      else this.removeAttribute(name);
    },
  });
}

export class Document {
  activeElement = null;
  classes = new Map();

  make(tag) {
    const element = new (this.classes.get(tag) ?? Element)();
    return Object.assign(element, { tag, document: this });
  }

  createElement(tag) {
    return this.make(tag);
  }

  // Reads HTML into a body, and then starts its custom elements in the order of the page.
  open(html) {
    const body = this.make("body");
    let top = body;
    for (const { groups } of html.matchAll(TOKEN)) {
      if (groups.text) top.append(decode(groups.text));
      else if (groups.end) top = top.parent;
      else if (groups.tag) top = this.begin(top, groups);
    }
    if (top !== body) throw new Error(`<${top.tag}> is not closed`);
    for (const tag of this.classes.keys()) {
      for (const element of body.querySelectorAll(tag)) element.connectedCallback();
    }
    return body;
  }

  begin(top, { tag, attributes }) {
    const element = this.make(tag);
    for (const [, name, value = ""] of attributes.matchAll(ATTRIBUTE)) element.setAttribute(name, decode(value));
    top.append(element);
    return VOID.has(tag) ? top : element;
  }
}
