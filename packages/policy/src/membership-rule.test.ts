import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryDirectory } from '@remit/testkit/arbitrary/directories';
import { inGroup } from '@remit/testkit/reference-condition';
import { bareMember } from './bare-subject.ts';
import type { Condition, Operand } from './condition.ts';
import type { Directory, Group, Member } from './directory.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';
import { directoryIndex } from './directory-index.ts';
import type { PolicyDocument } from './document.ts';
import { EMPTY_DOCUMENT } from './empty-document.ts';
import { subjectOf } from './subject-of.ts';

const text = (value: string): Operand => ({ kind: 'literal', value: { type: 'text', value } });
const subject = (name: string): Operand => ({ kind: 'attribute', of: 'subject', name });
const isIn = (name: string, value: string): Condition => ({
  kind: 'compare',
  operator: '=',
  left: subject(name),
  right: text(value),
});
const inSales: Condition = { kind: 'within', operand: subject('department'), tree: text('/sales') };

const memberOf = (id: string, more: Partial<Member> = {}): Member => ({
  ...bareMember(id),
  email: `${id}@example.org`,
  ...more,
});

const groupOf = (id: string, more: Partial<Group> = {}): Group => ({
  id,
  name: id,
  members: [],
  groups: [],
  ...more,
});

const directoryOf = (members: readonly Member[], groups: readonly Group[]): Directory => ({
  revision: 1,
  timeZone: 'UTC',
  baseCurrency: 'EUR',
  folders: ['/'],
  departments: [{ path: '/sales', name: 'Sales', head: null }],
  groups,
  members,
  assignments: [
    {
      id: 'a1',
      holder: { kind: 'group', id: 'outer' },
      role: 'Reader',
      folder: '/',
      from: null,
      until: null,
    },
  ],
});

const document: PolicyDocument = {
  ...EMPTY_DOCUMENT,
  modules: [{ name: 'crm', label: 'Customers' }],
  resources: [
    { name: 'crm.Account', label: 'Account', fields: [], actions: [], history: false },
    { name: 'crm.Note', label: 'Note', fields: [], actions: [], history: false },
  ],
  roles: [{ name: 'Reader', grants: [{ actions: ['read'], on: ['crm.Account', 'crm.Note'] }] }],
  rules: [
    {
      kind: 'forbid',
      name: 'NoNotes',
      actions: ['read'],
      on: ['crm.Note'],
      when: {
        kind: 'overlaps',
        left: subject('groups'),
        right: { kind: 'literal', value: { type: 'text[]', value: ['barred'] } },
      },
      because: 'those who are barred read no notes',
    },
  ],
};

function mayRead(directory: Directory, id: string, type: string): string | undefined {
  const asking = subjectOf(directory, id);
  if (asking === null) return undefined;
  return decide(compilePolicy(document, 1), {
    subject: asking,
    action: 'read',
    resource: { type, id: 'r1', folder: '/', attributes: {}, history: [] },
    environment: { now: 0, met: [], attributes: {} },
  }).outcome;
}

describe('whoever the rule of a group is true of', () => {
  const groups = [groupOf('outer', { groups: ['inner'] }), groupOf('inner', { rule: inSales })];

  test('is in it, and in the groups around it, and holds what they give', () => {
    const directory = directoryOf([memberOf('anna', { department: '/sales' })], groups);
    expect(subjectOf(directory, 'anna')?.groups).toEqual(['inner', 'outer']);
    expect(mayRead(directory, 'anna', 'crm.Account')).toBe('allow');
    expect(directoryIndex(directory).membersOf({ kind: 'group', id: 'outer' })).toEqual([0]);
  });

  test('is not any more once the attribute changed', () => {
    const directory = directoryOf([memberOf('anna', { department: '/ops' })], groups);
    expect(subjectOf(directory, 'anna')).toMatchObject({ groups: [], assignments: [] });
    expect(mayRead(directory, 'anna', 'crm.Account')).toBe('deny');
  });

  test('stays in it without the rule where they are in it directly too', () => {
    const both = [groupOf('outer', { members: ['anna'], rule: inSales })];
    const directory = directoryOf([memberOf('anna', { department: '/ops' })], both);
    expect(subjectOf(directory, 'anna')?.groups).toEqual(['outer']);
  });
});

describe('where a rule cannot tell', () => {
  const barred = groupOf('barred', { rule: isIn('country', 'DE') });
  const open = groupOf('outer', { members: ['anna', 'ben'], rule: isIn('country', 'DE') });
  const german = { country: { type: 'text', value: 'DE' } } as const;
  const french = { country: { type: 'text', value: 'FR' } } as const;

  test('nobody is in the group by it', () => {
    const directory = directoryOf([memberOf('carl')], [open]);
    expect(subjectOf(directory, 'carl')).toMatchObject({ groups: [], unsettled: ['outer'] });
    expect(directoryIndex(directory).membersOf({ kind: 'group', id: 'outer' })).toEqual([]);
  });

  test('a rule that forbids those in the group forbids, for they may be', () => {
    const members = [memberOf('anna'), memberOf('ben', { attributes: french }), memberOf('carl')];
    const directory = directoryOf(members, [groupOf('outer', { members: ['anna', 'ben'] }), barred]);
    expect(mayRead(directory, 'anna', 'crm.Account')).toBe('allow');
    expect(mayRead(directory, 'anna', 'crm.Note')).toBe('deny');
    expect(mayRead(directory, 'ben', 'crm.Note')).toBe('allow');
  });

  test('whoever is in it directly is in it all the same, and nothing is open', () => {
    const directory = directoryOf([memberOf('anna'), memberOf('dora', { attributes: german })], [open]);
    expect(subjectOf(directory, 'anna')).toEqual(
      expect.not.objectContaining({ unsettled: expect.anything() }),
    );
    expect(subjectOf(directory, 'dora')?.groups).toEqual(['outer']);
  });

  test('a rule that asks first whether it is known can always tell', () => {
    const rule: Condition = {
      kind: 'and',
      conditions: [
        { kind: 'not', condition: { kind: 'is-null', operand: subject('country') } },
        isIn('country', 'DE'),
      ],
    };
    const directory = directoryOf([memberOf('carl')], [groupOf('outer', { rule })]);
    expect(subjectOf(directory, 'carl')).toEqual(
      expect.not.objectContaining({ unsettled: expect.anything() }),
    );
  });
});

test('a directory turned around has the very members of each group that its subjects say, as the reference does', () => {
  let byRule = 0;
  let open = 0;
  fc.assert(
    fc.property(arbitraryDirectory, (directory) => {
      const { membersOf } = directoryIndex(directory);
      for (const { id, members } of directory.groups) {
        const found = new Set(membersOf({ kind: 'group', id }));
        for (const [at, member] of directory.members.entries()) {
          const asked = subjectOf(directory, member.id);
          const truth = inGroup(directory, id, member);
          expect(asked?.groups.includes(id)).toBe(truth === 'true');
          expect(asked?.unsettled?.includes(id) ?? false).toBe(truth === 'unknown');
          expect(found.has(at)).toBe(truth === 'true');
          if (truth === 'true' && !members.includes(member.id)) byRule += 1;
          if (truth === 'unknown') open += 1;
        }
      }
    }),
    { numRuns: 500 },
  );
  expect(byRule).toBeGreaterThan(200);
  expect(open).toBeGreaterThan(200);
});
