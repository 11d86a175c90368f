import type { DecisionCase } from './decision-case.ts';

/** Properties that a case may do without. */
const OPTIONAL = new Set([
  'module',
  'includes',
  'qualifiers',
  'where',
  'upTo',
  'requires',
  'on',
  'when',
  'unless',
  'next',
  'rates',
  'timeZone',
  'rate',
  'owner',
  'amount',
  'department',
  'title',
  'masked',
  'editable',
  'hidden',
  'visible',
]);

/** Objects whose every property is a fact that may be missing. */
const FACTS = 'attributes';

type Path = readonly (string | number)[];

function at(node: unknown, path: Path): unknown {
  return path.reduce<unknown>((found, step) => (found as Record<string | number, unknown>)[step], node);
}

/** The same with one place changed: `change` makes of what holds the last step what is to hold it. */
function changed(
  node: unknown,
  path: Path,
  change: (holder: unknown, step: string | number) => unknown,
): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return node;
  if (rest.length === 0) return change(node, step);
  const inner = changed(at(node, [step]), rest, change);
  if (Array.isArray(node)) return node.map((each: unknown, index) => (index === step ? inner : each));
  // From entries, so that a property called `__proto__` stays one.
  return Object.fromEntries(
    Object.entries(node as object).map(([key, each]) => [key, key === step ? inner : each]),
  );
}

const without = (holder: unknown, step: string | number): unknown =>
  Array.isArray(holder)
    ? holder.filter((_, index) => index !== step)
    : Object.fromEntries(Object.entries(holder as object).filter(([key]) => key !== step));

const replacedBy =
  (value: unknown) =>
  (holder: unknown, step: string | number): unknown =>
    Array.isArray(holder)
      ? holder.map((each: unknown, index) => (index === step ? value : each))
      : Object.fromEntries(
          Object.entries(holder as object).map(([key, each]) => [key, key === step ? value : each]),
        );

function isCondition(
  node: unknown,
): node is { readonly kind: string; readonly conditions?: readonly unknown[] } {
  return typeof node === 'object' && node !== null && 'kind' in node;
}

/** Simpler things that may stand where a condition does. */
function simpler(node: unknown): readonly unknown[] {
  if (!isCondition(node)) return [];
  if (node.kind === 'and' || node.kind === 'or') return node.conditions ?? [];
  if (node.kind === 'not' && 'condition' in node) return [node.condition];
  return [];
}

/** Every way to make a case a little smaller, the coarsest first. */
function* smaller(node: unknown, whole: unknown, path: Path): Generator {
  if (typeof node !== 'object' || node === null) return;
  const steps: readonly (string | number)[] = Array.isArray(node)
    ? [...node.keys()].toReversed()
    : Object.keys(node);
  for (const step of steps) {
    const removable = Array.isArray(node) || OPTIONAL.has(String(step)) || path.at(-1) === FACTS;
    if (removable) yield changed(whole, [...path, step], without);
  }
  for (const each of simpler(node)) yield changed(whole, path, replacedBy(each));
  for (const step of steps) yield* smaller(at(node, [step]), whole, [...path, step]);
}

/**
 * The smallest case that still fails, as far as leaving things out leads there.
 * @param fails whether a case fails; what throws is no case any more and does not
 */
export function shrinkCase(found: DecisionCase, fails: (smaller: DecisionCase) => boolean): DecisionCase {
  const stillFails = (tried: DecisionCase): boolean => {
    try {
      return fails(tried);
    } catch {
      // Left out was something that a case cannot do without.
      return false;
    }
  };
  let smallest = found;
  for (let shrunk = true; shrunk;) {
    shrunk = false;
    for (const tried of smaller(smallest, smallest, [])) {
      if (!stillFails(tried as DecisionCase)) continue;
      smallest = tried as DecisionCase;
      shrunk = true;
      break;
    }
  }
  return smallest;
}
