import { arbitraryCondition } from '@remit/testkit/arbitrary/conditions';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalCondition } from '../canonical/canonical-condition.ts';
import type { Condition } from '../condition.ts';
import { conditionAt, editCondition, type ConditionEdit } from './edit-condition.ts';
import { spellCondition } from '../words/spell-condition.ts';
import type { Residue } from '../residue.ts';

const a: Condition = { kind: 'is-null', operand: { kind: 'attribute', of: 'resource', name: 'a' } };
const b: Condition = { kind: 'is-null', operand: { kind: 'attribute', of: 'resource', name: 'b' } };
const c: Condition = { kind: 'took', action: 'submit' };
const all = (...conditions: Condition[]): Condition => ({ kind: 'and', conditions });
const any = (...conditions: Condition[]): Condition => ({ kind: 'or', conditions });
const not = (condition: Condition): Condition => ({ kind: 'not', condition });

test.each<[string, Condition, ConditionEdit, Condition | null]>([
  ['the whole can be set', a, { kind: 'set', path: '', condition: b }, b],
  [
    'a part is set where it stands',
    all(a, b),
    { kind: 'set', path: 'conditions[1]', condition: c },
    all(a, c),
  ],
  ['of a list of two the other one is left', all(a, b), { kind: 'remove', path: 'conditions[0]' }, b],
  ['nothing is left of the last one', a, { kind: 'remove', path: '' }, null],
  [
    'a list whose only part goes is gone with it',
    all(a, not(b)),
    { kind: 'remove', path: 'conditions[1].condition' },
    a,
  ],
  [
    'a part joins a list of the same kind as one more of it',
    all(a, b),
    { kind: 'join', path: 'conditions[0]', with: 'and', condition: c },
    all(a, c, b),
  ],
  [
    'an alternative stands beside its part alone',
    all(a, b),
    { kind: 'join', path: 'conditions[1]', with: 'or', condition: c },
    all(a, any(b, c)),
  ],
  ['what is not is turned back', not(a), { kind: 'negate', path: '' }, a],
  [
    'a part inside a not is reached',
    not(any(a, b)),
    { kind: 'negate', path: 'condition.conditions[1]' },
    not(any(a, not(b))),
  ],
  ['all becomes any', all(a, b), { kind: 'switch', path: '' }, any(a, b)],
  [
    'a list that becomes what is around it joins it',
    all(a, any(b, c)),
    { kind: 'switch', path: 'conditions[1]' },
    all(a, b, c),
  ],
  ['a part moves up', all(a, b, c), { kind: 'move', path: 'conditions[2]', by: -1 }, all(a, c, b)],
])('%s', (_, condition, edit, expected) => {
  expect(editCondition(condition, edit)).toEqual(expected);
});

test('an edit of a place that there is not is refused and not made elsewhere', () => {
  expect(() => editCondition(all(a, b), { kind: 'remove', path: 'conditions[2]' })).toThrow('conditions[2]');
  expect(() => editCondition(a, { kind: 'switch', path: '' })).toThrow('switch');
  expect(() => editCondition(all(a, b), { kind: 'move', path: 'conditions[0]', by: -1 })).toThrow('move');
  expect(conditionAt(all(a, b), 'conditions[2]')).toBeNull();
});

/** Every place of a condition that an edit can name. */
function places(condition: Condition, path = ''): readonly string[] {
  const step = (next: string): string => (path === '' ? next : `${path}.${next}`);
  if (condition.kind === 'not') return [path, ...places(condition.condition, step('condition'))];
  if (condition.kind !== 'and' && condition.kind !== 'or') return [path];
  return [path, ...condition.conditions.flatMap((part, index) => places(part, step(`conditions[${index}]`)))];
}

test('setting a part to what it is changes nothing, and negating it twice neither, wherever it stands', () => {
  fc.assert(
    fc.property(arbitraryCondition('crm.Account'), fc.nat(), (some, pick) => {
      const condition = canonicalCondition(some);
      const all = places(condition);
      const path = all[pick % all.length] ?? '';
      const part = conditionAt(condition, path);
      if (part === null) throw new Error(`there is nothing at ${path}`);
      expect(editCondition(condition, { kind: 'set', path, condition: part })).toEqual(condition);
      if (part.kind === 'not') return;
      const once = editCondition(condition, { kind: 'negate', path });
      if (once === null) throw new Error('a negated condition is one');
      expect(editCondition(once, { kind: 'negate', path })).toEqual(condition);
    }),
  );
});

test('moving changes no meaning: what a list says is the same in any order', () => {
  fc.assert(
    fc.property(
      fc.array(arbitraryCondition('crm.Account'), { minLength: 2, maxLength: 4 }),
      fc.nat(),
      (parts, pick) => {
        const condition = canonicalCondition({ kind: 'or', conditions: parts });
        if (condition.kind !== 'or') return;
        const from = pick % (condition.conditions.length - 1);
        const down = editCondition(condition, { kind: 'move', path: `conditions[${from}]`, by: 1 });
        expect(spell(down)).toBe(spell(condition));
        const back = editCondition(down ?? condition, {
          kind: 'move',
          path: `conditions[${from + 1}]`,
          by: -1,
        });
        expect(back).toEqual(condition);
      },
    ),
  );
});

/** `took` has no spelling before it is planned for a person; it stands for itself here. */
function spell(condition: Condition | null): string {
  const planned = (each: Condition): Residue => {
    if (each.kind === 'took') return { kind: 'took-by', action: each.action, person: 'somebody' };
    if (each.kind === 'not') return { kind: 'not', condition: planned(each.condition) } as Residue;
    if (each.kind === 'and' || each.kind === 'or')
      return { kind: each.kind, conditions: each.conditions.map(planned) };
    return each;
  };
  return condition === null ? '' : spellCondition(planned(condition));
}
