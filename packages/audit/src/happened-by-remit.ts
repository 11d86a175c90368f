import type { AuditEvent } from './audit-event.ts';

/** What an event says of who acted, from where and under which decision; the rest is the event's own. */
export type Circumstances = Pick<
  AuditEvent,
  'actor' | 'correlationId' | 'origin' | 'before' | 'after' | 'asked'
>;

/** For what Remit does without being asked by a member: imports, jobs, set-up. */
export function happenedByRemit(correlationId: string): Circumstances {
  return {
    actor: null,
    correlationId,
    origin: {
      address: null,
      agent: null,
      sessionId: null,
      policyVersion: null,
      directoryRevision: null,
      onBehalfOf: null,
      roles: null,
    },
    before: null,
    after: null,
    asked: null,
  };
}
