/** One step into a document: a key of an object or a place in a list. */
export type PathStep = string | number;

const STEP = /\.?([A-Za-z_][A-Za-z0-9_]*)|\[([0-9]{1,9})\]/y;

/**
 * The steps of a path as problems and findings write it: `roles[2].grants[0].where`.
 * @throws when it is no such path
 */
export function pathSteps(path: string): readonly PathStep[] {
  const steps: PathStep[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < path.length) {
    const from = STEP.lastIndex;
    const [, key, index] = STEP.exec(path) ?? [];
    if (key !== undefined) steps.push(key);
    else if (index !== undefined) steps.push(Number(index));
    else throw new Error(`\`${path}\` is no path into a document: it stops making sense at ${from}.`);
  }
  return steps;
}

/** What stands at a step of a value. @returns undefined where nothing does */
export function stepInto(value: unknown, step: PathStep): unknown {
  if (Array.isArray(value)) return typeof step === 'number' ? (value as readonly unknown[])[step] : undefined;
  if (typeof value !== 'object' || value === null || typeof step === 'number') return undefined;
  return Object.hasOwn(value, step) ? (value as Readonly<Record<string, unknown>>)[step] : undefined;
}

/** What stands at a path of a document. @returns undefined where nothing does */
export const valueAt = (document: unknown, path: string): unknown =>
  pathSteps(path).reduce<unknown>(stepInto, document);

/** Whether one path is another or leads through it: `roles[2].grants` is inside `roles[2]`, not inside `roles[20]`. */
export function isInside(path: string, outer: string): boolean {
  if (!path.startsWith(outer)) return false;
  return path.length === outer.length || path[outer.length] === '.' || path[outer.length] === '[';
}
