import { lastActOf } from '@remit/store/audit-weeks';
import { listAccess } from './access-requests.ts';
import { rowsOf } from './guard.ts';
import { homeAudit } from './home-audit.ts';
import { homeAccess, homeInbox, homeOwn } from './home-own.ts';
import { guestsEnding, teamChanges } from './home-people.ts';
import { homePolicy } from './home-policy.ts';
import type { HomeView } from './home-views.ts';
import type { TenantCall } from './tenant-call.ts';

/** What matters to the asker today, in one reply; of what they may not see, nothing. */
export async function home(call: TenantCall): Promise<HomeView> {
  const { environment, subject, tx } = call;
  const [access, inbox, policy, team, audit, lastAct] = await Promise.all([
    listAccess(call),
    homeInbox(call),
    homePolicy(call),
    teamChanges(call),
    homeAudit(call),
    lastActOf(tx, subject.member.id),
  ]);
  const people = rowsOf(call, 'remit.Member', 'read').kind !== 'none';
  return {
    now: environment.now,
    inbox,
    grants: { count: access.toDecide.length, oldest: access.toDecide[0]?.submittedAt ?? null },
    ...policy,
    guests: guestsEnding(call),
    team,
    ...audit,
    explains: people && rowsOf(call, 'remit.Member', 'explain').kind !== 'none',
    own: await homeOwn(call, access),
    access: homeAccess(call),
    lastAct,
  };
}
