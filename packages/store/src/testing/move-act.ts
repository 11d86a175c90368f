import { randomUUID } from 'node:crypto';
import type { OperatorAct } from '../tenants/operator-event.ts';

/** An operator's act, as moves have it written down. */
export const moveAct = (): OperatorAct => ({
  loginId: null,
  operator: null,
  reason: 'it has grown',
  correlationId: randomUUID(),
});
