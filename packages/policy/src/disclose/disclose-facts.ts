import type { CompiledPolicy } from '../compiled-policy.ts';
import type { Condition, Truth } from '../condition.ts';
import type { DisclosedTruth, DisclosedValue } from './disclosed-explanation.ts';
import type { Value } from '../values/value.ts';
import { attributesIn } from '../missing-facts.ts';

/** Of which record an explanation speaks, and what of it its reader may not see. */
export interface Disclosure {
  /** The version that the explanation rests on. */
  readonly compiled: CompiledPolicy;
  /** Full name of the record's type. */
  readonly type: string;
  /** Fields of the record that the reader does not see in full: hidden ones and masked ones. */
  readonly hides: ReadonlySet<string>;
}

const PREFIX = 'resource.';

/** What a field holds, unless the reader may not see it; an empty one is hidden like any other. */
export function discloseValue(
  field: string | undefined,
  found: Value | null,
  { compiled, type, hides }: Disclosure,
): DisclosedValue {
  if (!compiled.types.has(type) || (field !== undefined && hides.has(field))) return { kind: 'hidden' };
  return found === null ? { kind: 'none' } : { kind: 'value', value: found };
}

/**
 * How a condition came out, unless it reads what the reader may not see.
 * @param condition null when the policy has none there; undefined when there is nothing to be told by it
 */
export function discloseTruth(
  truth: Truth,
  condition: Condition | null | undefined,
  { hides }: Disclosure,
): DisclosedTruth {
  if (condition === undefined) return truth;
  if (condition === null) return 'hidden';
  const concealed = attributesIn(condition).some(({ of, name }) => of === 'resource' && hides.has(name));
  return concealed ? 'hidden' : truth;
}

/** Names of facts that are missing, without those whose absence the reader may not see. */
export const discloseMissing = (missing: readonly string[], { hides }: Disclosure): readonly string[] =>
  missing.filter((name) => !name.startsWith(PREFIX) || !hides.has(name.slice(PREFIX.length)));
