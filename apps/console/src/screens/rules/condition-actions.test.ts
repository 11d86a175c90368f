import { expect, test } from 'vitest';
import type { Condition } from '@remit/policy/condition';
import { conditionForm } from '@remit/policy/condition-form';
import type { ConditionEdit } from '@remit/policy/draft/edit-condition';
import { conditionActions } from './condition-actions.ts';

const never: Condition = { kind: 'constant', value: false };

function offered(place: { readonly at: number; readonly of: number } | null) {
  const actions = conditionActions(conditionForm(never), {
    place,
    fresh: () => never,
    onEdit: () => undefined,
  });
  return actions.map(({ name }) => name);
}

test('a part of a condition moves only to where there is another, and alone not at all', () => {
  expect(offered(null)).toEqual(['addAnd', 'addOr', 'negate', 'removePart']);
  expect(offered({ at: 0, of: 2 })).toEqual(['addAnd', 'addOr', 'negate', 'down', 'removePart']);
  expect(offered({ at: 1, of: 3 })).toEqual(['addAnd', 'addOr', 'negate', 'up', 'down', 'removePart']);
  expect(offered({ at: 1, of: 2 })).toEqual(['addAnd', 'addOr', 'negate', 'up', 'removePart']);
});

test('what is done with a part is an edit of that part, or a record set of it', () => {
  const edits: ConditionEdit[] = [];
  const sets: Condition[] = [];
  const actions = conditionActions(conditionForm(never), {
    place: { at: 1, of: 3 },
    fresh: () => ({ kind: 'constant', value: true }),
    onEdit: (edit) => edits.push(edit),
    onExtract: (condition) => sets.push(condition),
  });
  for (const { run } of actions) run();
  const condition = { kind: 'constant', value: true };
  expect(edits).toEqual([
    { kind: 'join', path: '', with: 'and', condition },
    { kind: 'join', path: '', with: 'or', condition },
    { kind: 'negate', path: '' },
    { kind: 'move', path: '', by: -1 },
    { kind: 'move', path: '', by: 1 },
    { kind: 'remove', path: '' },
  ]);
  expect(sets).toEqual([never]);
});
