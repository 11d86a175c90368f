import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProcedureName } from '@remit/api/procedures';
import { endpointMatrix } from './testing/endpoint-matrix.ts';
import {
  members,
  type Outcome,
  type OutsideRow,
  type Persona,
  personas,
  type Target,
} from './testing/endpoint-row.ts';
import { targetMaker, type TargetMaker } from './testing/endpoint-targets.ts';
import { folderToPay } from './testing/folder-to-pay.ts';
import { type HttpReply, postOverHttp } from './testing/post-over-http.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

type Circumstance = 'own' | 'other department' | 'other tenant' | 'expired' | 'revoked';

/** A department that is no persona's, and over which none of them has anything. */
const elsewhere = '/marketing';
const ownDepartments: Readonly<Record<Persona, string>> = {
  administrator: '/it',
  'department head': '/operations',
  'security analyst': '/it',
  'end user': '/operations/production',
  // These belong to no department; what they ask about lies somewhere.
  guest: '/operations',
  'suspended member': '/sales/emea',
  'member of another tenant': '/operations',
  nobody: '/operations',
};

const names = Object.keys(endpointMatrix) as readonly ProcedureName[];
const isInside = (name: ProcedureName): boolean => 'own' in endpointMatrix[name];
const inside = names.filter(isInside);
let served: Served;
let address: string;
let tenant: ServedTenant;
let other: ServedTenant;
let targets: TargetMaker;
let anyTarget: Promise<Target> | null = null;
/** An input of each procedure that was right when an administrator sent it. */
const inputs = new Map<ProcedureName, unknown>();
let callers: Readonly<Record<Persona, Caller | null>>;
let administrator: Caller;

async function signEverybodyIn(): Promise<void> {
  const inside = Object.entries(members).map(async ([persona, name]) => [persona, await tenant.signIn(name)]);
  callers = {
    ...(Object.fromEntries(await Promise.all(inside)) as Record<keyof typeof members, Caller>),
    'suspended member': await tenant.signIn('alice'),
    'member of another tenant': await other.signIn('nora'),
    nobody: null,
  };
  administrator = await tenant.signIn('nora');
}

beforeAll(async () => {
  served = await serveSample();
  [tenant, other] = [await served.addTenant({ searchable: true }), await served.addTenant()];
  await tenant.rows(sql`update remit.member set status = 'suspended' where name = 'Alice Moreau'`);
  await folderToPay(tenant);
  address = await served.app.listen({ host: '127.0.0.1', port: 0 });
  await signEverybodyIn();
  targets = await targetMaker(
    tenant,
    Object.values(callers).flatMap((caller) => caller?.memberId ?? []),
  );
});
afterAll(() => served.close());

/** What the matrix, and the rules that hold of every procedure, say that the reply is. */
function expected(name: ProcedureName, persona: Persona, when: Circumstance): Outcome {
  const row = endpointMatrix[name];
  if ('signedIn' in row) return persona === 'nobody' ? row.nobody : row.signedIn;
  if (persona === 'nobody') return 'not-signed-in';
  if (persona === 'member of another tenant' || when === 'other tenant') return 'not-found';
  if (when === 'revoked') return 'session-ended';
  if (persona === 'suspended member' || when === 'expired') return 'forbidden';
  const { allowed, otherwise, but } = when === 'own' ? row.own : (row.elsewhere ?? row.own);
  return allowed.includes(persona) ? 'allowed' : (but?.[persona] ?? otherwise);
}

/** Whose session a call outside a tenant is made in. */
function spenderFor({ spendsSession }: OutsideRow, asker: Caller): Caller | Promise<Caller> {
  if (spendsSession === undefined) return asker;
  return spendsSession === 'every' ? other.signIn('tom') : tenant.signIn('nora');
}

