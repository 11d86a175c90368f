import { describe, expect, test } from 'vitest';
import {
  assigned,
  atNoon,
  compare,
  member,
  role,
  smallDirectory,
  smallDocument,
  text,
} from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { Environment } from './check.ts';
import type { Condition } from './condition.ts';
import type { Member } from './directory.ts';
import type { PolicyDocument, Rule } from './document.ts';
import type { RowCondition } from './row-filter.ts';
import { compilePolicy } from './compile.ts';
import {
  alternatives,
  anyRecord,
  filterOf,
  placeCondition,
  planRows,
  planWithSources,
  requirements,
  type KnownRecord,
  type RowPlan,
} from './plan-rows.ts';
import { subjectOf } from './subject-of.ts';

const west = compare('region', '=', text('west')) as RowCondition;
const vip = compare('vip', '=', { type: 'boolean', value: true }) as RowCondition;
const always: RowCondition = { kind: 'constant', value: true };
const never: RowCondition = { kind: 'constant', value: false };
const both = (...conditions: readonly RowCondition[]): RowCondition => ({ kind: 'and', conditions });

const inTree = (tree: string): RowCondition => ({
  kind: 'within',
  operand: { kind: 'attribute', of: 'resource', name: 'folder' },
  tree: { kind: 'literal', value: { type: 'folder', value: tree } },
});

interface Asked {
  readonly action?: string;
  readonly type?: string;
  readonly alice?: Partial<Member>;
  readonly environment?: Environment;
  readonly record?: KnownRecord;
}

/** What alice, who holds the role `Held` at the root, may do; to accounts unless another type is asked about. */
function planned(policy: Partial<PolicyDocument>, asked: Asked = {}): RowPlan {
  const { action = 'read', type: name = 'crm.Account', alice = {}, environment = atNoon, record } = asked;
  const assignments = [assigned('alice', 'Held')];
  const directory = smallDirectory({ members: [member('alice', alice)], assignments });
  const subject = subjectOf(directory, 'alice');
  const compiled = compilePolicy(smallDocument(policy), 1);
  const type = compiled.types.get(name);
  if (subject === null || type === undefined) throw new Error(`no alice or no ${name}`);
  return planWithSources(compiled, subject, action, type, environment, record);
}

const reading = [role('Held', [{ actions: ['manage'] }])];
const rule = (more: Partial<Rule>): Rule =>
  ({
    kind: 'forbid',
    name: 'rule',
    actions: ['read'],
    on: ['crm.Account'],
    because: 'No.',
    ...more,
  }) as Rule;

describe('what is settled of a record before it is known', () => {
  test('nothing, but one that is still to be made has no past', () => {
    expect(anyRecord('create')).toEqual({ folder: null, attributes: {}, history: [] });
    expect(anyRecord('read')).toEqual({ folder: null, attributes: {}, history: null });
  });
});

describe('a place as a condition', () => {
  test.each<readonly [string, readonly string[], string | null, RowCondition]>([
    ['/', [], null, always],
    ['/west', [], null, inTree('/west')],
    [
      '/west',
      ['/west/coast'],
      null,
      both(inTree('/west'), { kind: 'not', condition: inTree('/west/coast') }),
    ],
    ['/west', [], '/west/coast', always],
    ['/west', [], '/east', never],
    ['/west', ['/west/coast'], '/west', always],
    ['/west', ['/west/coast'], '/west/coast', never],
    ['/', ['/west'], '/', always],
  ])('%s without %j, of a record in %s', (tree, except, folder, expected) => {
    expect(placeCondition({ tree, except }, folder)).toEqual(expected);
  });
});

describe('alternatives', () => {
  test('what must hold is each part of a conjunction, and nothing of what always holds', () => {
    expect(requirements(always).size).toBe(0);
    expect(requirements(never).size).toBe(1);
    expect(requirements(west).size).toBe(1);
    expect(requirements(both(west, vip)).size).toBe(2);
    expect(requirements({ kind: 'or', conditions: [west, vip] }).size).toBe(1);
  });

  test.each<readonly [string, readonly RowCondition[], readonly RowCondition[]]>([
    ['none stay none', [], [never]],
    ['one stays', [west], [west]],
    ['two that ask for different things stay', [west, vip], [west, vip]],
    ['one that asks for more than another goes', [west, both(west, vip)], [west]],
    ['wherever it stands', [both(west, vip), west], [west]],
    [
      'one that asks for something else as well stays',
      [both(west, vip), inTree('/east')],
      [both(west, vip), inTree('/east')],
    ],
    ['of two that ask for the same the first stays', [both(west, west), west], [both(west, west)]],
    ['beside what always holds nothing matters', [west, always], [always]],
    ['a conjunction alone stays whole', [both(west, vip)], [both(west, vip)]],
  ])('%s', (_, conditions, expected) => {
    expect(alternatives(conditions)).toEqual(expected);
  });
});

describe('a filter of what is permitted and forbidden', () => {
  test('one permit that always holds asks for nothing', () => {
    expect(filterOf([[always, west]], [])).toEqual({ kind: 'all' });
    expect(filterOf([[west, always]], [])).toEqual({ kind: 'all' });
  });

  test('a permit that never holds is left out, and none left is none', () => {
    expect(filterOf([[never, west]], [])).toEqual({
      kind: 'where',
      clauses: [{ kind: 'permit', conditions: [west] }],
    });
    expect(filterOf([[never]], [])).toEqual({ kind: 'none' });
    expect(filterOf([[west], []], [])).toEqual({ kind: 'none' });
  });

  test('a rule that never applies forbids nothing, and one that always does everything', () => {
    expect(filterOf([[always]], [never])).toEqual({ kind: 'all' });
    expect(filterOf([[always]], [always])).toEqual({ kind: 'none' });
    expect(filterOf([[always]], [west])).toEqual({
      kind: 'where',
      clauses: [{ kind: 'forbid', condition: west }],
    });
  });

  test('what is asked twice is asked once', () => {
    expect(filterOf([[west], [west]], [vip, vip])).toEqual({
      kind: 'where',
      clauses: [
        { kind: 'permit', conditions: [west] },
        { kind: 'forbid', condition: vip },
      ],
    });
  });
});

