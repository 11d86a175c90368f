import type { Resource } from '@remit/policy/check';
import { decideInFull } from '@remit/policy/decide-in-full';
import { grantWords } from './grant-words.ts';
import { metWhenActing } from './guard.ts';
import type { TenantCall } from './tenant-call.ts';

/** Through what the asker may take an action on a record now, in words; null where they may not. */
export function explainHere(call: TenantCall, action: string, resource: Resource): string | null {
  const { policy, directory, subject, environment } = call;
  const check = { subject, action, resource, environment: { ...environment, met: metWhenActing } };
  const { outcome, because } = decideInFull(policy.compiled, check);
  if (outcome !== 'allow') return null;
  const granted = because.find((reason) => reason.kind === 'granted');
  return granted?.kind === 'granted'
    ? `You hold ${grantWords(policy.compiled, directory, granted.grant, granted.source)}.`
    : 'Your roles allow it.';
}
