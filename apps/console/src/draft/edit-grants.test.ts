import { actionsOf } from '@remit/policy/catalog';
import type { Grant, PolicyDocument, Role } from '@remit/policy/document';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellState } from './cell-state.ts';
import { editGrant, type GrantEdit } from './edit-grants.ts';
import { grantsOn, typesOf } from './grant-reach.ts';
import { carriesConditions, grantShape } from './grant-shape.ts';
import { documentWith } from './testing/document-with.ts';

const west: Grant['where'] = {
  kind: 'compare',
  operator: '=',
  left: { kind: 'attribute', of: 'resource', name: 'region' },
  right: { kind: 'literal', value: { type: 'text', value: 'west' } },
};

const edit = (action: string, to: GrantEdit['to'], type = 'crm.Contract'): GrantEdit => ({
  kind: 'grant',
  role: 'Rep',
  type,
  action,
  to,
});

function edited(grants: readonly Grant[], change: GrantEdit): readonly Grant[] {
  const outcome = editGrant(documentWith({ name: 'Rep', grants }), change);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.document.roles[0]?.grants ?? [];
}

test.each<[string, readonly Grant[], GrantEdit, readonly Grant[]]>([
  [
    'taking one action away leaves the others of its grant',
    [{ actions: ['read', 'update'], on: ['crm.Contract'] }],
    edit('update', 'none'),
    [{ actions: ['read'], on: ['crm.Contract'] }],
  ],
  [
    'taking one type away leaves the other types of its grant',
    [{ actions: ['read'], on: ['crm.Account', 'crm.Contract'] }],
    edit('read', 'none'),
    [{ actions: ['read'], on: ['crm.Account'] }],
  ],
  [
    'a group of actions is written out where one of them goes',
    [{ actions: ['write'], on: ['crm.Contract'] }],
    edit('create', 'none'),
    [{ actions: ['read', 'update'], on: ['crm.Contract'] }],
  ],
  [
    'a grant on every type names the others where one of them goes',
    [{ actions: ['read'] }],
    edit('read', 'none'),
    [{ actions: ['read'], on: ['crm.Account', 'fin.PaymentRequest'] }],
  ],
  [
    'a grant of a module keeps its qualifier where one of its types goes',
    [{ actions: ['read'], qualifiers: [{ kind: 'module', module: 'crm' }] }],
    edit('read', 'none'),
    [{ actions: ['read'], on: ['crm.Account'], qualifiers: [{ kind: 'module', module: 'crm' }] }],
  ],
  [
    'a first grant is a grant of its own',
    [],
    edit('read', 'all'),
    [{ actions: ['read'], on: ['crm.Contract'] }],
  ],
  [
    'another action joins the grant of its type',
    [{ actions: ['read'], on: ['crm.Contract'] }],
    edit('update', 'all'),
    [{ actions: ['read', 'update'], on: ['crm.Contract'] }],
  ],
  [
    'own takes the place of all',
    [{ actions: ['update'], on: ['crm.Contract'] }],
    edit('update', 'own'),
    [{ actions: ['update'], on: ['crm.Contract'], qualifiers: [{ kind: 'own' }] }],
  ],
  [
    'all stands beside a condition and leaves it',
    [{ actions: ['update'], on: ['crm.Contract'], where: west }],
    edit('update', 'all'),
    [
      { actions: ['update'], on: ['crm.Contract'], where: west },
      { actions: ['update'], on: ['crm.Contract'] },
    ],
  ],
  [
    'a condition goes when the edit says so, and stays on the other actions of its grant',
    [{ actions: ['read', 'update'], on: ['crm.Contract'], where: west }],
    { ...edit('update', 'none'), withConditions: 'removed' },
    [{ actions: ['read'], on: ['crm.Contract'], where: west }],
  ],
])('%s', (_, before, change, after) => {
  expect(edited(before, change)).toEqual(after);
});

