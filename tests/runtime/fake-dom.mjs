// A page of almost nothing, made from the HTML that Python renders. That HTML is well-formed (every attribute quoted,
// every element closed), so a few expressions read it.

import { Element, Text } from "./fake-element.mjs";

const VOID = new Set(["br", "img", "input"]);
const ATTRIBUTES = /(?<attributes>(?:\s+[\w-]+(?:="[^"]*")?)*)/.source;
const TOKEN = new RegExp(`<!--.*?-->|<(?<end>/?)(?<tag>[\\w-]+)${ATTRIBUTES}\\s*(?<closed>/?)>|(?<text>[^<]+)`, "gs");
const ATTRIBUTE = /([\w-]+)(?:="([^"]*)")?/g;
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"' };

const decode = (text) =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (_, hex, number, name) =>
    name ? NAMED[name] : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(number)),
  );

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

  begin(top, { tag, attributes, closed }) {
    const element = this.make(tag);
    for (const [, name, value = ""] of attributes.matchAll(ATTRIBUTE)) element.setAttribute(name, decode(value));
    top.append(element);
    return closed || VOID.has(tag) ? top : element;
  }
}
