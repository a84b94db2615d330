// Texts with values put in, and elements made of texts and nodes.

export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function make(tag, ...content) {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
}
