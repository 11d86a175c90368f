import type { ApprovalCase } from '@remit/approvals/approval-case';
import { type Lent, lendersOf } from '@remit/approvals/lent';
import { nextTime } from '@remit/approvals/run-clock';
import type { Taken } from '@remit/approvals/take-event';
import { takenBy } from '@remit/policy/taken-by';
import { caseWrites, type NextCase, writeCase } from '@remit/store/requests/request-approval';
import { eventWrite, type NewRequestEvent } from '@remit/store/requests/requests';
import type { WrittenRequest } from '@remit/store/requests/write-request';
import type { Write } from '@remit/store/connection/write-together';
import type { ApprovalGround } from './approval-ground.ts';
import type { ReadableRequest } from '../requests/readable-request.ts';
import type { Happening } from '../requests/request-notices.ts';
import { tellAndView, tellCase } from './tell-case.ts';
import type { TenantCall } from '../tenant-call.ts';

type WrittenEvent = Pick<Extract<Taken, { ok: true }>, 'next' | 'effects'>;

/** What somebody did, as the history keeps it beside who and when. */
export interface Deed {
  readonly id: string;
  readonly action: NewRequestEvent['action'];
  readonly comment: string | null;
  /** By whose authority, where that is another's, and as what. Of an approval, what was given says so. */
  readonly lent?: Lent | null;
  readonly capacity?: string | null;
}

/** Writes what an event came to: the request's next state, for whom it waits, its history, and who is told. */
export async function writeTaken(
  call: TenantCall,
  ground: ApprovalGround,
  deed: Deed,
  before: ApprovalCase,
  taken: WrittenEvent,
): Promise<void> {
  const { happening, writes } = writesOf(call, ground, deed, before, taken);
  await tellCase(call.tx, ground, happening, writes);
}

/**
 * The same, and looks at the request as it stands then.
 * @param request as it was found, and locked
 * @param beside what else is written in the same statement
 */
export function writeAndView(
  call: TenantCall,
  ground: ApprovalGround,
  deed: Deed,
  before: ApprovalCase,
  taken: WrittenEvent,
  { type, resource }: ReadableRequest,
  beside: readonly Write[],
): Promise<WrittenRequest> {
  const { happening, writes, kept } = writesOf(call, ground, deed, before, taken);
  const { id: member, person } = call.subject.member;
  const { history } = resource;
  const lenders = lendersOf(kept.lent ?? {});
  const added = history === null ? null : [...history, ...takenBy(deed.action, person, lenders)];
  const look = { type, member, history: added };
  return tellAndView(call.tx, ground, happening, [...writes, ...beside], look);
}

function writesOf(
  call: TenantCall,
  ground: ApprovalGround,
  deed: Deed,
  before: ApprovalCase,
  { next, effects }: WrittenEvent,
): { readonly happening: Happening; readonly writes: readonly Write[]; readonly kept: NewRequestEvent } {
  const { member } = call.subject;
  const at = ground.environment.now;
  const place = next.steps.findIndex(
    (step, index) => step.approvals.length > (before.steps[index]?.approvals.length ?? 0),
  );
  const given = deed.action === 'approve' ? (next.steps[place] ?? null) : null;
  const done =
    given !== null && effects.some((each) => each.kind === 'step-done' && each.step === given.name);
  const step = given ?? before.steps[before.current] ?? null;
  const kept: NewRequestEvent = {
    requestId: deed.id,
    at,
    action: deed.action,
    actor: member.id,
    person: member.person,
    comment: deed.comment,
    step: step?.name ?? null,
    capacity: given?.approvals.at(-1)?.as ?? deed.capacity ?? null,
    lent: given?.approvals.at(-1) ?? deed.lent ?? null,
    waited: done && given.since !== null ? Math.max(0, at - given.since) : null,
  };
  const happening = { id: deed.id, action: deed.action, actor: member.id, before, next, effects };
  const writes = [...caseWrites(call.tx, nextCase(ground, deed.id, next)), eventWrite(call.tx, kept)];
  return { happening, writes, kept };
}

/** Writes where a request goes next, and when the clock has to look at it. */
export function storeCase(
  tx: TenantCall['tx'],
  ground: ApprovalGround,
  id: string,
  state: ApprovalCase,
): Promise<void> {
  return writeCase(tx, nextCase(ground, id, state));
}

const nextCase = ({ lookedUnder }: ApprovalGround, id: string, state: ApprovalCase): NextCase => ({
  id,
  state,
  dueAt: nextTime(state),
  lookedUnder,
});
