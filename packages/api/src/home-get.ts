import { lastActOf } from '@remit/store/audit-weeks';
import { listAccess } from './access-requests.ts';
import { rowsOf } from './guard.ts';
import { homeAudit } from './home-audit.ts';
import { homeAccess, homeInbox, homeOwn } from './home-own.ts';
import { guestsEnding, teamChanges } from './home-people.ts';
import { homePolicy } from './home-policy.ts';
import { homeReviews } from './home-reviews.ts';
import { startOf } from './home-start.ts';
import type { HomeView } from './home-views.ts';
import type { TenantCall } from './tenant-call.ts';

/** What waits for somebody by name in a review is their own: whoever sees as them is shown none of it. */
const notShown: HomeView['reviews'] = { lines: 0, first: null };

/** What matters to the asker today, in one reply; of what they may not see, nothing. */
export async function home(call: TenantCall): Promise<HomeView> {
  const { environment, subject, tx } = call;
  const [access, inbox, policy, reviews, team, audit, lastAct] = await Promise.all([
    listAccess(call),
    homeInbox(call),
    homePolicy(call),
    call.onlooker === null ? homeReviews(call) : notShown,
    teamChanges(call),
    homeAudit(call),
    call.onlooker === null ? lastActOf(tx, subject.member.id) : null,
  ]);
  const people = rowsOf(call, 'remit.Member', 'read').kind !== 'none';
  return {
    now: environment.now,
    start: startOf(call),
    inbox,
    grants: { count: access.toDecide.length, oldest: access.toDecide[0]?.submittedAt ?? null },
    ...policy,
    reviews,
    guests: guestsEnding(call),
    team,
    ...audit,
    explains: people && rowsOf(call, 'remit.Member', 'explain').kind !== 'none',
    own: await homeOwn(call, access),
    access: homeAccess(call),
    lastAct,
  };
}
