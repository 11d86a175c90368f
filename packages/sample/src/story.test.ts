import type { Resource } from '@remit/policy/check';
import { compilePolicy } from '@remit/policy/compile';
import { decideInFull } from '@remit/policy/decide-in-full';
import type { DecisionInFull } from '@remit/policy/decision';
import { visibleFields } from '@remit/policy/fields';
import type { Subject } from '@remit/policy/subject';
import { subjectOf } from '@remit/policy/subject-of';
import { validatePolicy } from '@remit/policy/validate/validate';
import type { Value } from '@remit/policy/values/value';
import { whoCan } from '@remit/policy/who-can';
import { planSteps } from '@remit/approvals/plan-steps';
import { describe, expect, test } from 'vitest';
import { brightwaterFoods } from './brightwater-foods.ts';
import { anchor } from './calendar.ts';
import { resources } from './catalog.ts';
import { haldenWorks } from './halden-works.ts';
import type { SampleRow, TenantSample } from './tenant-sample.ts';

const samples = { halden: haldenWorks(), brightwater: brightwaterFoods() };
const tableOf: Readonly<Record<string, string>> = {
  'crm.Account': 'crm.account',
  'crm.Contract': 'crm.contract',
  'hr.Employee': 'hr.employee',
  'fin.PaymentRequest': 'fin.payment_request',
  'wms.Item': 'wms.item',
  'wms.Shipment': 'wms.shipment',
};

function rowsOf(sample: TenantSample, table: string): readonly SampleRow[] {
  return sample.tables.find((one) => one.table === table)?.rows ?? [];
}

function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the sample lacks what this test stands on');
  return value;
}

/** A row as the engine sees it. */
function recordOf(sample: TenantSample, typeName: string, row: SampleRow): Resource {
  const type = must(resources.find(({ name }) => name === typeName));
  const attributes: Record<string, Value | null> = {};
  for (const field of type.fields) attributes[field.name] = valueOf(field.name, field.type, row);
  const history = rowsOf(sample, `${tableOf[typeName]}_event`)
    .filter((event) => event['record_id'] === row['id'])
    .map((event) => ({ action: String(event['action']), person: event['person'] as string | null }));
  return { type: typeName, id: String(row['id']), folder: String(row['folder']), attributes, history };
}

function valueOf(name: string, type: Value['type'], row: SampleRow): Value | null {
  if (type === 'money') {
    const minor = row[`${name}_minor`];
    return minor === null ? null : { type, minor: Number(minor), currency: String(row[`${name}_currency`]) };
  }
  const found = must(row[name] === undefined ? null : { cell: row[name] }).cell;
  if (found === null) return null;
  return { type, value: type === 'instant' ? Date.parse(String(found)) : found } as Value;
}

function asks(sample: TenantSample, email: string): Subject {
  const member = must(sample.directory.members.find((one) => one.email === email));
  return must(subjectOf(sample.directory, member.id));
}

const environment = { now: anchor, timeZone: 'Europe/Paris', met: [], attributes: {} } as const;

/** A type of record that has no stored ones: what administers Remit. */
function about(type: string): Resource {
  return { type, id: null, folder: '/', attributes: {}, history: null };
}

/** Whether a person of Halden Works may do something that concerns no record. */
function canHere(email: string, action: string, type: string): string {
  return ask(samples.halden, email, action, about(type)).outcome;
}

function idsOf(sample: TenantSample): readonly string[] {
  return [
    ...sample.directory.members.map(({ id }) => id),
    ...sample.tables.flatMap(({ rows }) => rows.map((row) => String(row['id'] ?? row['record_id']))),
  ];
}

function ask(sample: TenantSample, email: string, action: string, resource: Resource): DecisionInFull {
  const compiled = compilePolicy(sample.policy, 1);
  return decideInFull(compiled, { subject: asks(sample, email), action, resource, environment });
}

function waiting(sample: TenantSample, purpose: string): Resource {
  const row = must(rowsOf(sample, 'fin.payment_request').find((one) => one['purpose'] === purpose));
  expect(row['status']).toBe('waiting');
  return recordOf(sample, 'fin.PaymentRequest', row);
}

