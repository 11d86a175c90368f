import { describe, expect, test } from 'vitest';
import { ACCOUNT, account, atNoon, member, smallDirectory, text } from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { AttributeSource, Condition, Operand } from './condition.ts';
import type { Situation } from './situation.ts';
import { attributeOf, resourceAttribute, subjectAttribute } from './attributes.ts';
import { compilePredicate } from './compile-predicate.ts';
import { matches } from './evaluate-row-filter.ts';
import type { Subject } from './subject.ts';

function aliceAs(more: Parameters<typeof member>[1]): Subject {
  const subject = subjectIn(smallDirectory({ members: [member('alice', more)] }), 'alice');
  return subject;
}

const situation = (more: Partial<Situation> = {}): Situation => {
  return { subject: aliceAs({}), action: 'read', resource: account(), environment: atNoon, ...more };
};

describe('a fact of the subject', () => {
  const alice = aliceAs({
    person: 'Alice herself',
    name: 'Alice',
    email: 'a@example.org',
    title: 'Head',
    manager: 'bob',
    attributes: { zone: text('north') },
  });

  test.each([
    ['id', { type: 'member', value: 'alice' }],
    ['person', text('Alice herself')],
    ['kind', text('person')],
    ['name', text('Alice')],
    ['email', text('a@example.org')],
    ['title', text('Head')],
    ['department', { type: 'department', value: '/sales' }],
    ['manager', { type: 'member', value: 'bob' }],
    ['groups', { type: 'text[]', value: [] }],
    ['zone', text('north')],
    ['nothing', null],
    ['constructor', null],
  ])('%s', (name, value) => {
    expect(subjectAttribute(alice, name)).toEqual(value);
  });

  test('is null where there is no department or manager', () => {
    const alone = aliceAs({ department: null, manager: null });
    expect([subjectAttribute(alone, 'department'), subjectAttribute(alone, 'manager')]).toEqual([null, null]);
  });

  test('is null where it cannot be told which groups somebody is in: what asks first whether they are known comes to no', () => {
    const untold = { ...alice, groups: ['readers'], unsettled: ['pilot'] };
    expect(subjectAttribute(untold, 'groups')).toBeNull();
    const groups: Operand = { kind: 'attribute', of: 'subject', name: 'groups' };
    const readers: Operand = { kind: 'literal', value: { type: 'text[]', value: ['readers'] } };
    const inIt: Condition = { kind: 'overlaps', left: groups, right: readers };
    const known: Condition = { kind: 'not', condition: { kind: 'is-null', operand: groups } };
    const both: Condition = { kind: 'and', conditions: [known, inIt] };
    const truths = [alice, { ...alice, groups: ['readers'] }, untold].map((subject) =>
      [inIt, both].map((condition) => compilePredicate(condition, ACCOUNT)(situation({ subject }))),
    );
    expect(truths).toEqual([
      ['false', 'false'],
      ['true', 'true'],
      ['unknown', 'false'],
    ]);
  });

  test('is null where no subject is meant', () => {
    expect(attributeOf(situation({ subject: null }), ACCOUNT, 'subject', 'id')).toBeNull();
  });
});

describe('a fact of the record', () => {
  test('is its folder, or nothing while it lies in none', () => {
    expect(resourceAttribute(account(), ACCOUNT, 'folder')).toEqual({ type: 'folder', value: '/west' });
    expect(resourceAttribute(account({}, { folder: null }), ACCOUNT, 'folder')).toBeNull();
    expect(attributeOf(situation(), null, 'resource', 'folder')).toEqual({ type: 'folder', value: '/west' });
    const nowhere = situation({ resource: account({}, { folder: null }) });
    expect(attributeOf(nowhere, null, 'resource', 'folder')).toBeNull();
  });

  test('of another type than declared is there, equal to nothing and not null', () => {
    const resource = account({ name: { type: 'number', value: '1' } });
    const operand = { kind: 'attribute', of: 'resource', name: 'name' } as const;
    expect(compilePredicate({ kind: 'is-null', operand }, ACCOUNT)(situation({ resource }))).toBe('false');
    const itself = { kind: 'compare', operator: '=', left: operand, right: operand } as const;
    expect(compilePredicate(itself, ACCOUNT)(situation({ resource }))).toBe('unknown');
    expect(resourceAttribute(resource, ACCOUNT, 'name')).toEqual({ type: 'text', value: '\u0000' });
  });
});

