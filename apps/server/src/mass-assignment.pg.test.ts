import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ProcedureName, procedures } from '@remit/api/procedures';
import { inDatabase } from '@remit/store/provision/database-address';
import { databases } from '@remit/store/directory/roles';
import { testStoreOptions } from '@remit/testkit/postgres';
import { endpointMatrix } from './testing/endpoint-matrix.ts';
import { members } from './testing/endpoint-row.ts';
import { targetMaker, type TargetMaker } from './testing/endpoint-targets.ts';
import { type HttpReply, postOverHttp } from './testing/post-over-http.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';
import { tenantState } from './testing/tenant-state.ts';

// Whoever may change something changes what the procedure takes and nothing else. The name of every column of every
// table is tried as a key beside what it takes, and inside every object that it takes, by an administrator: no
// permission stands between them and the schema.
const names = Object.keys(endpointMatrix) as readonly ProcedureName[];

let served: Served;
let address: string;
let tenant: ServedTenant;
let targets: TargetMaker;
let administrator: Caller;
let superuser: Sql;
let keys: readonly string[];

/** Keys that a procedure takes and need not be given, where a column has the same name. */
const ofEvents = ['action', 'actor', 'outcome', 'stream', 'targetType', 'text', 'until'];
const ofQuestions = ['at', 'version', 'draft', 'attributes'];
const optional: Partial<Record<ProcedureName, readonly string[]>> = {
  'tenant.saveConfig': ['secondPerson'],
  'changes.publish': ['breakGlass'],
  'views.save': ['role'],
  'security.preview': ['secondFactorFrom'],
  'security.save': ['secondFactorFrom'],
  'people.extendGuest': ['sponsor'],
  'people.preview': ['until'],
  'people.assign': ['until'],
  'groups.previewGive': ['until'],
  'groups.give': ['until'],
  'policy.text': ['version'],
  'simulate.ask': ofQuestions,
  'simulate.fixes': ofQuestions,
  'simulate.overTime': [...ofQuestions, 'after'],
  'audit.list': ofEvents,
  'audit.figures': ofEvents,
  'audit.export': ofEvents,
  'requestDrafts.save': ['begun', 'type', 'fields'],
  'requests.form': ['type'],
  'requests.formFor': ['type'],
  'requests.preview': ['payee', 'costType', 'onBehalfOf', 'type', 'fields', 'draft'],
  'requests.submit': ['payee', 'costType', 'onBehalfOf', 'draft', 'type', 'fields', 'key'],
  'requests.change': ['payee', 'costType', 'fields'],
  'requests.resubmit': ['payee', 'costType', 'fields'],
  'attachments.offer': ['asked'],
  'attachments.add': ['asked'],
  'requests.approve': ['comment'],
  'requests.pay': ['comment'],
};

/** Keys that are no column, and that careless code takes for something. */
const cunning = [
  'connect',
  'create',
  'set',
  'where',
  'constructor',
  'toString',
  'tenantId',
  'isAdmin',
  'and',
];

beforeAll(async () => {
  served = await serveSample();
  tenant = await served.addTenant();
  address = await served.app.listen({ host: '127.0.0.1', port: 0 });
  administrator = await tenant.signIn('nora');
  const personas = await Promise.all(Object.values(members).map((name) => tenant.signIn(name)));
  targets = await targetMaker(
    tenant,
    personas.map(({ memberId }) => memberId),
  );
  superuser = connectTo(databases.shared);
  const identity = connectTo(databases.identity);
  const found = [...(await columnsOf(superuser)), ...(await columnsOf(identity))];
  await identity.end();
  keys = [...new Set([...found, ...found.map(asWritten), ...cunning])];
});
afterAll(async () => {
  await superuser.end();
  await served.close();
});

function connectTo(database: string): Sql {
  return postgres(inDatabase(testStoreOptions().databaseUrl, database), { max: 1 });
}

async function columnsOf(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ name: string }[]>`
    select distinct attname as name from pg_attribute join pg_class on pg_class.oid = attrelid
    where relkind in ('r', 'p') and attnum > 0 and not attisdropped
      and relnamespace::regnamespace::text in ('remit', 'crm', 'hr', 'fin', 'wms', 'identity')`;
  return rows.map(({ name }) => name);
}

/** `valid_until` as the wire writes names: `validUntil`. */
function asWritten(column: string): string {
  return column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

type Body = Readonly<Record<string, unknown>>;

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same body once for every object in it, each time with the keys in that object; a list stands for its first. */
function withKeys(body: Body): readonly Body[] {
  const more = Object.fromEntries(keys.filter((key) => !(key in body)).map((key) => [key, 'x']));
  const below = Object.entries(body).flatMap(([name, value]): readonly Body[] => {
    // A policy document is free in parts; its own schema has its own test.
    if (name === 'document' || name === 'steps') return [];
    if (isBody(value)) return withKeys(value).map((changed) => ({ ...body, [name]: changed }));
    if (!Array.isArray(value)) return [];
    const [first, ...rest]: readonly unknown[] = value;
    return isBody(first) ? withKeys(first).map((changed) => ({ ...body, [name]: [changed, ...rest] })) : [];
  });
  return [{ ...body, ...more }, ...below];
}

/** The keys that a refusal says are not taken. */
function refusedIn({ error }: HttpReply): ReadonlySet<string> {
  const sentence = error?.sentences.find((each) => each.includes('taken here; leave')) ?? '';
  return new Set([...sentence.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key));
}

test('there are columns enough to try', () => {
  expect(keys.length).toBeGreaterThan(150);
});

test('no procedure takes a key that it does not name, and none of them changes a row', async () => {
  const inputs: [ProcedureName, Body][] = [];
  for (const name of names) {
    const target = await targets.make('/operations', null);
    const asking = { tenant, asker: administrator, administrator, target };
    const input = await endpointMatrix[name].input(asking);
    // Whatever takes nothing reads nothing of what is sent.
    if (isBody(input)) inputs.push([name, input]);
  }
  const before = await tenantState(superuser, tenant.id);
  const wrong: string[] = [];
  for (const [name, input] of inputs) {
    const door = procedures[name].decided === 'outside' ? '/rpc' : `/t/${tenant.slug}/rpc`;
    for (const body of withKeys(input)) {
      const reply = await postOverHttp(address, `${door}/${name}`, body, administrator.cookie);
      if (reply.status !== 400) wrong.push(`${name} answered ${reply.status}`);
      const refused = refusedIn(reply);
      const taken = keys.filter((key) => !refused.has(key) && !writtenIn(input, key));
      wrong.push(
        ...taken.filter((key) => optional[name]?.includes(key) !== true).map((key) => `${name} takes ${key}`),
      );
    }
  }
  expect(wrong).toEqual([]);
  expect(inputs.length).toBeGreaterThan(15);
  expect(await tenantState(superuser, tenant.id)).toEqual(before);
});

function writtenIn(body: unknown, key: string): boolean {
  if (Array.isArray(body)) return body.some((each: unknown) => writtenIn(each, key));
  return isBody(body) && (key in body || Object.values(body).some((value) => writtenIn(value, key)));
}
