import { compilePolicy } from '@remit/policy/compile';
import {
  assigned,
  atNoon,
  member,
  NOON,
  role,
  smallDirectory,
  smallDocument,
} from '@remit/testkit/small-tenant';
import { expect, test } from 'vitest';
import { type Compared, rememberGroups } from './remember-groups.ts';

const directory = smallDirectory({
  members: [member('alice', { until: NOON + 60_000 })],
  assignments: [assigned('alice', 'Rep')],
});
const version = (number: number) => compilePolicy(smallDocument({ roles: [role('Rep', [])] }), number);
const asking = compilePolicy(
  smallDocument({
    roles: [
      role('Rep', [
        {
          actions: ['read'],
          on: ['crm.Account'],
          where: {
            kind: 'compare',
            operator: '<',
            left: { kind: 'attribute', of: 'resource', name: 'seen' },
            right: { kind: 'now' },
          },
        },
      ]),
    ],
  }),
  2,
);

/** How often it is worked out for two questions, the second of which is a little different. */
function makings(first: Compared, second: Compared): number {
  let made = 0;
  for (const compared of [first, second])
    rememberGroups(compared, () => {
      made += 1;
      return [];
    });
  return made;
}

const asked = (): Compared => {
  return { before: version(1), after: version(2), directory, environment: atNoon };
};

test('the same question a moment later is answered from memory', () => {
  const one = asked();
  expect(makings(one, { ...one, environment: { ...atNoon, now: NOON + 1_000 } })).toBe(1);
});

test.each([
  ['somebody’s membership ends in between', { environment: { ...atNoon, now: NOON + 60_000 } }],
  ['other people are there', { directory: { ...directory } }],
  ['another version is in force', { before: version(1) }],
  ['another duty counts as met', { environment: { ...atNoon, met: ['comment'] as const } }],
])('it is worked out again where %s', (_, change) => {
  const one = asked();
  expect(makings(one, { ...one, ...change })).toBe(2);
});

test('where a condition asks for the time, every moment is another', () => {
  const one = { ...asked(), after: asking };
  expect(makings(one, { ...one, environment: { ...atNoon, now: NOON + 1 } })).toBe(2);
});

test('of drafts that touch very many, the last one alone is remembered', () => {
  const region = { point: '/', name: '["/"]', size: 1, folders: ['/'] };
  const cell = { region, folders: region.folders, change: 'gains', through: [] } as const;
  const cells = Array.from({ length: 50_001 }, () => cell);
  const groups = [
    {
      members: ['alice'],
      changes: { actions: [{ type: 'crm.Account', action: 'read', change: 'gains', cells }], fields: [] },
    },
  ] as const;
  const [one, other] = [asked(), asked()];
  const made: Compared[] = [];
  for (const compared of [one, one, other, other, one])
    rememberGroups(compared, () => {
      made.push(compared);
      return groups;
    });
  expect(made).toEqual([one, other, one]);
});
