import { asksToConfirm } from './account/confirm-first.ts';
import type { Environment } from '@remit/policy/check';
import type { DecisionInFull } from '@remit/policy/decision';
import type { RowFilter } from '@remit/policy/row-filter';
import { planRows } from '@remit/policy/plan-rows';
import { grantWords } from './grant-words.ts';
import { isLook, seenRows } from './onlooker.ts';
import { type SentenceSubject, sentencesOf } from './sentences.ts';
import { type TenantCall, decideHere, typeAsked } from './tenant-call.ts';
import type { Guard } from './views.ts';

/**
 * What a decision means to a control: allowed and by what, or refused and why. A duty to confirm with the second factor
 * refuses nothing here: the call itself asks for it.
 */
export function guardOf(
  call: TenantCall,
  decision: DecisionInFull,
  asked: SentenceSubject,
  next: string | null,
): Guard {
  if (call.present !== undefined) {
    return isLook(asked.action) ? guardOf(call.present, decision, asked, next) : notNow;
  }
  if (decision.outcome === 'allow') {
    const granted = decision.because.find((reason) => reason.kind === 'granted');
    const because =
      granted?.kind === 'granted'
        ? `You hold ${grantWords(call.policy.compiled, call.directory, granted.grant, granted.source)}.`
        : 'Your roles allow it.';
    return { allowed: true, because };
  }
  if (asksToConfirm(decision.because)) {
    return { allowed: true, because: 'Your roles allow it, once you confirm with your second factor.' };
  }
  const [reason] = sentencesOf(call, decision.because, asked);
  const refused = { allowed: false, reason: reason ?? 'No role that you hold allows this.', next } as const;
  // Only what no grant allows is mended by a role; what a rule forbids, or an exclusion, is not.
  const mendable = decision.because.some(({ kind }) => kind === 'no-grant');
  const { type, action, record } = asked;
  const folder = record?.folder ?? null;
  return mendable ? { ...refused, ask: { action, type, record: record?.id ?? null, folder } } : refused;
}

/** What a control says that would change something, where another moment than now is looked at. */
const notNow: Guard = {
  allowed: false,
  reason: 'You are looking at another moment than now. What was, and what is to come, is not changed there.',
  next: 'Go back to now.',
};

/** Whether the asker has a permission that concerns no record in particular. */
export function typeGuard(call: TenantCall, type: string, action: string, next: string | null): Guard {
  const guard = guardOf(call, decideHere(call, action, typeAsked(type)), { type, action }, next);
  return isLook(action) ? guard : unlessSeenAs(call, guard);
}

/** A control that would change something: whoever sees the tenant as somebody changes nothing, and is told so. */
export function unlessSeenAs(
  { onlooker, subject }: Pick<TenantCall, 'onlooker' | 'subject'>,
  guard: Guard,
): Guard {
  if (onlooker === null) return guard;
  return { allowed: false, reason: readOnlySentence(subject.member.name), next: null };
}

/** What everything that would change something says while somebody is seen as. */
export const readOnlySentence = (name: string): string => `Read-only while you see as ${name}.`;

/** Duties that can be met at the moment of acting. Never of reading: what is listed has been read. */
export const metWhenActing = ['comment', 'second-factor'] as const;

/** Whether there is any record on which the asker could take an action. */
export function rowsGuard(call: TenantCall, type: string, action: string, next: string | null): Guard {
  const guard = roomGuard(call, type, action, next);
  return isLook(action) ? guard : unlessSeenAs(call, guard);
}

/** The same for a room of the console: a look into where something is done does nothing yet. */
export function roomGuard(call: TenantCall, type: string, action: string, next: string | null): Guard {
  if (call.present !== undefined && !isLook(action)) return notNow;
  if (rowsOf(call, type, action, metWhenActing).kind !== 'none') {
    return { allowed: true, because: 'Your roles allow it.' };
  }
  const [reason] = sentencesOf(call, [{ kind: 'no-grant', tried: [] }], { type, action });
  const ask = { action, type, record: null, folder: null };
  return { allowed: false, reason: reason ?? 'No role that you hold allows this.', next, ask };
}

/**
 * The records of a type on which the asker may take an action now.
 * @param given duties that count as met beside those of the session. A comment can be given with any decision, so a
 *   duty to give one keeps no record from the list
 */
export function rowsOf(
  call: TenantCall,
  type: string,
  action: string,
  given: Environment['met'] = ['comment'],
): RowFilter {
  const judging = call.present ?? call;
  const { policy, subject, environment } = judging;
  const met = [...environment.met, ...given];
  const rows = planRows(policy.compiled, subject, action, type, { ...environment, met });
  return seenRows(judging, type, action, rows);
}
