/**
 * Makes one object of all that are equal: the first of them stands for the others from then on.
 * @param spell equal for equal things, and for no others
 */
export function interning<Thing>(spell: (thing: Thing) => string): (thing: Thing) => Thing {
  const known = new Map<string, Thing>();
  return (thing) => {
    const key = spell(thing);
    const found = known.get(key) ?? thing;
    known.set(key, found);
    return found;
  };
}

/** Numbers things by what they are, so that many can be told apart by a short text. */
export function numbering(): (thing: object) => number {
  const numbers = new Map<object, number>();
  return (thing) => {
    const number = numbers.get(thing) ?? numbers.size;
    numbers.set(thing, number);
    return number;
  };
}
