import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { decide } from '@remit/policy/decide';
import type { Directory } from '@remit/policy/directory';
import type { Subject } from '@remit/policy/subject';
import { candidatesFor } from './roles-granting.ts';
import { type TenantCall, typeAsked } from './tenant-call.ts';

/**
 * The first instant, from now on, at which nobody could publish a policy under a draft: validities that begin and end
 * are in the directory already. Between two of those instants nothing that this depends on changes.
 * @returns ms since 1970 UTC; null when there is always somebody
 */
export function administratorGap(
  { directory, environment }: TenantCall,
  draft: CompiledPolicy,
): number | null {
  const resource = typeAsked('remit.Policy');
  const administers = (subject: Subject, now: number): boolean =>
    decide(draft, { subject, action: 'publish', resource, environment: { ...environment, now } }).outcome ===
    'allow';
  const candidates = candidatesFor(draft, directory, 'publish', resource.type);
  let administrator: Subject | undefined;
  for (const instant of instantsFrom(directory.directory, environment.now)) {
    // Whoever could a moment ago most likely still can: the others are asked only when not.
    if (administrator !== undefined && administers(administrator, instant)) continue;
    administrator = candidates.find((subject) => administers(subject, instant));
    if (administrator === undefined) return instant;
  }
  return null;
}

/** `now` and every later instant at which a membership or an assignment begins or ends, in order. */
function instantsFrom({ members, assignments }: Directory, now: number): readonly number[] {
  const bounds = [...members, ...assignments].flatMap(({ from, until }) => [from, until]);
  const later = bounds.filter((bound) => bound !== null && bound > now);
  return [...new Set([now, ...later])].filter((bound) => bound !== null).toSorted((a, b) => a - b);
}
