import { isAllowed } from '@remit/identity/allowlist';
import { sessionProblem } from '@remit/identity/session-policy';
import { administers } from '../administers.ts';
import { refusedPermission } from '../denial.ts';
import type { Door } from '../door.ts';
import { RemitError } from '../errors.ts';
import { partsOf } from '../permission-parts.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * What a tenant asks of every call, whoever makes it and however they signed in: that it comes from an address on its
 * list, and in a session as good as its policy says. A gate of its own, before anything is decided.
 * @throws RemitError `address-refused`, `session-ended` or `step-up`; the refusal is recorded
 */
export function requireSecurity(call: TenantCall, { createdAt, secondFactorAt }: Door): void {
  const { security, now } = call.standing;
  if (!isAllowed(security.allowlist, call.address)) {
    const sentence = `this tenant hears calls from some addresses only, and ${call.address} is none of them; ask whoever administers it`;
    throw refused(call, 'address-refused', sentence);
  }
  // Asked of those alone for whom it matters: it is looked up for every call.
  const asked = security.secondFactor === 'administrators' && secondFactorAt === null;
  const problem = sessionProblem(security, {
    createdAt,
    now,
    secondFactorAt,
    administers: asked && administers(call.policy.compiled, call.subject, now),
  });
  switch (problem) {
    case null:
      return;
    case 'too-old':
      throw refused(
        call,
        'session-ended',
        `sessions last ${security.sessionMinutes} minutes here; sign in again`,
      );
    case 'no-second-factor':
      throw refused(
        call,
        'step-up',
        'this tenant asks for a second factor; confirm yours, or add one in your account first',
      );
    default:
      problem satisfies never;
  }
}

function refused(
  call: TenantCall,
  code: 'address-refused' | 'session-ended' | 'step-up',
  sentence: string,
): RemitError {
  const { permission } = call.access;
  const { type } = partsOf(permission);
  const event = refusedPermission(call, permission, { type, id: null }, [], sentence);
  return new RemitError(code, sentence, {
    sentences: [sentence],
    denial: { ...event, because: [{ kind: 'state', because: sentence }] },
  });
}
