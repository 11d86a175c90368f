import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Environment } from '@remit/policy/check';
import { compilePolicy } from '@remit/policy/compile';
import { diffMember } from '@remit/policy/compare/diff-member';
import type { Assignment, Directory, Member } from '@remit/policy/directory';
import { EMPTY_DOCUMENT } from '@remit/policy/empty-document';
import { planRows } from '@remit/policy/plan-rows';
import { standingProblem } from '@remit/policy/standing';
import { keptUntil } from './kept-until.ts';
import { knowDirectory } from './known-directory.ts';

const type = {
  name: 'crm.Deal',
  label: 'Deal',
  fields: [{ name: 'name', type: 'text', label: 'Name' }],
  actions: ['close'],
  history: false,
} as const;
const ACTIONS = ['read', 'update', 'close'] as const;
const compiled = compilePolicy(
  {
    ...EMPTY_DOCUMENT,
    modules: [{ name: 'crm', label: 'Customers' }],
    resources: [type],
    roles: [
      { name: 'Reader', grants: [{ actions: ['read'], on: [type.name] }] },
      { name: 'Writer', grants: [{ actions: ['read', 'update'], on: [type.name] }] },
      { name: 'Closer', grants: [{ actions: ['close'], on: [type.name] }] },
    ],
  },
  1,
);
const NOW = 1_000;
const environment: Environment = { now: NOW, met: [], attributes: {}, timeZone: 'UTC' };
const member: Member = {
  id: 'ann',
  person: 'ann',
  kind: 'person',
  name: 'Ann',
  email: 'ann@example.org',
  title: '',
  department: null,
  manager: null,
  attributes: {},
  status: 'active',
  from: null,
  until: null,
};

interface Held {
  readonly role: string;
  readonly from: number | null;
  readonly until: number | null;
}

const instant = (most: number) => fc.option(fc.integer({ min: NOW - 3, max: NOW + most }));
const held: fc.Arbitrary<Held> = fc.record({
  role: fc.constantFrom('Reader', 'Writer', 'Closer'),
  from: instant(3),
  until: instant(8),
});

function subjectWith(roles: readonly Held[], until: number | null) {
  const assignments = roles.map(({ role, from, until: end }, at): Assignment => ({
    id: `a${at}`,
    holder: { kind: 'member', id: member.id },
    role,
    folder: '/',
    from,
    until: end,
  }));
  const directory: Directory = {
    revision: 1,
    timeZone: 'UTC',
    baseCurrency: 'EUR',
    rates: [],
    folders: ['/'],
    departments: [],
    groups: [],
    members: [{ ...member, until }],
    assignments,
  };
  return { directory, subject: knowDirectory(directory).subject(member.id) };
}

test('what is lost is told of the first moment at which it is, at once or later, and nothing else is', () => {
  let later = 0;
  fc.assert(
    fc.property(
      fc.array(held, { minLength: 1, maxLength: 4 }),
      instant(8),
      fc.boolean(),
      (roles, end, takesRole) => {
        const was = subjectWith(roles, takesRole ? end : null);
        const is = subjectWith(takesRole ? roles.slice(1) : roles, end);
        const [before, after] = [was.subject, is.subject];
        const may = (subject: typeof before, action: string, now: number): boolean =>
          subject !== null &&
          standingProblem(subject.member, now) === null &&
          planRows(compiled, subject, action, type.name, { ...environment, now }).kind !== 'none';
        const stands = (subject: typeof before) =>
          subject !== null && standingProblem(subject.member, NOW) === null ? subject : null;
        const now = diffMember(
          { compiled, subject: stands(before) },
          { compiled, subject: stands(after) },
          environment,
          was.directory,
        );
        const kept = keptUntil({ compiled }, { before, after }, environment, was.directory, now);
        later += kept.length;
        for (const action of ACTIONS) {
          const moments = Array.from({ length: 10 }, (_, at) => NOW + at);
          const lostAt = moments.find((at) => may(before, action, at) && !may(after, action, at));
          const told = [{ until: NOW, lost: now }, ...kept].find(({ lost }) =>
            lost.actions.some((each) => each.action === action && each.change === 'loses'),
          );
          expect([action, told?.until]).toEqual([action, lostAt]);
        }
      },
    ),
  );
  expect(later).toBeGreaterThan(0);
});