describe('a fact of the circumstances', () => {
  test.each<readonly [AttributeSource, string, unknown]>([
    ['action', 'name', text('read')],
    ['action', 'kind', null],
    ['environment', 'network', text('office')],
    ['environment', 'name', null],
  ])('%s.%s', (of, name, value) => {
    const environment = { ...atNoon, attributes: { network: text('office') } };
    expect(attributeOf(situation({ environment }), ACCOUNT, of, name)).toEqual(value);
  });
});

describe('a row filter', () => {
  test('reaches no record that lies in no folder', () => {
    expect(matches({ kind: 'all' }, account({}, { folder: null }))).toBe(false);
    expect(matches({ kind: 'all' }, account())).toBe(true);
    expect(matches({ kind: 'none' }, account())).toBe(false);
  });
});

describe('a condition on a fact that is not there is unknown', () => {
  const literal = (value: string): Operand => ({ kind: 'literal', value: text(value) });
  const attribute = (of: AttributeSource, name: string): Operand => ({ kind: 'attribute', of, name });
  const equal = (left: Operand, right: Operand): Condition => ({
    kind: 'compare',
    operator: '=',
    left,
    right,
  });
  const truthOf = (condition: Condition, more: Partial<Situation> = {}) =>
    compilePredicate(condition, ACCOUNT)(situation(more));
  const nowhere = account({}, { folder: null });

  test('of the folder, while the record lies in none', () => {
    const folder = attribute('resource', 'folder');
    const inWest: Condition = { kind: 'within', operand: folder, tree: literal('/west') };
    expect(truthOf(inWest)).toBe('true');
    expect(truthOf(inWest, { resource: nowhere })).toBe('unknown');
    expect(truthOf(equal(folder, literal('/west')), { resource: nowhere })).toBe('unknown');
    expect(truthOf({ kind: 'in', operand: folder, list: [literal('/west')] }, { resource: nowhere })).toBe(
      'unknown',
    );
  });

  test('of the manager, when there is none', () => {
    const subject = aliceAs({ manager: null, department: null });
    expect(truthOf(equal(attribute('subject', 'manager'), literal('bob')), { subject })).toBe('unknown');
    expect(truthOf(equal(attribute('subject', 'department'), literal('/sales')), { subject })).toBe(
      'unknown',
    );
    expect(truthOf(equal(attribute('subject', 'name'), literal('alice')), { subject })).toBe('true');
  });

  test('of anything of the subject, where none is meant', () => {
    for (const name of ['id', 'manager', 'zone', 'groups'])
      expect(truthOf(equal(attribute('subject', name), literal('x')), { subject: null })).toBe('unknown');
    expect(truthOf({ kind: 'took', action: 'submit' }, { subject: null })).toBe('unknown');
  });

  test('but whether it is there never is', () => {
    const isNull = (operand: Operand): Condition => ({ kind: 'is-null', operand });
    expect(truthOf(isNull(attribute('resource', 'name')))).toBe('true');
    expect(truthOf(isNull(attribute('subject', 'id')))).toBe('false');
    expect(truthOf(isNull(literal('x')))).toBe('false');
    const sum: Operand = {
      kind: 'arithmetic',
      operator: '+',
      left: attribute('resource', 'margin'),
      right: { kind: 'literal', value: { type: 'number', value: '1' } },
    };
    expect(truthOf(isNull(sum))).toBe('true');
    const resource = account({ margin: { type: 'number', value: '1' } });
    expect(truthOf(isNull(sum), { resource })).toBe('false');
  });
});
