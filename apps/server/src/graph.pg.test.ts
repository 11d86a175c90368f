import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { Role } from '@remit/policy/document';
import type { GraphView } from '@remit/api/graph/graph-views';
import { serveTenant } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

/** Reads the policy, sees everybody, and may be told the access of who works for sales; sees folders of sales alone. */
let tom: Caller;

const tellers: readonly Role[] = [
  {
    name: 'SalesAnalyst',
    grants: [
      { actions: ['read'], on: ['remit.Policy', 'remit.Member'] },
      {
        actions: ['explain'],
        on: ['remit.Member'],
        where: {
          kind: 'within',
          operand: { kind: 'attribute', of: 'resource', name: 'department' },
          tree: { kind: 'literal', value: { type: 'department', value: '/sales' } },
        },
      },
    ],
  },
  { name: 'FolderReader', grants: [{ actions: ['read'], on: ['remit.Folder'] }] },
];

const { tenant, nora } = await serveTenant('nora');

beforeAll(async () => {
  const { document, version } = (await nora.call('policy.current')).data;
  const draft = {
    basedOn: version,
    document: { ...document, roles: [...document.roles, ...tellers] },
    member: nora.memberId,
  };
  const preview = await nora.call('policy.preview', draft);
  if (!preview.data.valid) throw new Error(JSON.stringify(preview.data.problems));
  const { effectHash } = preview.data.impact;
  const published = await nora.call('policy.publish', { ...draft, effectHash, reason: 'Tellers' });
  if (published.error !== null) throw new Error(published.error.message);
  const { memberId } = await tenant.signIn('tom');
  await tenant.rows(sql`
    insert into remit.assignment (tenant_id, id, role, folder, member_id)
    select tenant_id, gen_random_uuid(), role, folder, id
    from remit.member, (values ('SalesAnalyst', '/'), ('FolderReader', '/sales')) as given (role, folder)
    where id = ${memberId}`);
  tom = await tenant.signIn('tom');
});

const around = async (caller: Caller, focus: object): Promise<GraphView> => {
  const reply = await caller.call('graph.around', { focus, hops: 6 });
  expect(reply.error).toBeNull();
  return reply.data;
};

/** Keys of what is shown, alone or inside of many that are shown as one. */
const keysOf = ({ nodes }: GraphView, kind: string): readonly string[] =>
  nodes
    .filter((node) => node.kind === kind)
    .flatMap(({ key, members }) => (members.length === 0 ? [key] : members.map((member) => member.key)));

test('a graph names nobody whose access its reader may not be told, no folder that they may not see, and counts the rest', async () => {
  const focus = { kind: 'role', id: 'Employee' };
  const [whole, part] = [await around(nora, focus), await around(tom, focus)];
  const told = new Set(
    (
      await tenant.rows<{ key: string }>(sql`
        select 'person:' || id as key from remit.member
        where department = '/sales' or starts_with(department, '/sales/') or id = ${tom.memberId}`)
    ).map(({ key }) => key),
  );
  const departments = keysOf(part, 'department');
  expect(departments.length).toBeGreaterThan(0);
  expect(departments.length).toBeLessThan(keysOf(whole, 'department').length);
  const everywhere = [part, await around(tom, { kind: 'role', id: 'SalesRep' })];
  expect(everywhere.flatMap((view) => keysOf(view, 'person')).filter((key) => !told.has(key))).toEqual([]);
  expect(everywhere.flatMap((view) => keysOf(view, 'person')).length).toBeGreaterThan(0);
  const folders = everywhere.flatMap((view) => keysOf(view, 'folder'));
  expect(folders.length).toBeGreaterThan(0);
  expect(folders.filter((key) => key !== 'folder:/sales' && !key.startsWith('folder:/sales/'))).toEqual([]);
  // Nothing that is left out is an end of what is drawn.
  for (const { nodes, edges } of everywhere) {
    const drawn = new Set(nodes.map(({ key }) => key));
    expect(edges.filter(({ from, to }) => !drawn.has(from) || !drawn.has(to))).toEqual([]);
  }
});

test('around what its reader may not see there is no graph, in the words of what is not there; who is seen and not told of is refused', async () => {
  const henrik = (await tenant.signIn('henrik')).memberId;
  const hidden = [
    { kind: 'folder', id: '/people' },
    { kind: 'department', id: '/people' },
  ];
  const nowhere = { kind: 'folder', id: '/no/such/folder' };
  const missing = await tom.call('graph.around', { focus: nowhere, hops: 2 });
  expect(missing.error?.code).toBe('not-found');
  for (const focus of hidden) {
    expect((await nora.call('graph.around', { focus, hops: 2 })).error).toBeNull();
    const { error } = await tom.call('graph.around', { focus, hops: 2 });
    expect({ ...error, correlationId: '' }).toEqual({ ...missing.error, correlationId: '' });
  }
  const refused = await tom.call('graph.around', { focus: { kind: 'person', id: henrik }, hops: 2 });
  expect(refused.error?.code).toBe('forbidden');
});

test('in a group with somebody whom its reader may be told of, the others are counted and not named', async () => {
  const { memberId } = await tenant.signIn('henrik');
  const [group] = await tenant.rows<{ id: string }>(sql`
    insert into remit.group_member (tenant_id, group_id, member_id)
    select g.tenant_id, g.id, m.id from remit.member_group g, remit.member m
    where g.name = 'Field Sales EMEA' and m.id = ${memberId}
    returning group_id as id`);
  const view = await around(tom, { kind: 'group', id: group?.id });
  expect(view.hidden).toBe(1);
  expect(JSON.stringify(view)).not.toContain('Henrik');
});
