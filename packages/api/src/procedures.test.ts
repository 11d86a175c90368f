import { expect, test } from 'vitest';
import { REMIT_TYPES, actionsOf } from '@remit/policy/catalog';
import { resources } from '@remit/sample/catalog';
import { identityRouter } from './identity-router.ts';
import type { ProcedureAccess } from './procedure-access.ts';
import { procedures } from './procedures.ts';
import { tenantRouter } from './tenant/tenant-router.ts';

// Where tRPC keeps what it was told of a router or a procedure.
const definition = '_def';

interface Routed {
  readonly [definition]: { readonly type: string; readonly meta?: unknown };
}

// tRPC keeps procedures under their full names, and types them as a tree.
const routed = new Map(
  [identityRouter, tenantRouter].flatMap((router) =>
    Object.entries(router[definition].procedures as unknown as Readonly<Record<string, Routed>>),
  ),
);

test('the list of procedures is exactly what the routers serve', () => {
  expect([...routed.keys()].toSorted()).toEqual(Object.keys(procedures).toSorted());
});

test.each(Object.entries(procedures))('%s asks for what the list says of it', (name, access) => {
  expect(routed.get(name)?.[definition].meta).toEqual(access);
});

test('every permission names a type and an action that there are', () => {
  const types = new Map([...REMIT_TYPES, ...resources].map((type) => [type.name, actionsOf(type)]));
  for (const { permission, decided } of Object.values(procedures)) {
    if (decided === 'outside' || decided === 'standing' || permission.startsWith('*:')) continue;
    const [type = '', action = ''] = permission.split(':');
    expect(types.get(type)).toContain(action);
  }
});

test('what is decided by standing alone is somebody’s own, unless it is known to show whoever sees as them nothing of theirs', () => {
  const shown = Object.entries<ProcedureAccess>(procedures).flatMap(([name, { decided, mode, own }]) =>
    decided === 'standing' && mode !== 'write' && own !== true ? [name] : [],
  );
  expect(shown.toSorted()).toEqual(['access.list', 'home.get', 'live.revisions', 'me.get', 'simulate.form']);
});

test('whatever changes something is a mutation that writes and holds its standing', () => {
  for (const [name, { decided, mode, holds }] of Object.entries(procedures)) {
    if (decided === 'outside') continue;
    const mutation = routed.get(name)?.[definition].type === 'mutation';
    expect([name, mode === 'write']).toEqual([name, mutation]);
    expect([name, holds !== 'nothing']).toEqual([name, mutation]);
  }
});
