import type { Check } from '@remit/policy/check';
import type { Subject } from '@remit/policy/subject';
import { subjectOf } from '@remit/policy/subject-of';
import type { BenchTenant } from './bench-tenant.ts';

/**
 * The tenant's questions as the engine takes them, each member's subject read once: what a server holds for a snapshot.
 * @throws when a question is about nobody in the directory
 */
export function benchChecks({ directory, questions }: BenchTenant): readonly Check[] {
  const subjects = new Map<string, Subject>();
  return questions.map(({ member, action, resource, next, environment }) => {
    const subject = subjects.get(member) ?? subjectOf(directory, member);
    if (subject === null) throw new Error(`The directory has no member \`${member}\`.`);
    subjects.set(member, subject);
    const check: Check = { subject, action, resource, environment };
    return next === undefined ? check : { ...check, next };
  });
}
