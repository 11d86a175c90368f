import { asksSecondFactor, inGrace } from '@remit/identity/session-policy';
import { listUnconfirmable } from '@remit/store/identity/list-unconfirmable';
import type { Security } from '@remit/store/standing';
import { administers } from '../administers.ts';
import { RemitError } from '../errors.ts';
import type { SecurityView } from '../people/people-views.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { PersonChip } from '../views.ts';

/** Days that people are given at most to add a second factor. */
const mostDays = 90;
const day = 24 * 60 * 60 * 1000;

/** People named at most; beyond them there is a count. */
const mostNamed = 50;

type Demand = Pick<Security, 'secondFactor' | 'secondFactorFrom'>;

/**
 * From when on a second factor is asked for, as it is to be kept.
 * @param now ms since 1970 UTC, by the database's clock
 * @returns null: at once, or never
 * @throws RemitError `invalid` for a moment that is past, or too far away, unless it stood before
 */
export function graceToKeep(
  { secondFactor, secondFactorFrom: from }: Demand,
  before: Demand,
  now: number,
): number | null {
  if (secondFactor === 'nobody' || from === null || from === before.secondFactorFrom) {
    return secondFactor === 'nobody' ? null : from;
  }
  if (from > now && from <= now + mostDays * day) return from;
  throw new RemitError(
    'invalid',
    `\`secondFactorFrom\`: a moment that is still to come, in ${mostDays} days at most; leave it out to ask at once`,
  );
}

/** Who has no second factor yet while the time to add one runs; null while none does. */
export async function graceOf(call: TenantCall): Promise<SecurityView['grace']> {
  const { security, now } = call.standing;
  if (security.secondFactor === 'nobody' || !inGrace(security, now)) return null;
  const without = await unableToConfirm(call, security);
  return { without: without.slice(0, mostNamed), withoutTotal: without.length };
}

/** Active members of whom a second factor is asked, or will be, and who have none. */
export async function unableToConfirm(
  call: TenantCall,
  demand: Pick<Demand, 'secondFactor'>,
): Promise<readonly PersonChip[]> {
  if (demand.secondFactor === 'nobody') return [];
  const without = await call.services.store.withIdentity((tx) => listUnconfirmable(tx, call.tenantId));
  return without.flatMap((id) => {
    const subject = call.directory.subject(id);
    const person = call.directory.chip(id);
    if (subject === null || person === null || subject.member.status !== 'active') return [];
    const { compiled } = call.policy;
    return asksSecondFactor(demand, administers(compiled, subject, call.environment.now)) ? [person] : [];
  });
}

/**
 * From when on the asker is let in here with a second factor only, which this session has not got: whoever has one is asked
 * for it at signing in. Null for whoever sees the tenant as somebody else.
 */
export function secondFactorDue({
  standing: { security, now },
  policy,
  subject,
  secondFactorAt,
  onlooker,
}: TenantCall): number | null {
  if (secondFactorAt !== null || onlooker !== null || !inGrace(security, now)) return null;
  const asked = asksSecondFactor(security, administers(policy.compiled, subject, now));
  return asked ? security.secondFactorFrom : null;
}
