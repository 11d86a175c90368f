import type { Check } from '@remit/policy/check';
import { decide } from '@remit/policy/decide';
import type { Under } from './simulate-under.ts';
import { turningPoints, validityBounds } from '../time/turning-points.ts';

/** Since when an answer has been the same, and until when it stays so though nobody changes anything. */
export interface Turns {
  /** ms since 1970 UTC; null where it never was another one, as far as this version and this directory know. */
  readonly since: number | null;
  readonly until: number | null;
}

/** So many moments are looked at on either side, the nearest first. Further ones are not told of. */
const MOST = 400;

/**
 * When the answer to a check turns: at the bounds of what somebody holds and of their membership, and at the instants
 * that stand in the policy, in what is known of them and in the record.
 */
export function turnsOf({ policy, environment }: Under, check: Check): Turns {
  const { subject, resource } = check;
  const { compiled } = policy;
  const { now, timeZone } = environment;
  const points = [
    ...validityBounds({
      members: [subject.member],
      assignments: subject.assignments.map(({ assignment }) => assignment),
    }),
    ...turningPoints([compiled.document, subject.member.attributes, resource.attributes], timeZone),
  ];
  // A condition may tell the point itself from what comes after it.
  const moments = [...new Set(points.flatMap((point) => [point, point + 1]))].toSorted((a, b) => a - b);
  const outcomeAt = (at: number) =>
    decide(compiled, { ...check, environment: { ...environment, now: at } }).outcome;
  const today = outcomeAt(now);
  const later = moments.filter((moment) => moment > now).slice(0, MOST);
  const earlier = moments
    .filter((moment) => moment <= now)
    .toReversed()
    .slice(0, MOST);
  return {
    since: earlier.find((moment) => outcomeAt(moment - 1) !== today) ?? null,
    until: later.find((moment) => outcomeAt(moment) !== today) ?? null,
  };
}
