import * as fc from 'fast-check';
import type { Assignment, Directory, Member } from '@remit/policy/directory';
import type { Value } from '@remit/policy/values/value';
import { DEPARTMENTS, FOLDERS, GROUPS, MEMBERS, NOW, PERSONS, ROLES } from './catalog.ts';
import { arbitraryMembershipRule } from './membership-rules.ts';
import { MALFORMED_VALUES, arbitraryPinnedMoney, arbitraryValue } from './values.ts';

/** Mostly open, for a world in which nobody stands says little; some bounds lie exactly at the instant asked about. */
const start = fc.constantFrom(null, null, null, null, null, null, NOW, NOW - 1, NOW + 1);
const end = fc.constantFrom(null, null, null, null, null, null, NOW + 1, NOW + 1000, NOW);

const wrong = fc.constantFrom(...MALFORMED_VALUES);

const attributes: fc.Arbitrary<Readonly<Record<string, Value>>> = fc.record(
  {
    zone: fc.oneof({ arbitrary: arbitraryValue('text'), weight: 5 }, { arbitrary: wrong, weight: 1 }),
    clearance: fc.oneof({ arbitrary: arbitraryValue('number'), weight: 5 }, { arbitrary: wrong, weight: 1 }),
    ceiling: fc.oneof(
      { arbitrary: arbitraryValue('money'), weight: 4 },
      { arbitrary: arbitraryPinnedMoney, weight: 2 },
      { arbitrary: wrong, weight: 1 },
    ),
    since: fc.oneof(arbitraryValue('date'), arbitraryValue('instant')),
    regions: arbitraryValue('text[]'),
  },
  { requiredKeys: [], noNullPrototype: true },
);

function member(id: string, person: string): fc.Arbitrary<Member> {
  return fc.record({
    id: fc.constant(id),
    person: fc.constant(person),
    kind: fc.constantFrom('person', 'person', 'person', 'service'),
    name: fc.constant(id),
    email: fc.constant(`${id}@example.org`),
    title: fc.constantFrom('', 'west'),
    department: fc.option(fc.constantFrom(...DEPARTMENTS), { freq: 5 }),
    manager: fc.option(fc.constantFrom(...MEMBERS)),
    status: fc.oneof(
      { arbitrary: fc.constant('active' as const), weight: 12 },
      { arbitrary: fc.constantFrom('suspended', 'left'), weight: 1 },
    ),
    from: fc.oneof({ arbitrary: fc.constant(null), weight: 3 }, { arbitrary: start, weight: 1 }),
    until: fc.oneof({ arbitrary: fc.constant(null), weight: 3 }, { arbitrary: end, weight: 1 }),
    attributes,
  });
}

const holder = fc.oneof(
  fc.constantFrom(...MEMBERS).map((id) => ({ kind: 'member' as const, id })),
  fc.constantFrom(...MEMBERS).map((id) => ({ kind: 'member' as const, id })),
  fc.constantFrom(...GROUPS).map((id) => ({ kind: 'group' as const, id })),
  fc.constantFrom(...DEPARTMENTS).map((id) => ({ kind: 'department' as const, id })),
);

export const arbitraryAssignment: fc.Arbitrary<Assignment> = fc.record({
  id: fc.uuid(),
  holder,
  role: fc.constantFrom(...ROLES),
  folder: fc.constantFrom('/', '/', ...FOLDERS),
  from: start,
  until: end,
});

/** Five members of four natural persons, three groups that may nest and have rules, a small tree of departments. */
export const arbitraryDirectory: fc.Arbitrary<Directory> = fc
  .record({
    members: fc.tuple(...MEMBERS.map((id, at) => member(id, PERSONS[at] ?? id))),
    heads: fc.tuple(...DEPARTMENTS.map(() => fc.option(fc.constantFrom(...MEMBERS), { freq: 3 }))),
    outer: fc.subarray([...MEMBERS], { maxLength: 2 }),
    inner: fc.subarray([...MEMBERS], { maxLength: 2 }),
    innermost: fc.subarray([...MEMBERS], { maxLength: 2 }),
    rules: fc.tuple(...GROUPS.map(() => fc.option(arbitraryMembershipRule, { freq: 2 }))),
    nested: fc.boolean(),
    deeply: fc.boolean(),
    assignments: fc.array(arbitraryAssignment, { minLength: 5, maxLength: 12 }),
  })
  .map(({ members, heads, outer, inner, innermost, rules, nested, deeply, assignments }) => ({
    revision: 1,
    timeZone: 'Europe/Paris',
    baseCurrency: 'EUR',
    folders: FOLDERS,
    departments: DEPARTMENTS.map((path, at) => ({ path, name: path, head: heads[at] ?? null })),
    groups: [
      { id: 'g1', name: 'Outer', members: outer, groups: nested ? ['g2'] : [], rule: rules[0] ?? null },
      { id: 'g2', name: 'Inner', members: inner, groups: deeply ? ['g3'] : [], rule: rules[1] ?? null },
      { id: 'g3', name: 'Innermost', members: innermost, groups: [], rule: rules[2] ?? null },
    ],
    members,
    assignments,
  }));
