import { denialOf } from './denial.ts';
import { partsOf } from './permission-parts.ts';
import { onlookerMayNot } from './onlooker.ts';
import { type TenantCall, decideAs, decideHere, typeAsked } from './tenant-call.ts';

/**
 * Decides a permission that concerns no record in particular, before the handler runs. Where it is decided on rows or
 * on a record, the handler's queries and decisions do it.
 * @throws RemitError `forbidden` with the reasons; the denial is recorded before the reply
 */
export function authorizeType(call: TenantCall): void {
  if (call.access.decided !== 'type') return;
  const { type, action } = partsOf(call.access.permission);
  const decision = decideHere(call, action, typeAsked(type));
  // `depends` names missing facts; a question about no record cannot have them, so it is a no.
  if (decision.outcome !== 'allow') throw denialOf(call, call.access.permission, null, decision.because);
  if (call.onlooker === null) return;
  // What it shows is for whoever has this very permission: to look on at it, one must have it too.
  const own = decideAs({ ...call, onlooker: null }, call.onlooker.subject, action, typeAsked(type));
  if (own.outcome !== 'allow') throw denialOf(call, call.access.permission, null, onlookerMayNot);
}
