import { RemitError } from '../errors.ts';
import { denialOf } from '../denial.ts';
import { policyAsOf } from './as-of-policy.ts';
import { directoryAsOf } from './as-of-directory.ts';
import { type TenantCall, decideHere, typeAsked } from '../tenant-call.ts';
import { ratesOf } from '../rates/tenant-rates.ts';
import type { AskedMoment } from './asked-moment.ts';

/** So far ahead may be looked, in ms: what is known of the future is what somebody set a date for. */
const FURTHEST = 10 * 366 * 86_400_000;

/** The past moment that a call is about, in ms since 1970 UTC; null where it is about now or what is to come. */
export function pastMoment({ present, standing }: Pick<TenantCall, 'present' | 'standing'>): number | null {
  return present !== undefined && standing.now <= present.standing.now ? standing.now : null;
}

/**
 * A call about another moment: what it shows is the policy, the directory and the rates of then; whoever asks is judged
 * by what they may do now. A past moment has the version that was in force; a future one the present directory with
 * whoever ends or begins by then, and the draft that is scheduled to go out before it. Records are those of now.
 * @throws RemitError `forbidden` for whoever may not read the policy now; `not-found` for a version that was never
 *   published; `invalid` for a moment before anything was kept, or too far ahead
 */
export async function asOf(call: TenantCall, asked: AskedMoment): Promise<TenantCall> {
  const decision = decideHere(call, 'read', typeAsked('remit.Policy'));
  if (decision.outcome !== 'allow') throw denialOf(call, 'remit.Policy:read', null, decision.because);
  const now = call.standing.now;
  if (asked.kind === 'instant' && asked.at > now + FURTHEST) {
    throw new RemitError('invalid', 'look at most ten years ahead');
  }
  const { at, policy } = await policyAsOf(call, asked);
  const directory = at > now ? call.directory : await directoryAsOf(call, at);
  const { directory: then } = directory;
  return {
    ...call,
    present: call,
    policy,
    directory,
    standing: {
      ...call.standing,
      policyVersion: policy.published.version,
      directoryRevision: then.revision,
      now: at,
    },
    environment: { ...call.environment, now: at, timeZone: then.timeZone, rates: ratesOf(then, at) },
  };
}