describe('a list', () => {
  const unknown: Condition = {
    kind: 'compare',
    operator: '=',
    left: { kind: 'attribute', of: 'resource', name: 'name' },
    right: { kind: 'attribute', of: 'subject', name: 'nothing' },
  };

  test('is empty where a rule cannot be told to spare it', () => {
    expect(planned({ roles: reading, rules: [rule({ when: unknown })] }).filter).toEqual({ kind: 'none' });
    expect(
      planned({ roles: reading, rules: [rule({ when: { kind: 'not', condition: unknown } })] }).filter,
    ).toEqual({
      kind: 'none',
    });
  });

  test('is whole where a rule never applies', () => {
    const when: Condition = { kind: 'constant', value: false };
    expect(planned({ roles: reading, rules: [rule({ when })] }).filter).toEqual({ kind: 'all' });
  });

  test('is empty while a duty that a rule asks for is not done', () => {
    const asking = rule({ kind: 'require', obligation: 'second-factor' });
    expect(planned({ roles: reading, rules: [asking] }).filter).toEqual({ kind: 'none' });
    const environment: Environment = { ...atNoon, met: ['second-factor'] };
    expect(planned({ roles: reading, rules: [asking] }, { environment }).filter).toEqual({ kind: 'all' });
  });

  test('is empty while a duty that the role asks for is not done', () => {
    const roles = [role('Held', [{ actions: ['read'], requires: ['comment', 'second-factor'] }])];
    expect(planned({ roles }).filter).toEqual({ kind: 'none' });
    expect(planned({ roles }, { environment: { ...atNoon, met: ['comment'] } }).filter).toEqual({
      kind: 'none',
    });
    const environment: Environment = { ...atNoon, met: ['second-factor', 'comment'] };
    expect(planned({ roles }, { environment }).filter).toEqual({ kind: 'all' });
  });

  test('has nothing of a record whose history may be the subject’s own', () => {
    const exclusions = [
      { kind: 'actions', name: 'eyes', actions: ['submit', 'approve'], on: 'fin.PaymentRequest' },
    ] as const;
    const asked = { action: 'approve', type: 'fin.PaymentRequest' };
    const record = (person: string | null): KnownRecord => ({
      folder: '/west',
      attributes: {},
      history: [{ action: 'submit', person }],
    });
    const filterFor = (person: string | null) =>
      planned({ roles: reading, exclusions }, { ...asked, record: record(person) }).filter;
    expect(filterFor(null)).toEqual({ kind: 'none' });
    expect(filterFor('person alice')).toEqual({ kind: 'none' });
    expect(filterFor('person bob')).toEqual({ kind: 'all' });
    expect(planned({ roles: reading, exclusions }, asked).filter).toEqual({
      kind: 'where',
      clauses: [{ kind: 'forbid', condition: { kind: 'took-by', action: 'submit', person: 'person alice' } }],
    });
  });

  test('of what nobody may be asked holds nothing, even for whoever may do everything', () => {
    expect(planned({ roles: reading }, { action: 'fly' })).toEqual({ filter: { kind: 'none' }, sources: [] });
    expect(planned({ roles: reading }, { alice: { status: 'suspended' } })).toEqual({
      filter: { kind: 'none' },
      sources: [],
    });
    const directory = smallDirectory({ assignments: [assigned('alice', 'Held')] });
    const subject = subjectIn(directory, 'alice');
    const compiled = compilePolicy(smallDocument({ roles: reading }), 1);
    expect(planRows(compiled, subject, 'read', 'crm.Nothing', atNoon)).toEqual({ kind: 'none' });
  });

  test('names the grants that give some of it, and none where it is empty', () => {
    const roles = [
      role('Held', [
        { actions: ['read'], on: ['crm.Account'], where: { kind: 'constant', value: false } },
        { actions: ['read'], on: ['crm.Account'], qualifiers: [{ kind: 'department' }] },
        { actions: ['read'], on: ['crm.Account'], where: compare('region', '=', text('west')) },
      ]),
    ];
    expect(planned({ roles }).sources.map(({ grant }) => grant.index)).toEqual([2]);
    expect(planned({ roles, rules: [rule({})] })).toEqual({ filter: { kind: 'none' }, sources: [] });
  });

  test('of what is done to a record holds only what is read as well', () => {
    const roles = [
      role('Held', [
        { actions: ['read'], on: ['crm.Account'], where: compare('region', '=', text('west')) },
        { actions: ['delete', 'create'], on: ['crm.Account'] },
      ]),
    ];
    const wanted = { kind: 'where', clauses: [{ kind: 'permit', conditions: [west] }] };
    expect(planned({ roles }, { action: 'delete' }).filter).toEqual(wanted);
    expect(planned({ roles }).filter).toEqual(wanted);
    expect(planned({ roles }, { action: 'create' }).filter).toEqual({ kind: 'all' });
    const rules = [rule({ when: compare('vip', '=', { type: 'boolean', value: true }) })];
    expect(planned({ roles, rules }, { action: 'create' }).filter).toEqual({ kind: 'all' });
    expect(planned({ roles, rules }, { action: 'delete' }).filter).toEqual({
      kind: 'where',
      clauses: [
        { kind: 'permit', conditions: [west] },
        { kind: 'forbid', condition: vip },
      ],
    });
  });
});
