import { describe, expect, test } from 'vitest';
import { assigned, atNoon, member, role, smallDirectory, smallDocument } from '@remit/testkit/small-tenant';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';
import type { Directory } from './directory.ts';
import type { PolicyDocument } from './document.ts';
import { documentItems, itemId, type ItemName } from './draft/document-items.ts';
import { applySteps } from './draft/draft-steps.ts';
import { onlyWhere } from './only-where.ts';
import { conditionOf, type Staging } from './draft/staging.ts';
import { stagingsIn } from './draft/stagings-in.ts';
import { subjectOf } from './subject-of.ts';

const ann = member('ann', { email: 'ann@x.example' });
const bea = member('bea', { email: 'bea@x.example' });
/** Somebody of whom the rule of a group cannot tell: it asks for a country. */
const kim = member('kim', { email: 'kim@x.example' });
const country = (value: string) => ({ country: { type: 'text', value } }) as const;
const directory: Directory = smallDirectory({
  folders: ['/', '/emea', '/emea/dach', '/apac'],
  members: [{ ...ann, attributes: country('DE') }, { ...bea, attributes: country('FR') }, kim],
  groups: [
    { id: 'pilot', name: 'Pilot', members: ['ann'], groups: [], rule: null },
    {
      id: 'germans',
      name: 'Germans',
      members: [],
      groups: [],
      rule: {
        kind: 'compare',
        operator: '=',
        left: { kind: 'attribute', of: 'subject', name: 'country' },
        right: { kind: 'literal', value: { type: 'text', value: 'DE' } },
      },
    },
  ],
  assignments: [ann, bea, kim].map(({ id }) => assigned(id, 'Rep')),
});
const environment = { ...atNoon, timeZone: 'UTC' };
const west = {
  kind: 'compare',
  operator: '=',
  left: { kind: 'attribute', of: 'resource', name: 'region' },
  right: { kind: 'literal', value: { type: 'enum', value: 'west' } },
} as const;
const accounts = (...actions: readonly string[]) => ({ actions, on: ['crm.Account'] });
const east = { kind: 'not', condition: west } as const;

interface Case {
  readonly name: string;
  readonly item: ItemName;
  readonly before: Partial<PolicyDocument>;
  readonly now: Partial<PolicyDocument>;
}

const rep = { kind: 'role', key: 'Rep' } as const;
const all = [role('Rep', [accounts('read', 'update')])];
const rows = (where: PolicyDocument['rowPolicies'][number]['where']) => [
  { name: 'Region', type: 'crm.Account', roles: ['Rep'], where },
];
const freeze = [
  {
    kind: 'forbid',
    name: 'Freeze',
    actions: ['update'],
    on: ['crm.Account'],
    because: 'accounts are frozen',
  },
] as const;

const cases: readonly Case[] = [
  {
    name: 'a grant less, and another one',
    item: rep,
    before: { roles: all },
    now: { roles: [role('Rep', [accounts('read'), accounts('delete')])] },
  },
  {
    name: 'a condition on a grant',
    item: rep,
    before: { roles: all },
    now: { roles: [role('Rep', [{ ...accounts('read', 'update'), where: west }])] },
  },
  {
    name: 'a row policy where there was none',
    item: { kind: 'policy', key: 'Region' },
    before: { roles: all },
    now: { roles: all, rowPolicies: rows(west) },
  },
  {
    name: 'a row policy that says something else',
    item: { kind: 'policy', key: 'Region' },
    before: { roles: all, rowPolicies: rows(east) },
    now: { roles: all, rowPolicies: rows(west) },
  },
  {
    name: 'a row policy less',
    item: { kind: 'policy', key: 'Region' },
    before: { roles: all, rowPolicies: rows(west) },
    now: { roles: all },
  },
  {
    name: 'a rule more',
    item: { kind: 'rule', key: 'Freeze' },
    before: { roles: all },
    now: { roles: all, rules: freeze },
  },
  {
    name: 'a rule in other circumstances',
    item: { kind: 'rule', key: 'Freeze' },
    before: { roles: all, rules: freeze.map((rule) => ({ ...rule, when: west })) },
    now: { roles: all, rules: freeze.map((rule) => ({ ...rule, unless: west })) },
  },
  {
    name: 'a rule less',
    item: { kind: 'rule', key: 'Freeze' },
    before: { roles: all, rules: freeze },
    now: { roles: all },
  },
];

function staged({ item, before, now }: Case, staging: Staging): readonly PolicyDocument[] {
  const [base, draft] = [smallDocument(before), smallDocument(now)];
  const gone = { ...item, entries: [], comments: [] };
  const [was, is] = [base, draft].map((side) => documentItems(side).get(itemId(item)) ?? gone);
  const step = onlyWhere(was ?? gone, is ?? gone, conditionOf(staging));
  if (step === null) throw new Error('it cannot be staged');
  return [base, draft, applySteps(draft, [[step]])];
}

/** What somebody may do under a policy at a moment, over every folder and region. */
function allowed(document: PolicyDocument, id: string, now: number, folder: string): readonly string[] {
  const compiled = compilePolicy(document, 1);
  const subject = subjectOf(directory, id);
  if (subject === null) throw new Error('nobody');
  return ['read', 'update', 'delete'].flatMap((action) =>
    ['west', 'east']
      .filter((region) => {
        const attributes = { region: { type: 'enum', value: region } } as const;
        const resource = { type: 'crm.Account', id: region, folder, attributes, history: [] };
        const check = { subject, action, resource, environment: { ...environment, now } };
        return decide(compiled, check).outcome === 'allow';
      })
      .map((region) => `${action} ${region}`),
  );
}

