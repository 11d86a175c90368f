import { describe, expect, test } from 'vitest';
import { account, assigned, atNoon, role, smallDirectory, smallDocument } from '@remit/testkit/small-tenant';
import { actionsOn } from './actions-on.ts';
import { compilePolicy } from './compile.ts';
import { subjectOf } from './subject.ts';

describe('what a subject may do with one record', () => {
  const roles = [role('Keeper', [{ actions: ['read', 'delete'], on: ['crm.Account'] }])];
  const compiled = compilePolicy(smallDocument({ roles }), 1);
  const directory = smallDirectory({ assignments: [assigned('alice', 'Keeper', { folder: '/west' })] });
  const alice = subjectOf(directory, 'alice');
  if (alice === null) throw new Error('no alice');

  test('the actions that are allowed on it, and no other', () => {
    expect(actionsOn(compiled, alice, account(), atNoon)).toEqual(['read', 'delete']);
  });

  test('none where the roles do not reach, and none of a type that there is not', () => {
    expect(actionsOn(compiled, alice, account({}, { folder: '/east' }), atNoon)).toEqual([]);
    expect(actionsOn(compiled, alice, account({}, { type: 'crm.Ghost' }), atNoon)).toEqual([]);
  });
});
