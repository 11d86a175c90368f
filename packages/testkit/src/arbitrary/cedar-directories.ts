import * as fc from 'fast-check';
import type { Assignment, Directory, Member } from '@remit/policy/directory';
import { DEPARTMENTS, FOLDERS, GROUPS, MEMBERS, NOW, PERSONS, ROLES } from './catalog.ts';
import { cedarValue } from './cedar-values.ts';
import { arbitraryMembershipRule } from './membership-rules.ts';

const memberOf = (id: string, person: string): fc.Arbitrary<Member> =>
  fc
    .tuple(
      fc.option(fc.constantFrom(...DEPARTMENTS), { freq: 5 }),
      fc.option(fc.constantFrom(...MEMBERS)),
      fc.record({ zone: cedarValue('text'), clearance: cedarValue('number') }, { requiredKeys: [] }),
    )
    .map(([department, manager, attributes]) => ({
      id,
      person,
      kind: 'person',
      name: id,
      email: `${id}@example.org`,
      title: '',
      department,
      manager,
      status: 'active',
      from: null,
      until: null,
      attributes,
    }));

const assignment: fc.Arbitrary<Assignment> = fc.record({
  id: fc.uuid(),
  holder: fc.oneof(
    fc.constantFrom(...MEMBERS).map((id) => ({ kind: 'member' as const, id })),
    fc.constantFrom(...GROUPS).map((id) => ({ kind: 'group' as const, id })),
    fc.constantFrom(...DEPARTMENTS).map((id) => ({ kind: 'department' as const, id })),
  ),
  role: fc.constantFrom(...ROLES),
  folder: fc.constantFrom('/', '/', ...FOLDERS),
  from: fc.constantFrom(null, null, null, NOW, NOW + 1),
  until: fc.constantFrom(null, null, null, NOW + 1, NOW),
});

/** Directories in which everybody stands: what a member’s own dates mean is not Cedar’s. */
export const cedarDirectories: fc.Arbitrary<Directory> = fc
  .record({
    members: fc.tuple(...MEMBERS.map((id, at) => memberOf(id, PERSONS[at] ?? id))),
    heads: fc.tuple(...DEPARTMENTS.map(() => fc.option(fc.constantFrom(...MEMBERS), { freq: 2 }))),
    outer: fc.subarray([...MEMBERS], { maxLength: 2 }),
    inner: fc.subarray([...MEMBERS], { maxLength: 2 }),
    rule: fc.option(arbitraryMembershipRule),
    assignments: fc.array(assignment, { minLength: 5, maxLength: 10 }),
  })
  .map(({ members, heads, outer, inner, rule, assignments }) => ({
    revision: 1,
    timeZone: 'Europe/Paris',
    baseCurrency: 'EUR',
    folders: FOLDERS,
    departments: DEPARTMENTS.map((path, at) => ({ path, name: path, head: heads[at] ?? null })),
    groups: [
      { id: 'g1', name: 'Outer', members: outer, groups: ['g2'] },
      { id: 'g2', name: 'Inner', members: inner, groups: [], rule },
    ],
    members,
    assignments,
  }));