describe.each(cases)('$name', (one) => {
  test('leaves one person out of it up to the end of a day, and nobody else', () => {
    const day = 86_400_000;
    const [base, draft, both] = staged(one, { kind: 'but', email: ann.email, until: '2026-06-03' });
    if (base === undefined || draft === undefined || both === undefined) throw new Error('nothing is staged');
    for (const now of [environment.now, environment.now + 2 * day]) {
      expect(allowed(both, 'ann', now, '/emea')).toEqual(allowed(base, 'ann', now, '/emea'));
      expect(allowed(both, 'bea', now, '/emea')).toEqual(allowed(draft, 'bea', now, '/emea'));
    }
    const after = environment.now + 3 * day;
    expect(allowed(both, 'ann', after, '/emea')).toEqual(allowed(draft, 'ann', after, '/emea'));
  });

  test('counts in one folder and below it, and nowhere else', () => {
    const [base, draft, both] = staged(one, { kind: 'folder', folder: '/emea' });
    if (base === undefined || draft === undefined || both === undefined) throw new Error('nothing is staged');
    const { now } = environment;
    for (const folder of ['/emea', '/emea/dach'])
      expect(allowed(both, 'ann', now, folder)).toEqual(allowed(draft, 'ann', now, folder));
    for (const folder of ['/', '/apac'])
      expect(allowed(both, 'ann', now, folder)).toEqual(allowed(base, 'ann', now, folder));
  });

  test.each(['pilot', 'germans'])(
    'counts for those who are in the group %s, and leaves what was before to whoever is not, or may be',
    (group) => {
      const [base, draft, both] = staged(one, { kind: 'group', group });
      if (base === undefined || draft === undefined || both === undefined)
        throw new Error('nothing is staged');
      const { now } = environment;
      expect(allowed(base, 'ann', now, '/')).not.toEqual(allowed(draft, 'ann', now, '/'));
      expect(allowed(both, 'ann', now, '/')).toEqual(allowed(draft, 'ann', now, '/'));
      for (const id of ['bea', 'kim'])
        expect(allowed(both, id, now, '/')).toEqual(allowed(base, id, now, '/'));
    },
  );
});

const said = (entries: Parameters<typeof stagingsIn>[0]): readonly string[] =>
  stagingsIn(entries)
    .map((staging) => Object.values(staging).join(' '))
    .toSorted();

test('whom a draft leaves out and until when, and which folder or group it names first, is told of what it says', () => {
  const where = (email: string, until: string) => conditionOf({ kind: 'but', email, until });
  const item = (...entries: PolicyDocument['roles']) => ({ ...rep, entries, comments: [] });
  const [before, now] = [item(...all), item(role('Rep', [accounts('read')]))];
  const once = onlyWhere(before, now, where('ann@x.example', '2026-06-03'));
  const twice = onlyWhere(before, once ?? before, where('bea@x.example', '2026-07-01'));
  expect(said(twice?.entries ?? [])).toEqual([
    'but ann@x.example 2026-06-03',
    'but bea@x.example 2026-07-01',
  ]);
  const first = (staging: Staging) => said(onlyWhere(before, now, conditionOf(staging))?.entries ?? []);
  expect(first({ kind: 'folder', folder: '/emea' })).toEqual(['folder /emea']);
  expect(first({ kind: 'group', group: 'pilot' })).toEqual(['group pilot']);
  expect(stagingsIn(all)).toEqual([]);
});

test('two people who are left out one after the other both keep what they had, as the draft still says once it is saved', () => {
  const where = (email: string, until: string) => conditionOf({ kind: 'but', email, until });
  const base = smallDocument({ roles: all });
  const emptied: PolicyDocument = smallDocument({ roles: [role('Rep', [])] });
  const roleOf = (document: PolicyDocument) =>
    documentItems(document).get(itemId(rep)) ?? { ...rep, entries: [], comments: [] };
  const leaveOut = (document: PolicyDocument, email: string, until: string) => {
    const step = onlyWhere(roleOf(base), roleOf(document), where(email, until));
    if (step === null) throw new Error('it cannot be staged');
    return applySteps(document, [[step]]);
  };
  const one = leaveOut(emptied, ann.email, '2026-06-03');
  const both = leaveOut(one, bea.email, '2026-07-01');
  expect(said(roleOf(both).entries)).toEqual([`but ${ann.email} 2026-06-03`, `but ${bea.email} 2026-07-01`]);
  for (const id of ['ann', 'bea'])
    expect(allowed(both, id, environment.now, '/')).toEqual(allowed(base, id, environment.now, '/'));
  const later = environment.now + 10 * 86_400_000;
  expect(allowed(both, 'ann', later, '/')).toEqual(allowed(emptied, 'ann', later, '/'));
  expect(allowed(both, 'bea', later, '/')).toEqual(allowed(base, 'bea', later, '/'));
});

test('what a role includes, and a rule about something else, are not said to be staged', () => {
  const where = conditionOf({ kind: 'folder', folder: '/emea' });
  const item = (name: ItemName, ...entries: PolicyDocument['roles'] | PolicyDocument['rules']) => ({
    ...name,
    entries,
    comments: [],
  });
  const more = role('Rep', [accounts('read')], { includes: ['Other'] });
  expect(onlyWhere(item(rep, ...all), item(rep, more), where)).toBeNull();
  const [frozen] = freeze;
  const name = { kind: 'rule', key: 'Freeze' } as const;
  expect(onlyWhere(item(name, frozen), item(name, { ...frozen, actions: ['read'] }), where)).toBeNull();
  expect(onlyWhere(item(name, frozen), item(name, { ...frozen, because: 'of the audit' }), where)).toBeNull();
  expect(onlyWhere(item(rep), item(rep), where)).toBeNull();
});
