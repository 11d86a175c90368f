import { actionsOf } from '@remit/policy/catalog';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellState } from './cell-state.ts';
import { conditionalCells, copyGrants, editCells, type CellAddress } from './edit-cells.ts';
import { typesOf } from './grant-reach.ts';
import { documentWith } from './testing/document-with.ts';
import { someRoles } from './testing/some-grants.ts';

const everyCell: readonly CellAddress[] = ['Rep', 'Lead', 'Clerk'].flatMap((role) =>
  typesOf(documentWith()).flatMap((type) =>
    actionsOf(type).map((action) => ({ role, type: type.name, action })),
  ),
);
const someCells = fc.subarray([...everyCell], { minLength: 1, maxLength: 30 });

test('setting cells sets them all, and moves no own grant of any other cell', () => {
  fc.assert(
    fc.property(
      someRoles,
      someCells,
      fc.constantFrom('none' as const, 'all' as const),
      (roles, cells, to) => {
        const bare = roles.map((role) => ({ ...role, includes: [] }));
        const before = documentWith(...bare);
        const { document, set, left } = editCells(before, before, cells, { to, conditions: 'removed' });
        expect([set, left]).toEqual([cells.length, { absent: 0, ownerless: 0, conditional: 0 }]);
        for (const { role: name, type: typeName, action } of everyCell) {
          const state = (at: typeof document) => {
            const role = at.roles.find((each) => each.name === name);
            const type = typesOf(at).find((each) => each.name === typeName);
            if (role === undefined || type === undefined)
              throw new Error('the fixture lost a role or a type');
            return cellState(at, role, type, action);
          };
          const asked = cells.some(
            (cell) => cell.role === name && cell.type === typeName && cell.action === action,
          );
          if (asked) expect(state(document).kind).toBe(to);
          else expect(state(document).kind).toBe(state(before).kind);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('restoring what was set leaves no change at all, conditions included', () => {
  fc.assert(
    fc.property(
      someRoles,
      someCells,
      fc.constantFrom('none' as const, 'all' as const, 'own' as const),
      (roles, cells, to) => {
        const base = documentWith(...roles);
        const edited = editCells(base, base, cells, { to, conditions: 'removed' }).document;
        expect(editCells(edited, base, cells, { to: 'restore', conditions: 'kept' }).document).toEqual(base);
      },
    ),
    { numRuns: 150 },
  );
});

const limited = documentWith({
  name: 'Rep',
  grants: [
    { actions: ['read'], on: ['crm.Account'] },
    { actions: ['approve'], on: ['fin.PaymentRequest'], upTo: { minor: 1_000, currency: 'EUR' } },
  ],
});

test('a condition is lost only when the edit says so, and what was left is counted', () => {
  const cells = [
    { role: 'Rep', type: 'fin.PaymentRequest', action: 'approve' },
    { role: 'Rep', type: 'crm.Account', action: 'read' },
  ];
  expect(conditionalCells(limited, cells)).toEqual([cells[0]]);
  const kept = editCells(limited, limited, cells, { to: 'none', conditions: 'kept' });
  expect(kept).toMatchObject({ set: 1, left: { conditional: 1 } });
  expect(kept.document.roles[0]?.grants).toEqual([limited.roles[0]?.grants[1]]);
  expect(
    editCells(limited, limited, cells, { to: 'none', conditions: 'removed' }).document.roles[0]?.grants,
  ).toEqual([]);
});

test('types without an owner are left where cells are set to own', () => {
  const cells = everyCell.filter(({ role, action }) => role === 'Rep' && action === 'read');
  const { document, left } = editCells(limited, limited, cells, { to: 'own', conditions: 'kept' });
  expect(left.ownerless).toBeGreaterThan(0);
  expect(document.roles[0]?.grants).toContainEqual({
    actions: ['read'],
    on: ['crm.Contract'],
    qualifiers: [{ kind: 'own' }],
  });
});

test('a column that is copied gives the same cells, whatever module the roles are of', () => {
  fc.assert(
    fc.property(someRoles, (roles) => {
      const bare = roles.map((role) => ({ ...role, includes: [] }));
      const document = copyGrants(documentWith(...bare), 'Rep', 'Clerk');
      const [rep, , clerk] = document.roles;
      if (rep === undefined || clerk === undefined) throw new Error('the fixture lost a role');
      for (const type of typesOf(document))
        for (const action of actionsOf(type))
          expect(cellState(document, clerk, type, action).kind).toBe(
            cellState(document, rep, type, action).kind,
          );
    }),
    { numRuns: 100 },
  );
});
