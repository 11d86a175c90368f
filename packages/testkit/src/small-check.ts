import type { Check, Environment, Resource } from '@remit/policy/check';
import { compilePolicy } from '@remit/policy/compile';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { Directory } from '@remit/policy/directory';
import type { PolicyDocument } from '@remit/policy/document';
import { assigned, atNoon, role, smallDirectory, smallDocument } from './small-tenant.ts';
import { subjectIn } from './subject-in.ts';

/** What is asked in a small tenant: of Alice's reading at noon, unless a test says otherwise. */
export interface Asked {
  readonly policy: Partial<PolicyDocument>;
  readonly directory?: Partial<Directory>;
  readonly who?: string;
  readonly action?: string;
  readonly on: Resource;
  readonly next?: Resource;
  readonly environment?: Partial<Environment>;
}

/** The policy, compiled, and the check to put to it. */
export function smallCheck({
  policy,
  directory = {},
  who = 'alice',
  action = 'read',
  on,
  next,
  environment = {},
}: Asked): readonly [CompiledPolicy, Check] {
  const compiled = compilePolicy(smallDocument(policy), 1);
  const subject = subjectIn(smallDirectory(directory), who);
  const update = next === undefined ? {} : { next };
  return [compiled, { subject, action, resource: on, ...update, environment: { ...atNoon, ...environment } }];
}

/** A role that reads, one that does everything, and a directory in which Alice holds each. */
export const reader = role('Reader', [{ actions: ['read'] }]);
export const holdsReader = { assignments: [assigned('alice', 'Reader')] };
export const everything = role('Keeper', [{ actions: ['manage'] }]);
export const holdsKeeper = { assignments: [assigned('alice', 'Keeper')] };
