import type { Check } from '../check.ts';
import type { CompiledPolicy } from '../compiled-policy.ts';
import type { Decision } from '../decision.ts';
import type { Directory } from '../directory.ts';
import type { RemedyChange } from './why-not-change.ts';
import { decide } from '../decide.ts';
import { whoCan } from '../who-can.ts';

export interface OtherPersons {
  readonly change: Extract<RemedyChange, { kind: 'another-person' }>;
  /** Of the first that is named. */
  readonly decision: Decision;
}

/**
 * Everybody else who may do the same now, in the directory's order: natural persons, each by one member.
 * @param named so many are named; all are counted
 * @returns null when there is nobody
 */
export function otherPersons(
  compiled: CompiledPolicy,
  directory: Directory,
  check: Check,
  named: number,
): OtherPersons | null {
  const { subject, action, resource, environment, next } = check;
  const persons = new Map<string, string>();
  let decision: Decision | null = null;
  for (const able of whoCan(compiled, directory, action, resource, environment)) {
    const { member } = able;
    if (member.person === subject.member.person || persons.has(member.person)) continue;
    // Who can is asked of the record as it stands; a change to it has to pass as well.
    if (next !== undefined && decide(compiled, { ...check, subject: able.subject }).outcome !== 'allow')
      continue;
    decision ??= decide(compiled, { ...check, subject: able.subject });
    persons.set(member.person, member.id);
  }
  if (decision === null) return null;
  const first = [...persons.values()].slice(0, named);
  return { change: { kind: 'another-person', persons: persons.size, first }, decision };
}
