import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryDirectory } from '@remit/testkit/arbitrary/directories';
import { arbitraryDocument } from '@remit/testkit/arbitrary/documents';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { runSeed } from '@remit/testkit/seed';
import { assigned, atNoon, member, role, smallDirectory, smallDocument } from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { Environment } from '../check.ts';
import type { Directory } from '../directory.ts';
import type { PolicyDocument } from '../document.ts';
import type { RowPlan } from '../plan-rows.ts';
import { actionsOf } from '../catalog.ts';
import { compareFilters } from './compare-filters.ts';
import { compilePolicy } from '../compile.ts';
import { diffMember } from './diff-member.ts';
import { diffPolicies, type PolicyDiff, type PolicySide } from './diff-policies.ts';
import { visibleFields } from '../fields.ts';
import { anyRecord, planWithSources } from '../plan-rows.ts';
import { subjectOf } from '../subject-of.ts';

const seed = runSeed();

const rolesOf = ({ sources }: RowPlan): readonly string[] => [
  ...new Set(sources.map(({ grant }) => grant.role)),
];

/** The plan of one cell, asked for by itself. */
function planAt(
  side: PolicySide,
  id: string,
  type: string,
  action: string,
  folder: string,
  now: Environment,
) {
  const subject = subjectOf(side.directory, id);
  const declared = side.compiled.types.get(type);
  if (subject === null || declared === undefined) return { filter: { kind: 'none' }, sources: [] } as const;
  return planWithSources(side.compiled, subject, action, declared, now, { ...anyRecord(action), folder });
}

/** Every changed cell, one by one, from plans alone. */
function cellByCell(before: PolicySide, after: PolicySide, environment: Environment): ReadonlySet<string> {
  const found = new Set<string>();
  const ids = new Set([before, after].flatMap(({ directory }) => directory.members.map(({ id }) => id)));
  for (const id of ids)
    for (const type of after.compiled.types.values())
      for (const action of actionsOf(type))
        for (const folder of after.directory.folders) {
          const was = planAt(before, id, type.name, action, folder, environment);
          const is = planAt(after, id, type.name, action, folder, environment);
          const change = compareFilters(was.filter, is.filter);
          const gone = rolesOf(was).some((each) => !rolesOf(is).includes(each));
          if (change !== 'same') found.add(`${id} ${action} ${type.name} ${folder} ${change}`);
          else if (gone) found.add(`${id} ${action} ${type.name} ${folder} keeps`);
        }
  return found;
}

function cellsOf({ groups }: PolicyDiff): ReadonlySet<string> {
  return new Set(
    groups.flatMap(({ members, changes }) =>
      members.flatMap((id) =>
        changes.actions.flatMap(({ type, action, cells }) =>
          cells.flatMap(({ folders, change }) =>
            folders.map((folder) => `${id} ${action} ${type} ${folder} ${change}`),
          ),
        ),
      ),
    ),
  );
}

const side = (document: PolicyDocument, directory: Directory, version = 1): PolicySide => {
  return { compiled: compilePolicy(document, version), directory };
};

const NOTHING = {
  groups: [],
  totals: {
    members: 0,
    actions: { gains: 0, loses: 0, narrower: 0, wider: 0, keeps: 0 },
    fields: { gains: 0, loses: 0, changes: 0, keeps: 0 },
  },
};

