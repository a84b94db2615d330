// What item types add to the common runtime: comfort for a type whose controls need more than the browser's own.

export const enhancements = new Map();

// `start(item, changed, submit)` is called with each <quiz-item> of the type before its saved answer is restored. It
// tells of what a learner does by `changed(item, control)`, and of an answer that needs no button by `submit(item,
// reached)`, with what it led to and is to be heard before the verdict. What it gives is a function, called with the
// response whenever the form has been filled in, or emptied.
export function enhance(type, start) {
  enhancements.set(type, start);
}
