import { rolesHere } from '@remit/policy/roles-here';
import { nextDeadline } from '@remit/store/next-deadline';
import type { AccessRequestsView } from '../access/access-views.ts';
import { rowsOf } from '../guard.ts';
import type { HomeView } from './home-views.ts';
import { requestTypes } from '../requests/request-types.ts';
import { requestInbox } from '../requests/requests-inbox.ts';
import { myRequests } from '../requests/requests-mine.ts';
import { sourceView } from '../source-view.ts';
import type { TenantCall } from '../tenant-call.ts';

const mostRecent = 5;

/** What waits for the asker to decide or to pay; null for whoever decides nothing. */
export async function homeInbox(call: TenantCall): Promise<HomeView['inbox']> {
  const { mine, othersTotal, toPayTotal } = await requestInbox(call);
  const decides = requestTypes(call).some(({ name }) => rowsOf(call, name, 'approve').kind !== 'none');
  if (!decides && mine.length === 0 && toPayTotal === 0) return null;
  const due = await nextDeadline(
    call.tx,
    mine.map(({ id }) => id),
  );
  const request = mine.find(({ id }) => id === due?.id);
  return {
    count: mine.length,
    oldest: mine[0]?.submittedAt ?? null,
    others: othersTotal,
    toPay: toPayTotal,
    due:
      due === null || request === undefined
        ? null
        : { request: request.id, number: request.number, at: due.at },
  };
}

/** How the asker's own requests stand. */
export async function homeOwn(call: TenantCall, { mine }: AccessRequestsView): Promise<HomeView['own']> {
  const { items } = await myRequests(call, undefined);
  return {
    waiting: items.filter(({ status }) => status === 'waiting').length,
    asked: items.filter(({ status }) => status === 'information').length,
    recent: items.slice(0, mostRecent),
    access: mine.filter(({ standing }) => standing === 'waiting').length,
  };
}

/** What the asker holds now, and what of it ends first. */
export function homeAccess(call: TenantCall): HomeView['access'] {
  const { policy, subject, environment } = call;
  const held = rolesHere(policy.compiled, subject, null, environment.now)
    .map((source) => sourceView(call, source, subject.member))
    .filter(({ standing }) => standing === 'active');
  const own = subject.member.until;
  const ends = [
    ...held.flatMap(({ roleLabel, until }) => (until === null ? [] : [{ role: roleLabel, until }])),
    ...(own === null ? [] : [{ role: null, until: own }]),
  ].toSorted((a, b) => a.until - b.until);
  return { roles: [...new Set(held.map(({ roleLabel }) => roleLabel))], ends: ends[0] ?? null };
}
