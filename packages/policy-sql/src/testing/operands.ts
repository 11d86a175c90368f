import type { Operand } from '@remit/policy/condition';
import type { Value } from '@remit/policy/values/value';

export const literal = (value: Value): Operand => ({ kind: 'literal', value });
export const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });
export const reckon = (left: Operand, operator: '+' | '-' | '*', right: Operand): Operand => {
  return { kind: 'arithmetic', operator, left, right };
};
