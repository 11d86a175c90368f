import { lastActOf } from '@remit/store/audit/audit-weeks';
import { listAccess } from '../access/access-requests.ts';
import { rowsOf, typeGuard } from '../guard.ts';
import { homeAudit } from './home-audit.ts';
import { homeCards } from './home-cards.ts';
import { homeAccess, homeInbox, homeOwn } from './home-own.ts';
import { guestsEnding, teamChanges } from './home-people.ts';
import { homePower } from './home-power.ts';
import { homePolicy } from './home-policy.ts';
import { homeReviews } from './home-reviews.ts';
import { startOf } from './home-start.ts';
import type { HomeView } from './home-views.ts';
import { wallOf } from '../security/security-settings.ts';
import type { TenantCall } from '../tenant-call.ts';

/** What waits for somebody by name in a review is their own: whoever sees as them is shown none of it. */
const notShown: HomeView['reviews'] = { lines: 0, first: null };

/** Nor what they made of the page: it is read as it comes. */
const asItComes: HomeView['cards'] = { order: [], hidden: [] };

/** What matters to the asker today, in one reply; of what they may not see, nothing. */
export async function home(call: TenantCall): Promise<HomeView> {
  const { environment, subject, tx } = call;
  const [access, inbox, policy, reviews, team, audit, wall, lastAct, cards] = await Promise.all([
    listAccess(call),
    homeInbox(call),
    homePolicy(call),
    call.onlooker === null ? homeReviews(call) : notShown,
    teamChanges(call),
    homeAudit(call),
    typeGuard(call, 'remit.Security', 'read', null).allowed ? wallOf(call) : null,
    call.onlooker === null ? lastActOf(tx, subject.member.id) : null,
    call.onlooker === null ? homeCards(call) : asItComes,
  ]);
  const any = (action: string): boolean => rowsOf(call, 'remit.Member', action).kind !== 'none';
  const explains = any('read') && any('explain');
  return {
    now: environment.now,
    cards,
    start: startOf(call),
    inbox,
    grants: { count: access.toDecide.length, oldest: access.toDecide[0]?.submittedAt ?? null },
    ...policy,
    reviews,
    power: explains ? homePower(call) : null,
    wall,
    guests: guestsEnding(call),
    team,
    ...audit,
    explains,
    own: await homeOwn(call, access),
    access: homeAccess(call),
    lastAct,
  };
}
