import type { Condition } from '@remit/policy/condition';

/** A request asks for more than an amount in a field of its own. @param minor in minor units of the currency */
export const moreThan = (field: string, minor: number, currency: string): Condition => ({
  kind: 'compare',
  operator: '>',
  left: { kind: 'attribute', of: 'resource', name: field },
  right: { kind: 'literal', value: { type: 'money', minor, currency } },
});
