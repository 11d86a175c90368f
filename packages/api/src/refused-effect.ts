import type { AuditEvent } from '@remit/audit/audit-event';
import { RemitError } from './errors.ts';
import type { PeopleChange } from './people/people-change.ts';
import { peopleRefusal } from './people/people-refusal.ts';
import type { PeopleOutcome } from './people/people-refused.ts';
import type { TenantCall } from './tenant-call.ts';

/**
 * Why a change of what a group gives is refused: its effect is another one than was accepted, or must not be. Null when
 * it may be made.
 * @param happened the audit event of the change, made or refused
 */
export function refusedEffect(
  call: TenantCall,
  change: PeopleChange,
  accepted: boolean,
  happened: (outcome: PeopleOutcome) => AuditEvent,
): RemitError | null {
  const refused = (code: 'forbidden' | 'conflict', sentence: string): RemitError =>
    new RemitError(code, sentence, {
      sentences: [sentence],
      denial: happened({ outcome: 'deny', because: [{ kind: 'state', because: sentence }] }),
    });
  if (!accepted) return refused('conflict', 'the effect is no longer the one you accepted; look at it again');
  const refusal = peopleRefusal(call, change);
  return refusal === null ? null : refused('forbidden', refusal);
}
