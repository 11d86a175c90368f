import type { PolicyDocument } from '@remit/policy/document';
import { parsePolicy } from '@remit/language/parse-policy';
import { canonicalDocument } from '@remit/policy/canonical/canonical-document';
import { revertItem } from '@remit/policy/draft/revert-item';
import type { VersionsDiffView } from '@remit/api/policy/versions-views';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { serveTenant } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

const marginRule = { kind: 'field', key: 'crm.Contract.margin' } as const;

const { served, tenant, nora, alice, sana } = await serveTenant('nora', 'alice', 'sana');

beforeAll(async () => {
  await publish((document) => withoutMargin(document), 'Margins are for finance');
  await publish(
    (document) => ({
      ...document,
      roles: document.roles.map((role) =>
        role.name === 'SalesRep' ? { ...role, description: 'Sells, and keeps the contracts' } : role,
      ),
    }),
    'Other words',
  );
});

function withoutMargin(document: PolicyDocument): PolicyDocument {
  return {
    ...document,
    fieldRules: document.fieldRules.map((rule) =>
      rule.type === 'crm.Contract' && rule.field === 'margin'
        ? { ...rule, visible: rule.visible?.filter((role) => role !== 'SalesRep') ?? [] }
        : rule,
    ),
  };
}

async function publish(change: (document: PolicyDocument) => PolicyDocument, reason: string): Promise<void> {
  const { data } = await nora.call('policy.current');
  const draft = { basedOn: data.version, document: change(data.document), member: alice.memberId };
  const { data: preview } = await nora.call('policy.preview', draft);
  if (!preview.valid) throw new Error(JSON.stringify(preview.problems));
  const reply = await nora.call('policy.publish', {
    ...draft,
    effectHash: preview.impact.effectHash,
    reason,
  });
  expect(reply.error).toBeNull();
}

async function diff(asker: Caller, from: number, to: number): Promise<VersionsDiffView> {
  const { data, error } = await asker.call('versions.diff', { from, to });
  expect(error).toBeNull();
  return data;
}

test('every version is listed, newest first, with who published it and why, and one is in force', async () => {
  const { data } = await sana.call('versions.list');
  expect(data.versions).toMatchObject([
    { version: 3, basedOn: 2, reason: 'Other words', author: { name: 'Nora Lindqvist' }, inForce: true },
    { version: 2, basedOn: 1, reason: 'Margins are for finance', inForce: false },
    { version: 1, author: null, inForce: false },
  ]);
  expect(data.publish.allowed).toBe(false);
});

test('what a version changed is said by item, for the people whom it changes something for, and in its text', async () => {
  const found = await diff(nora, 1, 2);
  expect(found.items).toEqual([{ ...marginRule, change: 'changed' }]);
  const ofAlice = found.meaning.groups.find(({ people }) => people.some(({ id }) => id === alice.memberId));
  expect(ofAlice?.sentences).toContainEqual({
    change: 'loses',
    sentence: 'no longer sees Margin of Contract',
  });
  expect(found.meaning.people).toBeGreaterThan(0);
  expect(found.meaning.others).toBe(0);
  const changed = found.text.flatMap(({ lines }) => lines.filter(({ kind }) => kind !== 'same'));
  expect(changed.length).toBeGreaterThan(0);
  expect(
    changed
      .filter(({ kind }) => kind === 'removed')
      .map(({ text }) => text)
      .join('\n'),
  ).toContain('SalesRep');
});

test('a version compared with itself, or with one that only says it in other words, changes nothing for anybody', async () => {
  expect(await diff(nora, 2, 2)).toMatchObject({ items: [], text: [], meaning: { groups: [], people: 0 } });
  const words = await diff(nora, 2, 3);
  expect(words.items).toEqual([{ kind: 'role', key: 'SalesRep', change: 'changed' }]);
  expect(words.meaning).toEqual({ groups: [], groupsLeftOut: 0, people: 0, others: 0 });
});