describe.each(Object.entries(samples))('the sample tenant %s', (slug, sample) => {
  test('has a policy without a problem', () => {
    expect(validatePolicy(sample.policy)).toEqual([]);
  });

  test('is of believable size', () => {
    expect(sample.directory.members.length).toBeGreaterThanOrEqual(400);
    expect(sample.directory.departments).toHaveLength(12);
    expect(sample.folders.length).toBeGreaterThanOrEqual(60);
    const count = (table: string): number => rowsOf(sample, table).length;
    expect(count('crm.account')).toBeGreaterThanOrEqual(1_500);
    expect(count('crm.contract')).toBeGreaterThanOrEqual(2_500);
    expect(count('hr.employee')).toBe(
      sample.directory.members.filter(({ department }) => department !== null).length,
    );
    expect(count('fin.payment_request')).toBeGreaterThanOrEqual(850);
    expect(count('wms.item')).toBeGreaterThanOrEqual(1_100);
    expect(count('wms.shipment')).toBeGreaterThanOrEqual(800);
  });

  test('is the same every time it is written', () => {
    const again = slug === 'halden' ? haldenWorks() : brightwaterFoods();
    expect(JSON.stringify(again)).toBe(JSON.stringify(sample));
  });

  test('refers to nothing that it does not have, and gives no id, number or e-mail twice', () => {
    const { members, groups, assignments, folders, departments } = sample.directory;
    const people = new Set(members.map(({ id }) => id));
    const paths = new Set(folders);
    const units = new Set(departments.map(({ path }) => path));
    const roles = new Set(sample.policy.roles.map(({ name }) => name));
    expect(paths.size).toBe(sample.folders.length);
    for (const path of paths) {
      const parent = path.slice(0, path.lastIndexOf('/'));
      expect(paths).toContain(parent === '' ? '/' : parent);
    }
    for (const { head } of departments) expect(people.has(must(head))).toBe(true);
    for (const member of members) {
      if (member.manager !== null) expect(people.has(member.manager)).toBe(true);
      if (member.department !== null) expect(units.has(member.department)).toBe(true);
    }
    const groupIds = new Set(groups.map(({ id }) => id));
    for (const group of groups) {
      const inside = members.filter(({ id }) => subjectOf(sample.directory, id)?.groups.includes(group.id));
      expect(inside.length).toBeGreaterThan(0);
      for (const inner of group.groups) expect(groupIds.has(inner)).toBe(true);
    }
    for (const { role, folder } of assignments) {
      expect(roles).toContain(role);
      expect(paths).toContain(folder);
    }
    expect(new Set(members.map(({ email }) => email)).size).toBe(members.length);
    const ids = [...people, ...groupIds, ...assignments.map(({ id }) => id)];
    for (const { rows } of sample.tables) {
      for (const row of rows) {
        if (row['folder'] !== undefined) expect(paths).toContain(row['folder']);
        if (row['id'] !== undefined) ids.push(String(row['id']));
      }
      const numbers = rows.map(
        (row) => row['number'] ?? row['sku'] ?? `${String(row['record_id'])} ${String(row['sequence'])}`,
      );
      expect(new Set(numbers).size).toBe(rows.length);
    }
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('has a column for every field of every type, and enum values that the type declares', () => {
    for (const type of resources) {
      for (const row of rowsOf(sample, must(tableOf[type.name]))) {
        for (const field of type.fields) {
          const value = valueOf(field.name, field.type, row);
          if (value?.type === 'enum') expect(field.values).toContain(value.value);
        }
      }
    }
  });

  test('has histories that keep its own rules', () => {
    const requests = new Map(rowsOf(sample, 'fin.payment_request').map((row) => [row['id'], row]));
    for (const event of rowsOf(sample, 'fin.payment_request_event')) {
      const request = must(requests.get(event['record_id'] ?? null));
      const own = event['actor'] === request['submitter'];
      expect(own, `${String(event['action'])} of ${String(request['number'])}`).toBe(
        event['action'] === 'submit' || event['action'] === 'withdraw',
      );
    }
    for (const request of requests.values()) {
      expect(request['decided_at'] === null).toBe(
        request['status'] === 'waiting' || request['status'] === 'information',
      );
    }
  });
});

describe('the story of Halden Works', () => {
  const { halden } = samples;
  const contracts = rowsOf(halden, 'crm.contract').filter(({ status }) => status === 'active');
  const alice = must(halden.directory.members.find(({ name }) => name === 'Alice Moreau'));
  const inFolder = (folder: string, own: boolean): Resource => {
    const row = contracts.find((one) => one['folder'] === folder && (one['owner'] === alice.id) === own);
    return recordOf(halden, 'crm.Contract', must(row));
  };
  const marginOf = (email: string, resource: Resource): string | undefined =>
    visibleFields(compilePolicy(halden.policy, 1), asks(halden, email), resource, environment)['margin'];

  test('Alice reads contracts of EMEA with their margin, and changes her own', () => {
    expect(ask(halden, alice.email, 'read', inFolder('/sales/emea/france', false)).outcome).toBe('allow');
    expect(marginOf(alice.email, inFolder('/sales/emea/france', false))).toBe('readable');
    expect(ask(halden, alice.email, 'update', inFolder('/sales/emea/france', true)).outcome).toBe('allow');
    expect(ask(halden, alice.email, 'update', inFolder('/sales/emea/france', false)).outcome).toBe('deny');
  });

  test('Alice changes the contracts of others in the folder that she leads', () => {
    expect(ask(halden, alice.email, 'update', inFolder('/sales/emea/dach', false)).outcome).toBe('allow');
  });

  test('without `update` for SalesRep, Alice keeps her own contracts of that folder through SalesLead', () => {
    const roles = halden.policy.roles.map((role) =>
      role.name === 'SalesRep'
        ? { ...role, grants: role.grants.filter(({ actions }) => !actions.includes('update')) }
        : role,
    );
    const narrowed = { ...halden, policy: { ...halden.policy, roles } };
    expect(ask(narrowed, alice.email, 'update', inFolder('/sales/emea/france', true)).outcome).toBe('deny');
    const kept = ask(narrowed, alice.email, 'update', inFolder('/sales/emea/dach', true));
    expect(kept.because).toMatchObject([{ kind: 'granted', grant: { role: 'SalesLead' } }]);
  });

  test('nobody outside EMEA, finance and the board learns of those contracts', () => {
    const contract = inFolder('/sales/emea/france', false);
    expect(ask(halden, 'tom@halden.example', 'read', contract).denial).toBe('not-found');
    expect(ask(halden, 'nora@halden.example', 'read', contract).denial).toBe('not-found');
  });

  test('sales managers read key accounts and change nothing there', () => {
    const manager = must(halden.directory.members.find(({ title }) => title === 'Sales Manager'));
    const key = contracts.find(({ folder }) => folder === '/sales/key-accounts/water');
    const contract = recordOf(halden, 'crm.Contract', must(key));
    expect(ask(halden, manager.email, 'read', contract).outcome).toBe('allow');
    expect(ask(halden, manager.email, 'update', contract).outcome).toBe('deny');
    expect(ask(halden, manager.email, 'update', inFolder('/sales/emea/italy', false)).outcome).toBe('allow');
  });

  test('inside sales reads the west, without margin', () => {
    const inside = must(halden.directory.members.find(({ title }) => title === 'Inside Sales Specialist'));
    const of = (region: string): Resource =>
      recordOf(halden, 'crm.Contract', must(contracts.find((one) => one['region'] === region)));
    expect(ask(halden, inside.email, 'read', of('west')).outcome).toBe('allow');
    expect(ask(halden, inside.email, 'read', of('east')).denial).toBe('not-found');
    expect(marginOf(inside.email, of('west'))).toBe('hidden');
  });

  test('Henrik decides 12 waiting requests; 4 are above his limit and 1 is his own', () => {
    const henrik = asks(halden, 'henrik@halden.example');
    const decisions = rowsOf(halden, 'fin.payment_request')
      .filter(({ type, status }) => type === 'fin.PaymentRequest' && status === 'waiting')
      .map((row) => ask(halden, henrik.member.email, 'approve', recordOf(halden, 'fin.PaymentRequest', row)));
    const readable = decisions.filter(({ denial }) => denial !== 'not-found');
    expect(readable.filter(({ outcome }) => outcome === 'allow')).toHaveLength(12);
    expect(readable).toHaveLength(17);
    const above = ask(halden, henrik.member.email, 'approve', waiting(halden, 'Coordinate measuring arm'));
    expect(JSON.stringify(above.because)).toContain('"clause":"limit"');
    const own = ask(
      halden,
      henrik.member.email,
      'approve',
      waiting(halden, 'Plant managers’ meeting, Bilbao'),
    );
    expect(own.because).toContainEqual(
      expect.objectContaining({ rule: 'OwnRequest', because: 'nobody decides their own request' }),
    );
    expect(own.because).toContainEqual(expect.objectContaining({ kind: 'separated', other: 'submit' }));
  });

  test('rejecting asks for a comment', () => {
    const request = waiting(halden, 'Crane inspection');
    expect(ask(halden, 'henrik@halden.example', 'reject', request)).toMatchObject({
      denial: 'precondition',
      obligations: ['comment'],
    });
  });

  test('what Tom submits is decided by Henrik and, above everyone, by the board', () => {
    const compiled = compilePolicy(halden.policy, 1);
    const request = waiting(halden, 'Replacement spindle for lathe 4');
    expect(ask(halden, 'tom@halden.example', 'read', request).outcome).toBe('allow');
    expect(ask(halden, 'tom@halden.example', 'approve', request).outcome).toBe('deny');
    const deciders = whoCan(compiled, halden.directory, 'approve', request, environment);
    expect(deciders.map(({ subject }) => subject.member.title).toSorted()).toEqual([
      'Chief Executive Officer',
      'Chief Financial Officer',
      'VP Operations',
    ]);
  });

  test('Tom submits for his department and for nobody else', () => {
    const { attributes } = waiting(halden, 'Crane inspection');
    const tom = asks(halden, 'tom@halden.example').member.id;
    const draft = (submitter: string, department: string): Resource => ({
      type: 'fin.PaymentRequest',
      id: null,
      folder: department,
      attributes: {
        ...attributes,
        submitter: { type: 'member', value: submitter },
        department: { type: 'department', value: department },
      },
      history: [],
    });
    const create = (submitter: string, department: string): string =>
      ask(halden, 'tom@halden.example', 'create', draft(submitter, department)).outcome;
    expect(create(tom, '/operations/production')).toBe('allow');
    expect(create(tom, '/finance')).toBe('deny');
    expect(create(alice.id, '/operations/production')).toBe('deny');
  });

  test('salaries show to HR and to oneself, bank accounts in full to payroll and oneself', () => {
    const compiled = compilePolicy(halden.policy, 1);
    const row = must(rowsOf(halden, 'hr.employee').find(({ member }) => member === alice.id));
    const file = recordOf(halden, 'hr.Employee', row);
    const seenBy = (email: string): readonly (string | undefined)[] => {
      const seen = visibleFields(compiled, asks(halden, email), file, environment);
      return [seen['salary'], seen['iban']];
    };
    const holder = (title: string): string =>
      must(halden.directory.members.find((one) => one.title === title && one.status === 'active')).email;
    expect(seenBy(alice.email)).toEqual(['readable', 'readable']);
    expect(seenBy(holder('HR Business Partner'))).toEqual(['writable', 'masked']);
    expect(seenBy(holder('Payroll Specialist'))).toEqual(['hidden', 'readable']);
  });

  test('Sana explains access and reads the audit; Nora publishes; neither does the other’s work', () => {
    expect(canHere('sana@halden.example', 'explain', 'remit.Member')).toBe('allow');
    expect(canHere('sana@halden.example', 'read', 'remit.Audit')).toBe('allow');
    expect(canHere('sana@halden.example', 'publish', 'remit.Policy')).toBe('deny');
    expect(canHere('nora@halden.example', 'publish', 'remit.Policy')).toBe('allow');
    expect(canHere('tom@halden.example', 'explain', 'remit.Member')).toBe('deny');
  });
});

describe('the story of Brightwater Foods', () => {
  const { brightwater } = samples;

  test('Luis decides 12 waiting requests; 3 are above his limit and 1 is his own', () => {
    const outcomes = rowsOf(brightwater, 'fin.payment_request')
      .filter(({ status }) => status === 'waiting')
      .map((row) =>
        ask(
          brightwater,
          'luis@brightwater.example',
          'approve',
          recordOf(brightwater, 'fin.PaymentRequest', row),
        ),
      )
      .filter(({ denial }) => denial !== 'not-found')
      .map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'allow')).toHaveLength(12);
    expect(outcomes).toHaveLength(16);
  });

  test('what comes to more than 20,000 USD in slices is for Grace too, whom the policy names and who can sign in', () => {
    const compiled = compilePolicy(brightwater.policy, 1);
    const [row] = rowsOf(brightwater, 'fin.payment_request');
    const stepsAt = (minor: number) => {
      const recent = { type: 'money', minor, currency: 'USD' } as const;
      const resource = recordOf(brightwater, 'fin.PaymentRequest', must(row));
      const environment = { now: anchor, met: [], attributes: { recent } };
      return planSteps(compiled, resource, environment).map(({ name }) => name);
    };
    expect(stepsAt(20_000_00)).toEqual(['Approval']);
    expect(stepsAt(20_000_01)).toEqual(['Approval', 'Finance']);
    const grace = must(brightwater.logins.find(({ name }) => name === 'Grace Whitfield'));
    const held = brightwater.directory.assignments.filter(({ holder }) => holder.id === grace.memberId);
    expect(held.map(({ role }) => role)).toContain('ChiefFinancialOfficer');
  });

  test('Robin is one natural person, a guest of both tenants, with one sign-in', () => {
    const robins = Object.values(samples).map((sample) =>
      must(sample.logins.find(({ name }) => name === 'Robin Falk')),
    );
    expect(new Set(robins.map(({ id }) => id)).size).toBe(1);
    expect(new Set(robins.map(({ memberId }) => memberId)).size).toBe(2);
    for (const sample of Object.values(samples)) {
      const robin = must(sample.directory.members.find(({ name }) => name === 'Robin Falk'));
      expect(must(robin.until)).toBeGreaterThan(anchor);
    }
  });

  test('the two tenants share no member, record or other login', () => {
    const first = new Set(idsOf(samples.halden));
    expect(idsOf(brightwater).filter((id) => first.has(id))).toEqual([]);
    const logins = new Set(samples.halden.logins.map(({ email }) => email));
    expect(brightwater.logins.filter(({ email }) => logins.has(email))).toHaveLength(1);
  });
});
