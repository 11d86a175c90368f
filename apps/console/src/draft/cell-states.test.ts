import { actionsOf } from '@remit/policy/catalog';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellState } from './cell-state.ts';
import { cellStates } from './cell-states.ts';
import { editGrant } from './edit-grants.ts';
import { typesOf } from './grant-reach.ts';
import { documentWith } from './testing/document-with.ts';
import { someRoles } from './testing/some-grants.ts';

test('every cell is what it would be if it were looked at alone, included roles and all', () => {
  fc.assert(
    fc.property(someRoles, (roles) => {
      const document = documentWith(...roles);
      const states = cellStates(document);
      for (const role of document.roles)
        for (const type of typesOf(document))
          for (const action of [...actionsOf(type), 'fly'])
            expect(states.of(role.name, type.name, action)).toEqual(cellState(document, role, type, action));
    }),
    { numRuns: 150 },
  );
});

test('a cell stays the same object across an edit of another role, and not across one that it hangs on', () => {
  const before = documentWith(
    { name: 'Rep', grants: [{ actions: ['read'], on: ['crm.Contract'] }] },
    { name: 'Lead', grants: [], includes: ['Rep'] },
    { name: 'Clerk', grants: [{ actions: ['read'], on: ['crm.Account'] }] },
  );
  const edit = { kind: 'grant', role: 'Rep', type: 'crm.Contract', action: 'update', to: 'all' } as const;
  const outcome = editGrant(before, edit);
  if (!outcome.ok) throw new Error(outcome.reason);
  const [was, is] = [cellStates(before), cellStates(structuredClone(outcome.document))];
  expect(is.of('Clerk', 'crm.Account', 'read')).toBe(was.of('Clerk', 'crm.Account', 'read'));
  expect(is.sameRole('Clerk', was)).toBe(true);
  expect(is.sameRole('Lead', was)).toBe(false);
  expect(is.of('Lead', 'crm.Contract', 'update')).toMatchObject({ kind: 'inherited', from: 'Rep' });
});

test('a role that there is not has no cell', () => {
  expect(cellStates(documentWith()).of('Nobody', 'crm.Contract', 'read')).toEqual({ kind: 'absent' });
});
