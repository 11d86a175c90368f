let last = 0;
const numbers = new WeakMap<object, number>();

/** A number for each document that was ever shown here, to tell answers about one from those about another. */
export function documentNumber(document: object): number {
  const number = numbers.get(document) ?? ++last;
  numbers.set(document, number);
  return number;
}
