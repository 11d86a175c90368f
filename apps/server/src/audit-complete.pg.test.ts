import { sql } from 'drizzle-orm';
import type { Asked, AuditReason } from '@remit/audit/audit-event';
import { beforeAll, expect, test } from 'vitest';
import { type ProcedureName, procedures } from '@remit/api/procedures';
import { recordedUses } from '@remit/api/uses/recorded-uses';
import { sealAll } from '@remit/store/audit/audit-keeper';
import { retake } from '@remit/api/retake';
import { compilePolicy } from '@remit/policy/compile';
import { loadPolicyVersion } from '@remit/store/policy/policy-versions';
import { endpointMatrix } from './testing/endpoint-matrix.ts';
import { type MemberPersona, members } from './testing/endpoint-row.ts';
import { targetMaker, type TargetMaker } from './testing/endpoint-targets.ts';
import { expectOneEvent } from './testing/expect-one-event.ts';
import { folderToPay } from './testing/folder-to-pay.ts';
import { serveTenant } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

const names = Object.keys(procedures) as readonly ProcedureName[];
const writes = names.filter((name) => procedures[name].mode === 'write');
const department = '/operations/production';

interface Decided {
  readonly action: string;
  readonly outcome: 'allow' | 'deny';
  readonly because: readonly AuditReason[];
  readonly asked: Asked;
  readonly version: number;
}

let targets: TargetMaker;

const { served, tenant } = await serveTenant();

beforeAll(async () => {
  await folderToPay(tenant);
  const personas = await Promise.all(Object.values(members).map((name) => tenant.signIn(name)));
  targets = await targetMaker(
    tenant,
    personas.map(({ memberId }) => memberId),
  );
});

// A session of its own for each call: what one does to the sessions of a tenant is not the next one's concern.
test.each(writes)('%s leaves exactly one event, whoever asks and however it comes out', async (name) => {
  const row = endpointMatrix[name];
  if (!('own' in row)) throw new Error(`${name} writes outside every tenant`);
  const outcomes = new Set<string>();
  for (const persona of Object.keys(members) as MemberPersona[]) {
    const asker: Caller = await tenant.signIn(members[persona]);
    const administrator = await tenant.signIn(members.administrator);
    const target = await targets.make(department, asker.memberId);
    const input = await row.input({ tenant, asker, administrator, target });
    const reply = await expectOneEvent(tenant, asker, name, input);
    outcomes.add(reply.error === null ? 'allowed' : reply.error.code);
  }
  if (row.own.allowed.length > 0) expect(outcomes).toContain('allowed');
});

test('whatever somebody did is noted as a use of the role that allowed it', async () => {
  await sealAll(served.store, tenant.id);
  const noted = await tenant.rows<{ done: string }>(
    sql`select distinct resource_type || ' ' || action as done from remit.role_use`,
  );
  expect(noted.map(({ done }) => done)).toEqual(expect.arrayContaining([...recordedUses]));
});

test('whatever gave somebody a role, or took one, is in the stream of role changes or in that of guests', async () => {
  const tom = await tenant.signIn('tom');
  const administrator = await tenant.signIn(members.administrator);
  const asked = await tom.call('access.ask', {
    role: 'WarehouseLead',
    folder: department,
    lasts: 86_400_000,
    reason: 'Stock taking',
    refused: { action: 'delete', type: 'wms.Item', record: null },
    onBehalfOf: null,
  });
  const grant = { id: asked.data.id, revision: 1, decision: 'grant', comment: null, lasts: null };
  expect((await expectOneEvent(tenant, administrator, 'access.decide', grant)).error).toBeNull();
  // What wrote an assignment last did so in the transaction of its event.
  const changes = await tenant.rows<{ action: string; stream: string }>(sql`
    select distinct e.action, e.stream from remit.audit_event e join remit.assignment a on a.xmin = e.xmin`);
  expect(changes.map(({ action }) => action)).toContain('access.granted');
  expect(changes.filter(({ stream }) => stream !== 'access' && stream !== 'guest')).toEqual([]);
});

test('every decision on record, whatever was asked, comes out the same when it is taken again from it', async () => {
  const events = await tenant.rows<Decided>(sql`
    select action, outcome, because, asked, policy_version as version from remit.audit_event where asked is not null`);
  const different: object[] = [];
  for (const { action, outcome, because, asked, version } of events) {
    const policy = await served.store.withTenant(tenant.id, 'read', (tx) => loadPolicyVersion(tx, version));
    if (policy === null) throw new Error(`there is no version ${version}`);
    const { decision, same } = retake(compilePolicy(policy.document, version), asked);
    // What the engine allowed, the state of a thing may have refused.
    const stood = because[0]?.kind === 'state';
    if (
      !same ||
      (outcome === 'allow' && decision.outcome !== 'allow') ||
      (!stood && outcome !== decision.outcome)
    )
      different.push({ action, outcome, because, asked: asked.outcome, again: decision });
  }
  expect(different).toEqual([]);
  expect(new Set(events.map(({ action }) => action)).size).toBeGreaterThan(40);
});
