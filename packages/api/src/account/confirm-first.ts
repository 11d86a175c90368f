import type { AuditReason } from '@remit/audit/audit-event';
import { RemitError } from '../errors.ts';

/** Whether nothing but duties stands in the way, the second factor among them: answering with it may open the door. */
export function asksToConfirm(because: readonly AuditReason[]): boolean {
  return (
    because.length > 0 &&
    because.every((reason) => reason.kind === 'obligation') &&
    because.some((reason) => reason.kind === 'obligation' && reason.obligation === 'second-factor')
  );
}

/**
 * A refusal as its caller is told it: one for want of the second factor alone says so by its code, so that a screen can
 * ask for it and make the call once more. It is recorded as the denial that it is.
 */
export function confirmFirst(error: RemitError): RemitError {
  if (error.denial === null || !asksToConfirm(error.denial.because)) return error;
  const { publicMessage, sentences, deciders, denial } = error;
  return new RemitError('step-up', publicMessage, { cause: error, sentences, deciders, denial });
}