describe(`what a change means for everybody (REMIT_SEED=${seed})`, () => {
  test('every cell is told as its own two plans tell it, and no other cell, whatever changes', () => {
    let cells = 0;
    const kinds = new Set<string>();
    fc.assert(
      fc.property(
        arbitraryWorld,
        arbitraryDocument,
        arbitraryDirectory,
        fc.nat(2),
        (world, other, people, which) => {
          const before = side(world.document, world.directory);
          const after = side(which === 1 ? world.document : other, which === 0 ? world.directory : people, 2);
          const diff = diffPolicies(before, after, world.environment);
          const expected = cellByCell(before, after, world.environment);
          expect(cellsOf(diff)).toEqual(expected);
          const { gains, loses, narrower, wider, keeps } = diff.totals.actions;
          expect(gains + loses + narrower + wider + keeps).toBe(expected.size);
          cells += expected.size;
          for (const cell of expected) kinds.add(cell.split(' ').at(-1) ?? '');
        },
      ),
      { seed, numRuns: 60 },
    );
    expect(cells).toBeGreaterThan(1000);
    expect([...kinds].toSorted()).toEqual(['gains', 'keeps', 'loses', 'narrower', 'wider']);
  });

  test('one edited role is told as exactly as another policy', () => {
    let cells = 0;
    fc.assert(
      fc.property(
        arbitraryWorld,
        arbitraryDocument,
        fc.nat(3),
        ({ document, directory, environment }, other, at) => {
          const edited = document.roles.map((each, place) =>
            place === at ? (other.roles[at] ?? each) : each,
          );
          const before = side(document, directory);
          const after = side({ ...document, roles: edited }, directory, 2);
          const expected = cellByCell(before, after, environment);
          expect(cellsOf(diffPolicies(before, after, environment))).toEqual(expected);
          cells += expected.size;
        },
      ),
      { seed, numRuns: 60 },
    );
    expect(cells).toBeGreaterThan(500);
  });

  test('a member is told the same alone and among everybody', () => {
    let told = 0;
    fc.assert(
      fc.property(arbitraryWorld, arbitraryDocument, ({ document, directory, environment }, other) => {
        const before = side(document, directory);
        const after = side(other, directory, 2);
        const { groups } = diffPolicies(before, after, environment);
        for (const { id } of directory.members) {
          const subject = subjectOf(directory, id);
          const alone = diffMember(
            { compiled: before.compiled, subject },
            { compiled: after.compiled, subject },
            environment,
            directory,
          );
          const group = groups.find(({ members }) => members.includes(id));
          const brief = (
            some: readonly { type: string; action: string; change: string; cells: readonly unknown[] }[],
          ) =>
            some
              .filter(({ cells }) => cells.length > 0)
              .map(({ type, action, change }) => `${type} ${action} ${change}`)
              .toSorted();
          expect(brief(alone.actions)).toEqual(brief(group?.changes.actions ?? []));
          told += alone.actions.length;
        }
      }),
      { seed, numRuns: 60 },
    );
    expect(told).toBeGreaterThan(100);
  });

  test('what is not told of a field is seen and written as before', () => {
    let changed = 0;
    fc.assert(
      fc.property(
        arbitraryWorld,
        arbitraryDocument,
        ({ document, directory, environment, records }, other) => {
          const before = side(document, directory);
          const after = side(other, directory, 2);
          const { groups } = diffPolicies(before, after, environment);
          for (const { id } of directory.members) {
            const subject = subjectIn(directory, id);
            const fields = groups.find(({ members }) => members.includes(id))?.changes.fields ?? [];
            for (const resource of records) {
              const was = visibleFields(before.compiled, subject, resource, environment);
              const is = visibleFields(after.compiled, subject, resource, environment);
              for (const field of Object.keys(was)) {
                if (was[field] === is[field]) continue;
                const told = fields
                  .filter((each) => each.type === resource.type && each.field === field)
                  .flatMap(({ cells }) => cells)
                  .filter(({ folders }) => folders.includes(resource.folder ?? ''));
                expect(told.map(({ change }) => change)).not.toEqual([]);
                if (is[field] === 'hidden') expect(told[0]?.change).not.toBe('gains');
                changed += 1;
              }
            }
          }
        },
      ),
      { seed, numRuns: 60 },
    );
    expect(changed).toBeGreaterThan(500);
  });

  test('looked at from the other end, what is gained is lost', () => {
    fc.assert(
      fc.property(arbitraryWorld, arbitraryDocument, ({ document, directory, environment }, other) => {
        const [one, two] = [side(document, directory), side(other, directory, 2)];
        const there = diffPolicies(one, two, environment);
        const back = diffPolicies(two, one, environment);
        const of = (diff: PolicyDiff, change: string) =>
          [...cellsOf(diff)]
            .filter((cell) => cell.endsWith(` ${change}`))
            .map((cell) => cell.replace(/ \w+$/, ''));
        expect(new Set(of(there, 'gains'))).toEqual(new Set(of(back, 'loses')));
        expect(new Set(of(there, 'loses'))).toEqual(new Set(of(back, 'gains')));
      }),
      { seed, numRuns: 60 },
    );
  });

  test('no change is an empty diff, however the same is compiled or copied', () => {
    fc.assert(
      fc.property(arbitraryWorld, ({ document, directory, environment }) => {
        const copy = structuredClone(directory);
        expect(diffPolicies(side(document, directory), side(document, copy, 2), environment)).toEqual(
          NOTHING,
        );
      }),
      { seed, numRuns: 60 },
    );
  });
});

