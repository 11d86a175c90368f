import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { decide } from '@remit/policy/decide';
import type { Subject } from '@remit/policy/subject';
import { ofEverybody } from './of-everybody.ts';
import { candidatesFor } from './roles-granting.ts';
import { type TenantCall, typeAsked } from './tenant-call.ts';
import { momentsFrom, turningPoints, validityBounds } from './time/turning-points.ts';

/**
 * The first instant, from now on, at which nobody could publish a policy under a draft: validities that begin and end
 * are in the directory already, and the times that conditions ask for are in the draft. Between two of those instants
 * nothing that this depends on changes.
 * @returns ms since 1970 UTC; null when there is always somebody
 */
export function administratorGap(call: TenantCall, draft: CompiledPolicy): number | null {
  const { directory } = call;
  // A duty can be met by whoever is there: it leaves nobody without an administrator.
  const environment = ofEverybody(call);
  const resource = typeAsked('remit.Policy');
  const administers = (subject: Subject, now: number): boolean =>
    decide(draft, { subject, action: 'publish', resource, environment: { ...environment, now } }).outcome ===
    'allow';
  const candidates = candidatesFor(draft, directory, 'publish', resource.type);
  const moments = momentsFrom(environment.now, [
    ...validityBounds(directory.directory),
    ...turningPoints([draft.document, ...candidates.map(({ member }) => member)], environment.timeZone),
  ]);
  let administrator: Subject | undefined;
  for (const instant of moments) {
    // Whoever could a moment ago most likely still can: the others are asked only when not.
    if (administrator !== undefined && administers(administrator, instant)) continue;
    administrator = candidates.find((subject) => administers(subject, instant));
    if (administrator === undefined) return instant;
  }
  return null;
}
