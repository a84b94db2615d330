// An element of a page, as far as the runtime uses elements: its tree, its attributes, its events, a few properties.

import { matches } from "./fake-selector.mjs";

export class Text {
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

  get children() {
    return this.childNodes.filter((node) => node instanceof Element);
  }

  get firstElementChild() {
    return this.children[0] ?? null;
  }

  get previousElementSibling() {
    return this.sibling(-1);
  }

  get nextElementSibling() {
    return this.sibling(1);
  }

  sibling(step) {
    const { children } = this.parent;
    return children[children.indexOf(this) + step] ?? null;
  }

  get parentElement() {
    return this.parent;
  }

  get textContent() {
    return this.childNodes.map((node) => node.textContent).join("");
  }

  set textContent(text) {
    this.replaceChildren(...(text === "" ? [] : [String(text)]));
  }

  append(...nodes) {
    this.insert(nodes, () => this.childNodes.length);
  }

  before(...nodes) {
    this.parent.insert(nodes, () => this.parent.childNodes.indexOf(this));
  }

  after(...nodes) {
    const { childNodes } = this.parent;
    const next = childNodes.slice(childNodes.indexOf(this) + 1).find((node) => !nodes.includes(node));
    if (next) this.parent.insert(nodes, () => this.parent.childNodes.indexOf(next));
    else this.parent.append(...nodes);
  }

  // Puts nodes, taken from wherever they are, in front of the place that `index` gives.
  insert(nodes, index) {
    for (const node of nodes) {
      const child = typeof node === "string" ? new Text(node) : node;
      child.parent?.drop(child);
      child.parent = this;
      this.childNodes.splice(index(), 0, child);
    }
  }

  drop(child) {
    this.childNodes = this.childNodes.filter((node) => node !== child);
    child.parent = null;
  }

  remove() {
    this.parent.drop(this);
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

  hasAttribute(name) {
    return this.attributes.has(name);
  }

  get dataset() {
    const name = (property) => `data-${property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return new Proxy(this, {
      get: (element, property) => element.getAttribute(name(property)) ?? undefined,
      set: (element, property, value) => (element.setAttribute(name(property), value), true),
      has: (element, property) => element.hasAttribute(name(property)),
    });
  }

  matches(selector) {
    return matches(this, selector);
  }

  get classList() {
    const names = () => new Set((this.getAttribute("class") ?? "").split(" "));
    const toggle = (name, on) => {
      const others = [...names()].filter((other) => other !== name);
      this.setAttribute("class", [...others, ...(on ? [name] : [])].join(" "));
    };
    return { contains: (name) => names().has(name), toggle };
  }

  closest(selector) {
    return this.matches(selector) ? this : (this.parent?.closest(selector) ?? null);
  }

  querySelectorAll(selector, found = []) {
    for (const node of this.childNodes) {
      if (!(node instanceof Element)) continue;
      if (node.matches(selector)) found.push(node);
      node.querySelectorAll(selector, found);
    }
    return found;
  }

  querySelector(selector) {
    return this.querySelectorAll(selector)[0] ?? null;
  }

  addEventListener(type, listener) {
    (this.listeners[type] ??= []).push(listener);
  }

  dispatchEvent(event) {
    if (!event.target) Object.defineProperty(event, "target", { value: this });
    for (const listener of this.listeners[event.type] ?? []) listener(event);
    if (event.bubbles) this.parent?.dispatchEvent(event);
  }

  focus() {
    this.document.activeElement = this;
  }

  // Of a form:
  get elements() {
    return this.querySelectorAll("input, button, fieldset, select, textarea");
  }
}

const property = (name, get, set) => Object.defineProperty(Element.prototype, name, { get, set });

for (const name of ["id", "name", "value", "type", "href"]) {
  const set = function (value) { this.setAttribute(name, value); };
  property(name, function () { return this.getAttribute(name) ?? ""; }, set);
}

for (const name of ["hidden", "open", "checked", "disabled"]) {
  const set = function (on) { on ? this.setAttribute(name, "") : this.removeAttribute(name); };
  property(name, function () { return this.hasAttribute(name); }, set);
}