test('what a change means to others is recorded once for each look, and not when it means nothing', async () => {
  const before = await tenant.auditCount();
  await diff(sana, 2, 3);
  expect(await tenant.auditCount()).toBe(before);
  await diff(sana, 1, 3);
  expect(await tenant.auditCount()).toBe(before + 1);
  const [event] = await tenant.rows<Record<string, unknown>>(
    sql`select actor, action, details from remit.audit_event order by id desc limit 1`,
  );
  expect(event).toMatchObject({
    actor: sana.memberId,
    action: 'access.explained',
    details: { question: 'versions 1 and 3' },
  });
});

test('people whom the asker may not explain are counted, and neither named nor described', async () => {
  const other = await served.addTenant();
  const [admin, analyst] = [await other.signIn('nora'), await other.signIn('sana')];
  const { data } = await admin.call('policy.current');
  // The analyst reads policies as before, and explains nobody any more.
  const document: PolicyDocument = {
    ...withoutMargin(data.document),
    roles: data.document.roles.map((role: PolicyDocument['roles'][number]) => ({
      ...role,
      grants: role.name === 'SecurityAnalyst' ? role.grants.map(unexplaining) : role.grants,
    })),
  };
  const draft = { basedOn: 1, document, member: analyst.memberId };
  const { data: preview } = await admin.call('policy.preview', draft);
  if (!preview.valid) throw new Error(JSON.stringify(preview.problems));
  const { effectHash } = preview.impact;
  const published = await admin.call('policy.publish', { ...draft, effectHash, reason: 'Read only' });
  expect(published.error).toBeNull();
  const found = (await analyst.call('versions.diff', { from: 1, to: 2 })).data;
  expect(found.meaning.others).toBeGreaterThan(0);
  const named = found.meaning.groups.flatMap(({ people }: { people: { id: string }[] }) =>
    people.map(({ id }) => id),
  );
  expect(named).toEqual([analyst.memberId]);
});

function unexplaining(grant: PolicyDocument['roles'][number]['grants'][number]) {
  return { ...grant, actions: grant.actions.filter((action) => action !== 'explain') };
}

test('the text of a version is the version: read again it says the same', async () => {
  const { data: version } = await nora.call('versions.get', { version: 2 });
  const { data } = await nora.call('policy.text', { version: 2 });
  expect(data.version).toBe(2);
  const read = parsePolicy(data.text);
  expect(read.errors).toEqual([]);
  expect(read.document).toEqual(canonicalDocument(version.document));
  expect((await nora.call('policy.text', {})).data.version).toBe(3);
});

test('a number that was never published is not there, and the answer says which one is in force', async () => {
  for (const [procedure, input] of [
    ['versions.get', { version: 99 }],
    ['versions.diff', { from: 1, to: 99 }],
    ['policy.text', { version: 99 }],
  ] as const) {
    const reply = await nora.call(procedure, input);
    expect([reply.status, reply.error?.code, reply.error?.message]).toEqual([
      404,
      'not-found',
      'there is no version 99 of the policy; the one in force is 3',
    ]);
  }
});

test('one change of an older version is taken back, and what was published since stays', async () => {
  const before = (await nora.call('versions.get', { version: 1 })).data.document;
  const after = (await nora.call('versions.get', { version: 2 })).data.document;
  await publish((present) => {
    const result = revertItem(before, after, present, marginRule);
    if (!result.reverted) throw new Error(result.reason);
    return result.document;
  }, 'Roll back field crm.Contract.margin of version 2');
  expect((await diff(nora, 1, 4)).items).toEqual([{ kind: 'role', key: 'SalesRep', change: 'changed' }]);
  const { data } = await alice.call('records.list', { type: 'crm.Contract', limit: 1 });
  expect(data.columns.find(({ field }: { field: string }) => field === 'margin')?.visibility).toBe(
    'readable',
  );
});
