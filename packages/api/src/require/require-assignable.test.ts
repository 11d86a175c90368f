import fc from 'fast-check';
import { bareMember } from '@remit/policy/bare-subject';
import { compilePolicy } from '@remit/policy/compile';
import type { Environment, Check } from '@remit/policy/check';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Assignment, Directory } from '@remit/policy/directory';
import type { Condition } from '@remit/policy/condition';
import type { Grant, PolicyDocument, Role } from '@remit/policy/document';
import { expect, test } from 'vitest';
import { runCount } from '@remit/testkit/run-count';
import { smallDocument } from '@remit/testkit/small-tenant';
import { RemitError } from '../errors.ts';
import { knowDirectory } from '../known-directory.ts';
import { requireAssignable } from './require-assignable.ts';
import type { TenantCall } from '../tenant-call.ts';

const names = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const folders = ['/', '/a', '/a/b', '/c'] as const;

/** A random role: what it includes, and whether its holders may assign everything, some roles, or nothing. */
interface RolePlan {
  readonly includes: readonly number[];
  readonly assigns: 'nothing' | 'everything' | readonly string[];
}

const rolePlan: fc.Arbitrary<RolePlan> = fc.record({
  includes: fc.uniqueArray(fc.nat(names.length - 1), { maxLength: 3 }),
  assigns: fc.oneof(
    fc.constant('nothing' as const),
    fc.constant('everything' as const),
    fc.subarray([...names], { minLength: 1 }),
  ),
});

const isOneOf = (roles: readonly string[]): Condition => ({
  kind: 'in',
  operand: { kind: 'attribute', of: 'resource', name: 'role' },
  list: roles.map((value) => ({ kind: 'literal', value: { type: 'text', value } })),
});

function roleOf({ includes, assigns }: RolePlan, at: number): Role {
  const create: Grant = { actions: ['create'], on: ['remit.Assignment'] };
  const grants: readonly Grant[] =
    assigns === 'nothing'
      ? []
      : assigns === 'everything'
        ? [create]
        : [{ ...create, where: isOneOf(assigns) }];
  // Only later ones, so that no circle arises.
  const included = includes.filter((other) => other > at).flatMap((other) => names[other] ?? []);
  return { name: names[at] ?? '', includes: included, grants };
}

/** Every role that comes with one, read off the document by hand. */
function closureOf(document: PolicyDocument, role: string): readonly string[] {
  const includes = document.roles.find(({ name }) => name === role)?.includes ?? [];
  return [role, ...includes.flatMap((name) => closureOf(document, name))];
}

const isAt = (folder: string, top: string): boolean =>
  top === '/' || folder === top || folder.startsWith(`${top}/`);

/** What somebody may assign, read off the document by hand: by any role that comes with one they hold there or above. */
function mayAssign(
  plans: readonly RolePlan[],
  document: PolicyDocument,
  held: readonly { readonly role: string; readonly folder: string }[],
  role: string,
  folder: string,
): boolean {
  return held
    .filter((each) => isAt(folder, each.folder))
    .flatMap((each) => closureOf(document, each.role))
    .some((name) => {
      const assigns = plans[names.findIndex((each) => each === name)]?.assigns ?? 'nothing';
      return assigns === 'everything' || (assigns !== 'nothing' && assigns.includes(role));
    });
}

const member = bareMember('00000000-0000-4000-8000-000000000001');

const published: Omit<TenantCall['policy']['published'], 'document'> = {
  version: 1,
  basedOn: 0,
  hash: '',
  author: null,
  reason: '',
  publishedAt: 0,
};
const standing: TenantCall['standing'] = {
  policyVersion: 1,
  directoryRevision: 1,
  tenantEpoch: 1,
  memberEpoch: 1,
  now: 0,
  security: {
    allowlist: [],
    sessionMinutes: null,
    secondFactor: 'nobody',
    secondFactorFrom: null,
    revision: 0,
  },
  tenant: {
    name: 'T',
    slug: 't',
    timeZone: 'UTC',
    baseCurrency: 'EUR',
    accent: 'indigo',
    secondPerson: false,
  },
};

/** As much of a call as deciding needs. */
function callOf(document: PolicyDocument, assignments: readonly Assignment[]): TenantCall {
  const directory: Directory = {
    revision: 1,
    timeZone: 'UTC',
    baseCurrency: 'EUR',
    folders,
    departments: [],
    groups: [],
    members: [member],
    assignments,
  };
  const known = knowDirectory(directory);
  const subject = known.subject(member.id);
  if (subject === null) throw new Error('the actor is in the directory');
  const environment: Environment = { now: 0, met: [], attributes: {}, timeZone: 'UTC' };
  const part: Partial<TenantCall> = {
    directory: known,
    subject,
    enforces: false,
    onlooker: null,
    environment,
    policy: { compiled: compilePolicy(document, 1), published: { ...published, document } },
    standing,
    access: { permission: 'remit.Assignment:create', decided: 'record', mode: 'write', holds: 'tenant' },
    procedure: 'people.assign',
    correlationId: 'c',
    address: '127.0.0.1',
    agent: null,
    decisions: [] as DecisionInFull[],
    checks: new Map<DecisionInFull, Check>(),
  };
  return part as TenantCall;
}

const held = fc.record({ role: fc.constantFrom(...names), folder: fc.constantFrom(...folders) });

test('what somebody gains by an assignment is within what its author may assign there, whatever the roles include', () => {
  let allowed = 0;
  let refused = 0;
  let byInclusion = 0;
  fc.assert(
    fc.property(
      fc.array(rolePlan, { minLength: names.length, maxLength: names.length }),
      fc.array(held, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...names),
      fc.constantFrom(...folders),
      (plans, holds, role, folder) => {
        const document = smallDocument({ roles: plans.map(roleOf) });
        const assignments = holds.map((each, at): Assignment => {
          const holder = { kind: 'member', id: member.id } as const;
          return { id: `${at}`, holder, ...each, from: null, until: null };
        });
        const may = (each: string): boolean => mayAssign(plans, document, holds, each, folder);
        const gained = [...new Set(closureOf(document, role))];
        try {
          requireAssignable(callOf(document, assignments), role, folder);
          allowed += 1;
          // Nothing that comes with it is beyond its author.
          expect(gained.filter((each) => !may(each))).toEqual([]);
        } catch (error) {
          if (!(error instanceof RemitError)) throw error;
          refused += 1;
          if (may(role)) byInclusion += 1;
          expect(error.code).toBe('forbidden');
          expect(error.denial).not.toBeNull();
          // Nor is anything refused that is wholly theirs to give.
          expect(gained.every(may)).toBe(false);
        }
      },
    ),
    { numRuns: runCount('REMIT_ASSIGNMENTS', 2_000) },
  );
  // Each way out was gone often enough to mean something.
  for (const count of [allowed, refused, byInclusion]) expect(count).toBeGreaterThan(20);
});
