/** Controls that take no letters: a key pressed on one of them is not typed into anything. */
const letterless = ['checkbox', 'radio', 'range', 'file', 'button', 'submit']
  .map((type) => `[type="${type}"]`)
  .join(', ');

const taking = `input:not(${letterless}), textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]`;

/** Whether a key goes into a field, or into a dialog or menu that has keys of its own. */
export function isTyping({ target }: Event): boolean {
  return target instanceof HTMLElement && target.closest(taking) !== null;
}
