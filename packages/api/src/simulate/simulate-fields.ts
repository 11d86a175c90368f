import type { Check } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { Decision } from '@remit/policy/decision';
import { visibleFields } from '@remit/policy/fields';
import type { SimulatedRecord } from './simulate-resource.ts';
import type { SimulatedDecision } from './simulate-views.ts';

/**
 * What somebody gets of the fields of a stored record that they may act on, by the labels of those that they do not get in
 * full. Null of a described one, whose fields nobody said, and of one that the asker may not read.
 */
export function simulatedFields(
  compiled: CompiledPolicy,
  { subject, resource, environment }: Check,
  { kind, type, readable }: SimulatedRecord,
  outcome: Decision['outcome'],
): SimulatedDecision['fields'] {
  if (kind !== 'stored' || !readable || outcome !== 'allow') return null;
  const seen = visibleFields(compiled, subject, resource, environment);
  const withheld = type.fields.filter(({ name }) => seen[name] === 'hidden' || seen[name] === 'masked');
  return { of: type.fields.length, withheld: withheld.map(({ label }) => label) };
}
