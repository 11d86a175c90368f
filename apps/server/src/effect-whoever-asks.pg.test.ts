import type { VersionsDiffView } from '@remit/api/policy/versions-views';
import type { Grant, PolicyDocument } from '@remit/policy/document';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { assignRole } from './testing/assign-role.ts';
import type { Caller } from './testing/serve-sample.ts';
import { serveTenant } from './testing/serve-tenant.ts';

const { tenant, tom } = await serveTenant('tom');

/** Signed in without a second factor: her session has met no duty. */
let nora: Caller;

const exporter: Grant = {
  actions: ['read', 'export'],
  on: ['crm.Contract'],
  requires: ['second-factor'],
};
const publishing: readonly Grant[] = [
  { actions: ['read'], on: ['remit.Policy'] },
  { actions: ['publish'], on: ['remit.Policy'], requires: ['second-factor'] },
];

/** Whoever publishes confirms it, and a role of Nora's exports contracts to whoever confirms it. */
const asking = (document: PolicyDocument): PolicyDocument => ({
  ...document,
  roles: [
    ...document.roles.map((role) =>
      role.name === 'TenantAdmin'
        ? {
            ...role,
            grants: [
              ...role.grants.map(({ on = [], ...grant }) => ({
                ...grant,
                on: on.filter((type) => type !== 'remit.Policy'),
              })),
              ...publishing,
            ],
          }
        : role,
    ),
    { name: 'Exporter', module: 'crm', grants: [exporter] },
  ],
});

beforeAll(async () => {
  nora = await tenant.signIn('nora');
  const { data } = await nora.call('policy.current');
  const draft = { basedOn: data.version, document: asking(data.document), member: tom.memberId };
  const { data: preview } = await nora.call('policy.preview', draft);
  if (!preview.valid) throw new Error(JSON.stringify(preview.problems));
  const { effectHash } = preview.impact;
  const published = await nora.call('policy.publish', { ...draft, effectHash, reason: 'Confirm' });
  if (published.error !== null) throw new Error(published.error.message);
  await assignRole(tenant, 'Exporter', nora.memberId, '/marketing');
  nora = await tenant.signIn('nora');
});

test('what asks for a duty is told of an assignment though whoever asks has met none', async () => {
  const change = { kind: 'assign', member: tom.memberId, role: 'Exporter', folder: '/marketing' };
  const { data, error } = await nora.call('people.preview', change);
  expect(error).toBeNull();
  const sentences: readonly { readonly sentence: string }[] = data.sentences;
  expect(sentences.map(({ sentence }) => sentence)).toContainEqual(
    expect.stringMatching(/^may `export` Contract in \/marketing/),
  );
});

test('what asks for a duty is told of a version though whoever asks has met none', async () => {
  const { data, error } = await nora.call('versions.diff', { from: 1, to: 2 });
  expect(error).toBeNull();
  const groups: VersionsDiffView['meaning']['groups'] = data.meaning.groups;
  expect(groups.flatMap(({ sentences }) => sentences)).toContainEqual({
    change: 'gains',
    sentence: 'may `export` Contract in /marketing',
  });
});

test('nobody moves a folder to where they get what is in it by meeting a duty', async () => {
  const move = { folder: '/sales/emea/dach', into: '/marketing' };
  const { data, error } = await nora.call('folders.previewMove', move);
  expect(error).toBeNull();
  expect(data.refusal).toBe('nobody widens their own access; a second person must do this');
});

test('the last who publishes stays where publishing asks for a duty, whoever takes them', async () => {
  const [held] = await tenant.rows<{ id: string }>(sql`
    select id from remit.assignment where role = 'TenantAdmin' and member_id = ${nora.memberId}`);
  const change = { kind: 'unassign', member: nora.memberId, assignment: held?.id };
  const { data, error } = await nora.call('people.preview', change);
  expect(error).toBeNull();
  expect(data.refusal).toMatch(/^this would leave nobody who can publish a policy/);
});