const reader = role('Reader', [{ actions: ['read'], on: ['crm.Account'] }]);
const ids = ['alice', 'bob', 'carol'] as const;
const people = (parts: Partial<Directory>) =>
  smallDirectory({ members: ids.map((id) => member(id)), ...parts });

describe('what a change of people means', () => {
  const between = (before: Directory, after: Directory): PolicyDiff => {
    const compiled = compilePolicy(smallDocument({ roles: [reader] }), 1);
    return diffPolicies({ compiled, directory: before }, { compiled, directory: after }, atNoon);
  };
  const brief = ({ groups }: PolicyDiff) =>
    groups.map(({ members, changes }) => [
      members,
      changes.actions.map(({ action, change, cells }) => [
        action,
        change,
        cells.flatMap(({ folders }) => folders),
      ]),
    ]);
  const everywhere = ['/', '/west', '/west/coast', '/east'];

  test('an assignment gives its holder what its role grants, from its folder on', () => {
    const after = people({ assignments: [assigned('bob', 'Reader', { folder: '/west' })] });
    expect(brief(between(people({}), after))).toEqual([
      [['bob'], [['read', 'gains', ['/west', '/west/coast']]]],
    ]);
  });

  test('an assignment that has ended is as good as none', () => {
    const ended = people({ assignments: [assigned('bob', 'Reader', { until: atNoon.now })] });
    expect(between(people({}), ended)).toEqual(NOTHING);
  });

  test('whoever moves out of a department loses what it holds, and nobody else does', () => {
    const assignments = [assigned('', 'Reader', { holder: { kind: 'department', id: '/sales' } })];
    const moved = ids.map((id) => member(id, id === 'carol' ? { department: '/finance' } : {}));
    expect(brief(between(people({ assignments }), people({ assignments, members: moved })))).toEqual([
      [['carol'], [['read', 'loses', everywhere]]],
    ]);
  });

  test('of two who move between departments, whoever moves up sees more and whoever moves down sees less', () => {
    const ofDepartment = role('Clerk', [
      { actions: ['read'], on: ['fin.PaymentRequest'], qualifiers: [{ kind: 'department' }] },
    ]);
    const compiled = compilePolicy(smallDocument({ roles: [ofDepartment] }), 1);
    const at = (alice: string, bob: string) =>
      people({
        members: [member('alice', { department: alice }), member('bob', { department: bob })],
        assignments: [assigned('alice', 'Clerk'), assigned('bob', 'Clerk')],
      });
    const before = { compiled, directory: at('/', '/sales/west') };
    const after = { compiled, directory: at('/sales', '/sales') };
    expect(brief(diffPolicies(before, after, atNoon))).toEqual([
      [['alice'], [['read', 'narrower', everywhere]]],
      [['bob'], [['read', 'wider', everywhere]]],
    ]);
  });

  test('a group put inside another brings its members what the outer one holds, all of them together', () => {
    const assignments = [assigned('', 'Reader', { holder: { kind: 'group', id: 'outer' } })];
    const inner = { id: 'inner', name: 'Inner', members: ['alice', 'bob'], groups: [] };
    const outer = (groups: readonly string[]) => ({ id: 'outer', name: 'Outer', members: ['carol'], groups });
    const before = people({ assignments, groups: [inner, outer([])] });
    const after = people({ assignments, groups: [inner, outer(['inner'])] });
    expect(brief(between(before, after))).toEqual([[['alice', 'bob'], [['read', 'gains', everywhere]]]]);
  });

  test('somebody who is suspended loses everything, and somebody who joins gains what is theirs', () => {
    const assignments = ids.map((id) => assigned(id, 'Reader'));
    const before = people({ assignments, members: [member('alice'), member('bob')] });
    const after = people({
      assignments,
      members: [member('alice', { status: 'suspended' }), member('bob'), member('carol')],
    });
    expect(brief(between(before, after))).toEqual([
      [['alice'], [['read', 'loses', everywhere]]],
      [['carol'], [['read', 'gains', everywhere]]],
    ]);
  });
});