async function outcomeOf(name: ProcedureName, persona: Persona, when: Circumstance): Promise<string> {
  const row = endpointMatrix[name];
  const asker = callers[persona];
  const department = when === 'other department' ? elsewhere : ownDepartments[persona];
  const isIn = persona in members || persona === 'suspended member';
  const mine = when !== 'other department' && isIn ? (asker?.memberId ?? null) : null;
  // Outside a tenant nothing is about a target, and where everybody is refused nothing is: one does for all. Each that
  // were made would be one more in somebody's inbox.
  const isDecided = 'own' in row && (when === 'own' || when === 'other department');
  const target = isDecided
    ? await targets.make(department, mine)
    : await (anyTarget ??= targets.make(elsewhere, null));
  const known = 'own' in row && !isDecided ? inputs.get(name) : undefined;
  const input = known ?? (await row.input({ tenant, asker, administrator, target }));
  if (persona === 'administrator') inputs.set(name, input);
  if ('signedIn' in row) {
    const cookie = asker === null ? '' : (await spenderFor(row, asker)).cookie;
    const door = row.atTenant === true ? `/t/${tenant.slug}/rpc` : '/rpc';
    return outcomeIn(await postOverHttp(address, `${door}/${name}`, input, cookie), null);
  }
  const { slug } = when === 'other tenant' && persona !== 'member of another tenant' ? other : tenant;
  const reply = await postOverHttp(address, `/t/${slug}/rpc/${name}`, input, asker?.cookie ?? '');
  return outcomeIn(reply, row.shows?.(target) ?? null);
}

function outcomeIn({ status, text, error }: HttpReply, shown: string | null): string {
  if (error !== null) return error.code;
  if (status !== 200) return `${status}: ${text}`;
  return shown === null || text.includes(shown) ? 'allowed' : 'empty';
}

/** Asks as everybody; the rows that differ are what a failure prints. */
async function holds(name: ProcedureName, circumstances: readonly Circumstance[]): Promise<void> {
  const actual: Record<string, string> = {};
  const wanted: Record<string, string> = {};
  for (const when of circumstances) {
    for (const persona of personas) {
      const cell = `${name} · ${persona} · ${when}`;
      wanted[cell] = expected(name, persona, when);
      actual[cell] = await outcomeOf(name, persona, when);
      const row = endpointMatrix[name];
      if ('endsSessions' in row && actual[cell] === 'allowed') await signEverybodyIn();
    }
  }
  expect(actual).toEqual(wanted);
}

test.each(names)('%s answers everybody as the matrix says, in their department and in another', (name) =>
  holds(name, isInside(name) ? ['own', 'other department'] : ['own']),
);

test.each(inside)('%s answers nobody of this tenant in another one', (name) => holds(name, ['other tenant']));

describe('once the time of every member has run out, in sessions that were open before', () => {
  beforeAll(async () => {
    await tenant.rows(
      sql`update remit.member set valid_until = now() + interval '2 seconds' where department is distinct from '/marketing'`,
    );
    await signEverybodyIn();
    for (const persona of personas) await callers[persona]?.call('me.get');
    await tenant.rows(
      sql`select pg_sleep(extract(epoch from valid_until - clock_timestamp())) from remit.member where department = '/it' limit 1`,
    );
  });
  afterAll(async () => {
    await tenant.rows(sql`update remit.member set valid_until = null, sponsor = null`);
    await signEverybodyIn();
  });

  test.each(inside)('%s answers none of them', (name) => holds(name, ['expired']));
});

describe('once every session in the tenant was revoked, and those sessions go on elsewhere', () => {
  beforeAll(async () => {
    for (const persona of personas) await callers[persona]?.call('me.get');
    await tenant.rows(sql`update remit.tenant set epoch = epoch + 1`);
  });

  test.each(names)('%s answers them as the matrix says', (name) => holds(name, ['revoked']));
});

// Takes a file, which no call by JSON brings: attachments.pg.test.ts sends one.
const byRouteAlone: ProcedureName = 'attachments.add';

test('every procedure inside a tenant is allowed to somebody; the rules above refuse it to others', () => {
  const allowedToNobody = names.filter((name) => {
    const row = endpointMatrix[name];
    return (
      'own' in row &&
      name !== byRouteAlone &&
      [row.own, row.elsewhere ?? row.own].every(({ allowed }) => allowed.length === 0)
    );
  });
  expect(allowedToNobody).toEqual([]);
});
