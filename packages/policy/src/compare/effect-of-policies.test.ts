import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryDocument } from '@remit/testkit/arbitrary/documents';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { runSeed } from '@remit/testkit/seed';
import { assigned, atNoon, member, role, smallDirectory, smallDocument } from '@remit/testkit/small-tenant';
import type { PolicyDocument } from '../document.ts';
import { compilePolicy } from '../compile.ts';
import { diffMember } from './diff-member.ts';
import { effectHeadline } from './effect-headline.ts';
import { effectOfPolicies } from './effect-of-policies.ts';
import { effectOnPeople } from './effect-on-people.ts';
import { subjectOf } from '../subject-of.ts';

const seed = runSeed();

describe(`the effect on everybody (REMIT_SEED=${seed})`, () => {
  test('it is the union of the effects on each member: nobody and nothing more, nobody and nothing less', () => {
    let touched = 0;
    fc.assert(
      fc.property(arbitraryWorld, arbitraryDocument, ({ document, directory, environment }, other) => {
        const before = { compiled: compilePolicy(document, 1), directory };
        const after = { compiled: compilePolicy(other, 2), directory };
        const groups = effectOfPolicies(before, after, environment);
        for (const { id } of directory.members) {
          const subject = subjectOf(directory, id);
          const { actions } = diffMember(
            { compiled: before.compiled, subject },
            { compiled: after.compiled, subject },
            environment,
            directory,
          );
          const own = groups.filter(({ members }) => members.includes(id));
          expect(own.length).toBeLessThanOrEqual(1);
          const alone = actions.flatMap(({ type, action, cells }) =>
            cells.map(({ folder, change }) => `${type} ${action} ${folder} ${change}`),
          );
          const among = own.flatMap(({ changes }) =>
            changes.actions.flatMap(({ type, action, cells }) =>
              cells.flatMap(({ folders, change }) =>
                folders.map((folder) => `${type} ${action} ${folder} ${change}`),
              ),
            ),
          );
          expect(among.toSorted()).toEqual(alone.toSorted());
          touched += alone.length;
        }
        const { people } = effectOnPeople(groups);
        const counted = Object.values(people).reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(groups.reduce((sum, { members }) => sum + members.length, 0));
      }),
      { seed, numRuns: 40 },
    );
    expect(touched).toBeGreaterThan(200);
  });

  test('telling only some people says of them what telling everybody does', () => {
    fc.assert(
      fc.property(arbitraryWorld, arbitraryDocument, fc.func(fc.boolean()), (world, other, tells) => {
        const { document, directory, environment } = world;
        const [was, is] = [compilePolicy(document, 1), compilePolicy(other, 2)];
        const some = { ...directory, members: directory.members.filter(({ id }) => tells(id)) };
        const known = new Set(some.members.map(({ id }) => id));
        const whole = effectOfPolicies(
          { compiled: was, directory },
          { compiled: is, directory },
          environment,
        ).map(({ members, changes }) => ({ members: members.filter((id) => known.has(id)), changes }));
        const alone = effectOfPolicies(
          { compiled: was, directory: some },
          { compiled: is, directory: some },
          environment,
        );
        expect(effectOnPeople(alone)).toEqual(
          effectOnPeople(whole.filter(({ members }) => members.length > 0)),
        );
      }),
      { seed, numRuns: 40 },
    );
  });
});

const reads = (name: string) => role(name, [{ actions: ['read'], on: ['crm.Account'] }]);

const directory = smallDirectory({
  members: ['alice', 'ben', 'cleo', 'dan'].map((id) => member(id)),
  assignments: [
    assigned('alice', 'Rep'),
    assigned('ben', 'Rep'),
    assigned('ben', 'Viewer'),
    assigned('cleo', 'Clerk'),
    assigned('dan', 'Viewer'),
  ],
});

function headlineOf(before: Partial<PolicyDocument>, after: Partial<PolicyDocument>): string {
  const [was, is] = [before, after].map((parts, at) => compilePolicy(smallDocument(parts), at + 1));
  if (was === undefined || is === undefined) throw new Error('two versions are compared');
  const groups = effectOfPolicies({ compiled: was, directory }, { compiled: is, directory }, atNoon);
  return effectHeadline(effectOnPeople(groups), (name) => is.roles.get(name)?.label ?? name);
}

test('the headline counts each person once, and names the role through which the others keep it', () => {
  const before = { roles: [reads('Rep'), reads('Viewer'), role('Clerk', [])] };
  const after = { roles: [role('Rep', []), reads('Viewer'), reads('Clerk')] };
  expect(headlineOf(before, after)).toBe(
    '1 person loses access, 1 gains access, and 1 keeps it through Viewer.',
  );
});

test('a field that a rule hides is told, and fields that come and go with their record are not', () => {
  const roles = [reads('Rep'), reads('Viewer'), role('Clerk', [])];
  const margin = (visible: readonly string[]) => [{ type: 'crm.Account', field: 'margin', visible }];
  expect(
    headlineOf({ roles, fieldRules: margin(['Rep', 'Viewer']) }, { roles, fieldRules: margin(['Viewer']) }),
  ).toBe('1 person loses access and 1 keeps it through Viewer; 1 field hidden.');
  expect(headlineOf({ roles }, { roles: [reads('Rep'), reads('Viewer'), reads('Clerk')] })).toBe(
    '1 person gains access.',
  );
});

test('an edit that means nothing for anybody says so', () => {
  const roles = [reads('Rep')];
  expect(headlineOf({ roles }, { roles })).toBe('Nothing changes for anybody.');
});
