import { randomUUID } from 'node:crypto';
import { writeAudit } from '@remit/store/audit/audit-log';
import { addNotices } from '@remit/store/notices/notices';
import { insertReview, type StoredReview } from '@remit/store/directory/reviews';
import { RemitError } from '../errors.ts';
import { reviewEvent } from './reviews-event.ts';
import { assignmentsUnder, linesOf } from './reviews-lines.ts';
import type { TenantCall } from '../tenant-call.ts';

/** More lines than this nobody decides with care: a review is then about less. */
const mostLines = 2000;

export interface StartReview {
  readonly name: string;
  readonly kind: StoredReview['kind'];
  readonly about: string | null;
  /** ms since 1970 UTC. */
  readonly dueAt: number;
}

/**
 * Begins a review: who holds what is written down as it stands at this moment.
 * @throws RemitError `invalid` for a role or a folder that is not there, a time that is over, and where there is nothing
 *   to look at, or too much
 */
export async function startReview(call: TenantCall, input: StartReview): Promise<{ readonly id: string }> {
  requireAbout(call, input);
  const { now } = call.environment;
  if (input.dueAt <= now) throw new RemitError('invalid', '`dueAt`: lies in the past');
  const assignments = assignmentsUnder(call, input);
  if (assignments.length === 0)
    throw new RemitError('invalid', 'nobody holds anything there: there is nothing to review');
  if (assignments.length > mostLines) {
    const much = `that is ${assignments.length} assignments, and a review has ${mostLines} at most`;
    throw new RemitError('invalid', `${much}; review a role, or another folder`);
  }
  const lines = await linesOf(call, assignments);
  const id = randomUUID();
  const review = { ...input, id, startedBy: call.subject.member.id, startedAt: now };
  await insertReview(call.tx, review, lines);
  const { startedBy: actor } = review;
  const to = lines.map(({ reviewer }) => reviewer);
  await addNotices(call.tx, [
    { to, kind: 'waiting', about: 'review', target: id, occasion: 'waiting', actor },
  ]);
  await writeAudit(call.tx, reviewEvent(call, 'review.started', review, lines.length, null));
  return { id };
}

function requireAbout({ policy, directory }: TenantCall, { kind, about }: StartReview): void {
  switch (kind) {
    case 'role':
      if (about !== null && policy.compiled.roles.has(about)) return;
      throw new RemitError('invalid', `\`about\`: there is no role \`${about ?? ''}\``);
    case 'folder':
      if (about !== null && directory.directory.folders.includes(about)) return;
      throw new RemitError('invalid', `\`about\`: there is no folder \`${about ?? ''}\``);
    case 'guests':
      if (about === null) return;
      throw new RemitError('invalid', '`about`: a review of guests is about all of them');
    default:
      return kind satisfies never;
  }
}