test.each<[string, readonly Grant[], GrantEdit, RegExp]>([
  [
    'a condition',
    [{ actions: ['update'], on: ['crm.Contract'], where: west }],
    edit('update', 'none'),
    /condition/,
  ],
  [
    'a limit',
    [{ actions: ['approve'], on: ['fin.PaymentRequest'], upTo: { minor: 1, currency: 'EUR' } }],
    edit('approve', 'none', 'fin.PaymentRequest'),
    /condition/,
  ],
  ['an action that the type has not', [], edit('approve', 'all'), /no action `approve`/],
  ['own of a type without an owner', [], edit('read', 'own', 'crm.Account'), /no owner/],
  ['an unknown type', [], edit('read', 'all', 'crm.Nothing'), /no resource type/],
  ['an unknown role', [], { ...edit('read', 'all'), role: 'Nobody' }, /no role `Nobody`/],
])('an edit that would lose or mean nothing is refused with its reason: %s', (_, grants, change, reason) => {
  const outcome = editGrant(documentWith({ name: 'Rep', grants }), change);
  expect(outcome).toMatchObject({ ok: false, reason: expect.stringMatching(reason) as string });
});

const someGrant: fc.Arbitrary<Grant> = fc
  .record({
    actions: fc.subarray(['read', 'create', 'update', 'delete', 'export', 'write', 'manage', 'approve'], {
      minLength: 1,
    }),
    on: fc.option(fc.subarray(['crm.Account', 'crm.Contract', 'fin.PaymentRequest'], { minLength: 1 })),
    qualifiers: fc.option(
      fc.subarray([{ kind: 'own' }, { kind: 'module', module: 'crm' }] as const, { minLength: 1 }),
    ),
    where: fc.option(fc.constant(west)),
  })
  .map(({ actions, on, qualifiers, where }) => ({
    actions,
    ...(on === null ? {} : { on }),
    ...(qualifiers === null ? {} : { qualifiers }),
    ...(where === null || where === undefined ? {} : { where }),
  }));

/** What every cell of a role shows, by its address. */
function cells(document: PolicyDocument, role: Role): ReadonlyMap<string, string> {
  return new Map(
    typesOf(document).flatMap((type) =>
      actionsOf(type).map((action): [string, string] => [
        `${type.name} ${action}`,
        JSON.stringify(
          grantsOn(document, role, type, action)
            .map((grant) => JSON.stringify([grantShape(grant), grant.where ?? null]))
            .toSorted(),
        ),
      ]),
    ),
  );
}

test('an edit moves its own cell and no other, whatever grants reach it', () => {
  fc.assert(
    fc.property(
      fc.array(someGrant, { maxLength: 4 }),
      fc.constantFrom('crm.Account', 'crm.Contract', 'fin.PaymentRequest'),
      fc.constantFrom('read', 'create', 'update', 'delete', 'export'),
      fc.constantFrom('none' as const, 'all' as const),
      (grants, typeName, action, to) => {
        const before = documentWith({ name: 'Rep', grants });
        const role = before.roles[0];
        const type = typesOf(before).find(({ name }) => name === typeName);
        if (role === undefined || type === undefined) throw new Error('the fixture lost its role');
        const outcome = editGrant(before, {
          ...edit(action, to, typeName),
          ...(to === 'none' ? { withConditions: 'removed' as const } : {}),
        });
        if (!outcome.ok) throw new Error(outcome.reason);
        const after = outcome.document.roles[0] ?? role;
        expect(cellState(outcome.document, after, type, action).kind).toBe(to);
        const was = cells(before, role);
        const is = cells(outcome.document, after);
        const moved = [...was.keys()].filter((cell) => was.get(cell) !== is.get(cell));
        expect(moved.filter((cell) => cell !== `${typeName} ${action}`)).toEqual([]);
        if (to === 'all') {
          const conditions = (r: Role, d: PolicyDocument) =>
            grantsOn(d, r, type, action).filter(carriesConditions).length;
          expect(conditions(after, outcome.document)).toBe(conditions(role, before));
        }
      },
    ),
    { numRuns: 400 },
  );
});
