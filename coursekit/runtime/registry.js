// What item types add to the common runtime: comfort for a type whose controls need more than the browser's own.

export const enhancements = new Map();

// `start(item)` is called with each <quiz-item> of the type before its saved answer is restored. What it gives is
// told by `filled(response)` that the form has been filled in, or emptied.
export function enhance(type, start) {
  enhancements.set(type, start);
}
