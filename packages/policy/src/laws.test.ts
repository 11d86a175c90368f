import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryAssignment } from '@remit/testkit/arbitrary/directories';
import { arbitraryGrant, arbitraryRule } from '@remit/testkit/arbitrary/documents';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { runSeed } from '@remit/testkit/seed';
import type { World } from '@remit/testkit/world';
import type { Directory } from './directory.ts';
import type { PolicyDocument, Rule } from './document.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';
import { subjectOf } from './subject.ts';

const seed = runSeed();

const ACTIONS = ['read', 'update', 'delete', 'approve'];

/** Every decision of a world, in one order: whether it allows. */
function decisions(world: World, document: PolicyDocument, directory: Directory): readonly boolean[] {
  const compiled = compilePolicy(document, 1);
  const { environment, records } = world;
  return world.directory.members.flatMap(({ id }) => {
    const subject = subjectOf(directory, id);
    if (subject === null) throw new Error(`no member ${id}`);
    return records.flatMap((resource) =>
      ACTIONS.map(
        (action) => decide(compiled, { subject, action, resource, environment }).outcome === 'allow',
      ),
    );
  });
}

/** Which way decisions may turn when a world changes. */
const lost = (before: readonly boolean[], after: readonly boolean[]): boolean =>
  before.some((allowed, at) => allowed && after[at] !== true);

const turned = <T>(list: readonly T[]): readonly T[] => list.toReversed();

describe(`what holds of every policy (REMIT_SEED=${seed})`, () => {
  test('adding a grant keeps every allow', () => {
    let widened = 0;
    fc.assert(
      fc.property(arbitraryWorld, arbitraryGrant, (world, grant) => {
        const { document, directory } = world;
        const roles = document.roles.map((role, at) =>
          at === 0 ? { ...role, grants: [...role.grants, grant] } : role,
        );
        const before = decisions(world, document, directory);
        const after = decisions(world, { ...document, roles }, directory);
        expect(lost(before, after)).toBe(false);
        widened += lost(after, before) ? 1 : 0;
      }),
      { seed, numRuns: 150 },
    );
    expect(widened).toBeGreaterThan(0);
  });

  test('adding an assignment keeps every allow', () => {
    let widened = 0;
    fc.assert(
      fc.property(arbitraryWorld, arbitraryAssignment, (world, assignment) => {
        const { document, directory } = world;
        const assignments = [...directory.assignments, assignment];
        const before = decisions(world, document, directory);
        const after = decisions(world, document, { ...directory, assignments });
        expect(lost(before, after)).toBe(false);
        widened += lost(after, before) ? 1 : 0;
      }),
      { seed, numRuns: 150 },
    );
    expect(widened).toBeGreaterThan(0);
  });

  test('adding a rule keeps every deny', () => {
    let narrowed = 0;
    fc.assert(
      fc.property(arbitraryWorld, arbitraryRule, (world, rule) => {
        const { document, directory } = world;
        const rules = [...document.rules, { ...rule, name: 'added' } as Rule];
        const before = decisions(world, document, directory);
        const after = decisions(world, { ...document, rules }, directory);
        expect(lost(after, before)).toBe(false);
        narrowed += lost(before, after) ? 1 : 0;
      }),
      { seed, numRuns: 150 },
    );
    expect(narrowed).toBeGreaterThan(0);
  });

  test('an assignment that is over only narrows', () => {
    let narrowed = 0;
    fc.assert(
      fc.property(arbitraryWorld, fc.nat(), (world, pick) => {
        const { document, directory, now } = world;
        const at = pick % directory.assignments.length;
        const assignments = directory.assignments.map((each, index) =>
          index === at ? { ...each, from: null, until: now } : each,
        );
        const before = decisions(world, document, directory);
        const after = decisions(world, document, { ...directory, assignments });
        expect(lost(after, before)).toBe(false);
        narrowed += lost(before, after) ? 1 : 0;
      }),
      { seed, numRuns: 150 },
    );
    expect(narrowed).toBeGreaterThan(0);
  });

  test('neither order nor repetition means anything', () => {
    fc.assert(
      fc.property(arbitraryWorld, (world) => {
        const { document, directory } = world;
        const shuffled: PolicyDocument = {
          ...document,
          roles: turned(document.roles).map((role) =>
            Object.assign({}, role, {
              grants: [...turned(role.grants), ...role.grants],
              includes: turned(role.includes ?? []),
            }),
          ),
          folderScopes: turned(document.folderScopes),
          rowPolicies: turned(document.rowPolicies),
          rules: turned(document.rules).flatMap((rule) => [rule, { ...rule, name: `${rule.name} again` }]),
        };
        const assignments = [...turned(directory.assignments), ...directory.assignments];
        expect(decisions(world, shuffled, { ...directory, assignments })).toEqual(
          decisions(world, document, directory),
        );
      }),
      { seed, numRuns: 150 },
    );
  });
});
