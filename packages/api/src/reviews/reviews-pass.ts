import { writeAudit } from '@remit/store/audit/audit-log';
import { loadSponsors } from '@remit/store/directory/guests';
import { addNotices } from '@remit/store/notices/notices';
import {
  type PassedLine,
  passLines,
  type StoredLine,
  type StoredReview,
} from '@remit/store/directory/reviews';
import { RemitError } from '../errors.ts';
import type { ReviewsAsker } from './reviews-asker.ts';
import { refusedReview, reviewEvent } from './reviews-event.ts';
import { openReview } from './reviews-open.ts';
import { reviewersOf } from './reviews-reviewer.ts';
import type { TenantCall } from '../tenant-call.ts';

/** To whom the asker may give a line to look at, or why to nobody. */
export type Passing =
  | { readonly kind: 'to'; readonly to: string }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Whoever a line waits for may say that they cannot tell whether it is needed: it then waits for the next who can, who has
 * not said so themselves.
 */
export function passingOf(
  call: TenantCall,
  { closedAt, startedBy }: StoredReview,
  line: StoredLine,
  { standsFor }: ReviewsAsker,
  sponsors: ReadonlyMap<string, string>,
): Passing {
  const refused = (reason: string): Passing => ({ kind: 'refused', reason });
  if (closedAt !== null) return refused('This review is closed.');
  if (line.decision !== null)
    return refused('It is decided already; decide it anew, as long as the review is open.');
  if (!standsFor.includes(line.reviewer)) return refused('It waits for somebody else.');
  const holder = { kind: line.holderKind, id: line.holderId };
  const to = reviewersOf(call, { holder, members: line.members, startedBy }, sponsors).find(
    (id) => id !== line.reviewer && !line.passedBy.includes(id),
  );
  return to === undefined
    ? refused(
        'Nobody is left who could be asked. Decide it, or leave it: what nobody decides stays as it is.',
      )
    : { kind: 'to', to };
}

/**
 * Gives lines that wait for the asker to whoever is next to look at each, with why the asker cannot tell; all or none.
 * @throws RemitError `not-found` for a review or a line that the asker does not see; `conflict` once it is closed;
 *   `forbidden` for what does not wait for them, and where nobody is left to ask
 */
export async function passReview(
  call: TenantCall,
  {
    id,
    assignments,
    reason,
  }: { readonly id: string; readonly assignments: readonly string[]; readonly reason: string },
): Promise<{ readonly passed: number }> {
  const { review, lines, asker } = await openReview(call, id, 'lock');
  const sponsors = await loadSponsors(call.tx);
  const chosen = [...new Set(assignments)];
  const event = reviewEvent(call, 'review.passed', review, chosen.length, reason);
  const passed = chosen.map((assignment): PassedLine => {
    const line = lines.find((each) => each.assignment === assignment);
    if (line === undefined) throw new RemitError('not-found', 'there is no such line, or you may not see it');
    const passing = passingOf(call, review, line, asker, sponsors);
    if (passing.kind === 'to') return { assignment, from: line.reviewer, to: passing.to };
    throw refusedReview(event, review.closedAt === null ? 'forbidden' : 'conflict', passing.reason);
  });
  await passLines(call.tx, id, passed, reason);
  const { id: actor } = call.subject.member;
  const to = [...new Set(passed.map((each) => each.to))];
  await addNotices(call.tx, [
    { to, kind: 'waiting', about: 'review', target: id, occasion: 'waiting', actor },
  ]);
  await writeAudit(call.tx, { ...event, after: { passed: passed.map((each) => ({ ...each })) } });
  return { passed: passed.length };
}
