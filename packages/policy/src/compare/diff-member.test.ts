import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryDocument } from '@remit/testkit/arbitrary/documents';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { runSeed } from '@remit/testkit/seed';
import {
  assigned,
  atNoon,
  compare,
  role,
  smallDirectory,
  smallDocument,
  text,
} from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { PolicyDocument } from '../document.ts';
import { actionsOf } from '../catalog.ts';
import { compilePolicy } from '../compile.ts';
import { decide } from '../decide.ts';
import { diffMember, type MemberDiff } from './diff-member.ts';
import { matches } from '../evaluate-row-filter.ts';

const seed = runSeed();

function diff(
  before: Partial<PolicyDocument>,
  after: Partial<PolicyDocument>,
  held: readonly string[],
): MemberDiff {
  const directory = smallDirectory({ assignments: held.map((name) => assigned('alice', name)) });
  const subject = subjectIn(directory, 'alice');
  const compiled = [before, after].map((parts) => compilePolicy(smallDocument(parts), 1));
  const [was, is] = compiled;
  if (was === undefined || is === undefined) throw new Error('two versions');
  return diffMember({ compiled: was, subject }, { compiled: is, subject }, atNoon, directory);
}

/** The same with every list, and the keys of every object, in the opposite order. */
function backwards<T>(value: T): T;
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards).toReversed();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, each]) => [key, backwards(each)]),
  );
}

const sales = (...actions: readonly string[]) => role('Sales', [{ actions, on: ['crm.Account'] }]);
const finance = role('Finance', [{ actions: ['read', 'update'], on: ['crm.Account'] }]);
const fieldRules = (visible: readonly string[]) => [{ type: 'crm.Account', field: 'margin', visible }];
const brief = ({ actions }: MemberDiff) => actions.map(({ action, change }) => `${action} ${change}`);

describe('what a draft changes for a member', () => {
  test('nothing, when nothing changes', () => {
    expect(diff({ roles: [sales('read')] }, { roles: [sales('read')] }, ['Sales'])).toEqual({
      actions: [],
      fields: [],
    });
  });

  test('an action taken away is lost in every folder', () => {
    const { actions } = diff({ roles: [sales('read', 'update')] }, { roles: [sales('read')] }, ['Sales']);
    expect(actions).toMatchObject([
      { type: 'crm.Account', action: 'update', change: 'loses', after: { kind: 'none' } },
    ]);
    expect(actions[0]?.cells.map(({ folder }) => folder)).toEqual(['/', '/west', '/west/coast', '/east']);
  });

  test('what another role still gives is kept, and that role is named', () => {
    const before = { roles: [sales('read', 'update'), finance] };
    const { actions } = diff(before, { roles: [sales('read'), finance] }, ['Sales', 'Finance']);
    expect(actions).toMatchObject([{ action: 'update', change: 'keeps' }]);
    expect(actions[0]?.cells[0]).toEqual({ folder: '/', change: 'keeps', through: ['Finance'] });
  });

  test('one more role that gives the same is no change', () => {
    expect(
      diff({ roles: [sales('read'), role('Finance', [])] }, { roles: [sales('read'), finance] }, ['Sales']),
    ).toEqual({ actions: [], fields: [] });
  });

  test('a condition narrows, and taking it off widens', () => {
    const where = compare('region', '=', text('west'));
    const narrow = role('Sales', [{ actions: ['read'], on: ['crm.Account'], where }]);
    expect(brief(diff({ roles: [sales('read')] }, { roles: [narrow] }, ['Sales']))).toEqual([
      'read narrower',
    ]);
    expect(brief(diff({ roles: [narrow] }, { roles: [sales('read')] }, ['Sales']))).toEqual(['read wider']);
  });

  test('a folder scope narrows the whole and loses in its folders alone', () => {
    const roles = [sales('read')];
    const folderScopes = [{ folder: '/west', role: 'Sales', grants: [] }];
    const { actions } = diff({ roles }, { roles, folderScopes }, ['Sales']);
    expect(actions).toMatchObject([{ action: 'read', change: 'narrower' }]);
    expect(actions[0]?.cells.map(({ folder, change }) => `${folder} ${change}`)).toEqual([
      '/west loses',
      '/west/coast loses',
    ]);
  });

  test('a field hidden from the role is lost, with what it was', () => {
    const roles = [sales('read')];
    const { fields } = diff(
      { roles, fieldRules: fieldRules(['Sales']) },
      { roles, fieldRules: fieldRules([]) },
      ['Sales'],
    );
    expect(fields).toMatchObject([{ field: 'margin', change: 'loses', before: 'readable', after: 'hidden' }]);
  });

  test('a field that another role still shows is kept', () => {
    const roles = [sales('read'), role('Finance', [])];
    const { fields } = diff(
      { roles, fieldRules: fieldRules(['Sales', 'Finance']) },
      { roles, fieldRules: fieldRules(['Finance']) },
      ['Sales', 'Finance'],
    );
    expect(fields).toMatchObject([{ field: 'margin', change: 'keeps', through: ['Finance'] }]);
  });

  test(`the order in which a policy is written down changes nothing (REMIT_SEED=${seed})`, () => {
    fc.assert(
      fc.property(arbitraryWorld, ({ document, directory, environment }) => {
        const subject = subjectIn(directory, 'm1');
        const before = compilePolicy(document, 1);
        const after = compilePolicy(backwards(document), 2);
        expect(
          diffMember({ compiled: before, subject }, { compiled: after, subject }, environment, directory),
        ).toEqual({
          actions: [],
          fields: [],
        });
      }),
      { seed, numRuns: 120 },
    );
  });

  test(`between any two policies, what is not reported is decided alike (REMIT_SEED=${seed})`, () => {
    let changed = 0;
    fc.assert(
      fc.property(arbitraryWorld, arbitraryDocument, (world, other) => {
        const { directory, environment, records } = world;
        const before = compilePolicy(world.document, 1);
        const after = compilePolicy(other, 2);
        const subject = subjectIn(directory, 'm1');
        const found = diffMember(
          { compiled: before, subject },
          { compiled: after, subject },
          environment,
          directory,
        );
        for (const resource of records) {
          const type = before.types.get(resource.type);
          if (type === undefined) throw new Error(`no type ${resource.type}`);
          for (const action of actionsOf(type)) {
            const check = { subject, action, resource, environment };
            const was = decide(before, check).outcome === 'allow';
            const is = decide(after, check).outcome === 'allow';
            const told = found.actions.find((each) => each.type === resource.type && each.action === action);
            const cell = told?.cells.find(({ folder }) => folder === resource.folder);
            const gained = ['gains', 'wider', 'narrower'];
            const dropped = ['loses', 'narrower'];
            if (is && !was) expect(gained).toContain(cell?.change);
            if (was && !is) expect(dropped).toContain(cell?.change);
            if (told !== undefined && action !== 'create') {
              expect([matches(told.before, resource), matches(told.after, resource)]).toEqual([was, is]);
            }
            changed += was === is ? 0 : 1;
          }
        }
      }),
      { seed, numRuns: 120 },
    );
    expect(changed).toBeGreaterThan(100);
  });
});
