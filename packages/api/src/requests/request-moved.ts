import type { ApprovalCase } from '@remit/approvals/approval-case';
import type { CaseEffect, Taken } from '@remit/approvals/take-event';
import type { ApprovalGround } from '../approvals/approval-ground.ts';
import { type Happened, writeHappened } from '../happened-to-request.ts';
import type { OpenedRequest } from './open-request.ts';
import type { TenantCall } from '../tenant-call.ts';

/** What it lies in or names was moved: who decides may be others in every step, so that it is of none. */
export const moved: Happened = { action: 'reroute', audit: 'request.rerouted', step: null, comment: null };

/** The step that a request begins with, told to whoever decides it. */
export const beginningOf = ({ steps, current }: ApprovalCase): readonly CaseEffect[] =>
  steps.slice(current, current + 1).map(({ name }) => ({ kind: 'step-began', step: name }));

type Followed = Extract<Taken, { ok: true }>;

/**
 * Before what somebody does to a request is written: where it was moved and the clock has not looked since, says so in
 * their transaction. What they do is of the place where it lies now, and the clock finds nothing left to say.
 * @param taken what they do comes to
 * @returns the same, and where it still waits in the step that it began anew with, who is told so
 */
export async function writeMove(
  call: TenantCall,
  ground: ApprovalGround,
  { stored, resource, state, moved: wasMoved }: OpenedRequest,
  taken: Followed,
): Promise<Followed> {
  if (!wasMoved) return taken;
  await writeHappened(
    call.tx,
    ground,
    { stored, resource, next: state, correlationId: call.correlationId },
    moved,
  );
  const { next, effects } = taken;
  const stays = next.status === 'waiting' && next.current === state.current;
  if (!stays || effects.some(({ kind }) => kind === 'step-began')) return taken;
  return { ...taken, effects: [...beginningOf(next), ...effects] };
}
