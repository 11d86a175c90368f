import { describe, expect, test } from 'vitest';
import {
  account,
  assigned,
  atNoon,
  compare,
  euros,
  member,
  payment,
  person,
  role,
  smallDirectory,
  smallDocument,
  text,
} from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { Resource } from './check.ts';
import type { Condition } from './condition.ts';
import type { GrantFailure } from './decision.ts';
import type { Directory } from './directory.ts';
import type { Grant, PolicyDocument } from './document.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';
import { explain } from './explain.ts';
import { planRows } from './plan-rows.ts';

const ACCOUNTS = 'crm.Account';
const PAYMENTS = 'fin.PaymentRequest';

/** What becomes of one grant of alice's on one record; the same is asked of a list. */
function tried(
  grant: Grant,
  resource: Resource,
  policy: Partial<PolicyDocument> = {},
  directory: Partial<Directory> = {},
): { readonly permits: boolean; readonly failure: GrantFailure | null; readonly listed: boolean } {
  const document = smallDocument({ roles: [role('Held', [grant])], ...policy });
  const people = smallDirectory({ assignments: [assigned('alice', 'Held')], ...directory });
  const subject = subjectIn(people, 'alice');
  const compiled = compilePolicy(document, 1);
  const check = { subject, action: 'read', resource, environment: atNoon };
  const { grants } = explain(compiled, check, people.revision);
  const [only] = grants;
  if (only === undefined || grants.length > 1) throw new Error(`${grants.length} grants were tried`);
  expect(decide(compiled, check).outcome).toBe(only.permits ? 'allow' : 'deny');
  const { kind } = planRows(compiled, subject, 'read', resource.type, atNoon);
  return { permits: only.permits, failure: only.failure, listed: kind !== 'none' };
}

const read = (more: Partial<Grant>, type = ACCOUNTS): Grant => ({ actions: ['read'], on: [type], ...more });
const own = { qualifiers: [{ kind: 'own' }] } as const;
const department = { qualifiers: [{ kind: 'department' }] } as const;
const exec = { qualifiers: [{ kind: 'set', set: 'exec' }] } as const;
const inDepartment = (path: string): Resource => payment({ department: { type: 'department', value: path } });

describe('a grant that fails says by which clause, and what was wanted and found', () => {
  test('own: the member, and the owner', () => {
    expect(tried(read(own), account({ owner: person('bob') })).failure).toEqual({
      clause: 'qualifier',
      qualifier: 'own',
      wanted: person('alice'),
      found: person('bob'),
    });
    expect(tried(read(own), account()).failure).toMatchObject({ wanted: person('alice'), found: null });
    expect(tried(read(own), account({ owner: person('alice') }))).toEqual({
      permits: true,
      failure: null,
      listed: true,
    });
  });

  test('own, on a type without an owner: never', () => {
    const { owner: _, ...ownerless } = { ...smallDocument({}).resources[0], name: ACCOUNTS };
    const resources = [ownerless as PolicyDocument['resources'][number]];
    expect(tried(read(own), account({ owner: person('alice') }), { resources })).toEqual({
      permits: false,
      failure: { clause: 'qualifier', qualifier: 'own', wanted: person('alice'), found: null },
      listed: false,
    });
  });

  test('department: the member’s, and the record’s', () => {
    const failure = {
      clause: 'qualifier',
      qualifier: 'department',
      wanted: '/sales',
      found: { type: 'department', value: '/finance' },
    };
    expect(tried(read(department, PAYMENTS), inDepartment('/finance'))).toEqual({
      permits: false,
      failure,
      listed: true,
    });
  });

  test('department, on a type without one: never', () => {
    expect(tried(read(department), account())).toEqual({
      permits: false,
      failure: { clause: 'qualifier', qualifier: 'department', wanted: '/sales', found: null },
      listed: false,
    });
  });

  test.each<readonly [string, Partial<Directory>, string, boolean]>([
    ['her own', {}, '/sales', true],
    ['one below her own', {}, '/sales/emea', true],
    ['one above her own', {}, '/', false],
    ['one that only begins like her own', {}, '/sales2', false],
    [
      'one she heads',
      { departments: [{ path: '/finance', name: 'Finance', head: 'alice' }] },
      '/finance',
      true,
    ],
    [
      'one below one she heads',
      { departments: [{ path: '/', name: 'All', head: 'alice' }] },
      '/finance',
      true,
    ],
    [
      'one that somebody else heads',
      { departments: [{ path: '/finance', name: 'Finance', head: 'bob' }] },
      '/finance',
      false,
    ],
    ['any, when she is in none', { members: [member('alice', { department: null })] }, '/sales', false],
    [
      'any, when she is in none: not even one of a strange name',
      { members: [member('alice', { department: null })] },
      '/null',
      false,
    ],
    ['no path at all', {}, 'sales', false],
    ['no text at all', {}, '/sales/\uD800', false],
  ])('department: %s', (_, directory, path, permits) => {
    expect(tried(read(department, PAYMENTS), inDepartment(path), {}, directory).permits).toBe(permits);
  });

  test('whoever is in no department and heads none has no department’s records in a list', () => {
    const nobody = { members: [member('alice', { department: null })] };
    expect(tried(read(department, PAYMENTS), inDepartment('/sales'), {}, nobody)).toMatchObject({
      permits: false,
      failure: { wanted: null },
      listed: false,
    });
  });

  test('a record set: by its name; one of another type holds nothing, whatever it asks', () => {
    const anywhere: Condition = { kind: 'not', condition: { kind: 'constant', value: false } };
    const sets = [{ name: 'exec', type: ACCOUNTS, where: anywhere }];
    const bare: Grant = { actions: ['read'], ...exec };
    expect(tried(bare, account(), { sets }).permits).toBe(true);
    expect(tried(bare, payment(), { sets })).toEqual({
      permits: false,
      failure: { clause: 'qualifier', qualifier: 'set', wanted: 'exec', found: null },
      listed: false,
    });
  });

  test('a module: by its name', () => {
    const crm: Grant = { actions: ['read'], qualifiers: [{ kind: 'module', module: 'crm' }] };
    expect(tried(crm, account()).permits).toBe(true);
    expect(tried(crm, payment())).toEqual({
      permits: false,
      failure: { clause: 'qualifier', qualifier: 'module', wanted: 'crm', found: null },
      listed: false,
    });
  });

  test('a condition: how it came out, and what was missing', () => {
    const where = compare('region', '=', text('west'));
    expect(tried(read({ where }), account({ region: { type: 'enum', value: 'east' } })).failure).toEqual({
      clause: 'where',
      truth: 'false',
      missing: [],
    });
    expect(tried(read({ where }), account()).failure).toMatchObject({ clause: 'where', truth: 'unknown' });
  });

  test('a limit: itself, and the amount', () => {
    const upTo = { minor: 100, currency: 'EUR' };
    expect(tried(read({ upTo }, PAYMENTS), payment({ amount: euros(101) })).failure).toEqual({
      clause: 'limit',
      limit: euros(100),
      found: euros(101),
    });
    expect(tried(read({ upTo }, PAYMENTS), payment({ amount: euros(100) })).permits).toBe(true);
    expect(tried(read({ upTo }, PAYMENTS), payment()).failure).toMatchObject({
      clause: 'limit',
      found: null,
    });
  });

  test('a limit on a type without an amount: never', () => {
    expect(tried(read({ upTo: { minor: 100, currency: 'EUR' } }), account())).toEqual({
      permits: false,
      failure: { clause: 'limit', limit: euros(100), found: null },
      listed: false,
    });
  });

  test('a row policy: its name, and how it came out', () => {
    const where = compare('region', '=', text('west'));
    const rowPolicies = [{ name: 'WestOnly', type: ACCOUNTS, roles: ['Held'], where }];
    const east = account({ region: { type: 'enum', value: 'east' } });
    expect(tried(read({}), east, { rowPolicies }).failure).toEqual({
      clause: 'row-policy',
      policy: 'WestOnly',
      truth: 'false',
    });
    expect(tried(read({}), account(), { rowPolicies }).failure).toMatchObject({ truth: 'unknown' });
  });
});
