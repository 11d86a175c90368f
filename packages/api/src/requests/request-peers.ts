import { readRecords } from '@remit/store/records/records';
import { requestPlace } from '@remit/policy/request-type';
import type { Value } from '@remit/policy/values/value';
import { approvedFor } from '@remit/store/requests/mutual-approvals';
import { findPeers } from '@remit/store/requests/request-peers';
import { seenMasks } from '../onlooker.ts';
import { listable, requireRequest } from './request-access.ts';
import type { RequestPeersView } from './request-views.ts';
import { requestSummary, seenFields, seenMeaning } from './request-view.ts';
import type { TenantCall } from '../tenant-call.ts';

/** The last ones are shown; how many there are is said beside. */
const mostShown = 5;

/** Of fewer, a middle says nothing. */
const fewestCompared = 3;

/**
 * How requests like one were decided within a year: those to the same payee, or where there are none, of the same
 * department. They are found among what the asker may read, and by what they see of each and of the request itself:
 * finding by a hidden value would tell it.
 * @throws RemitError `not-found` for a request that is not there and for one that the asker may not read
 */
export async function requestPeers(call: TenantCall, id: string): Promise<RequestPeersView> {
  const { type, resource } = await requireRequest(call, id, 'look');
  const seen = seenFields(call, resource);
  const masks = seenMasks(call, type.name);
  const asked = seenMeaning(seen, type.amount);
  const amount =
    asked?.type === 'money'
      ? {
          minor: asked.minor,
          currency: asked.currency,
          within: masks.find(({ field }) => field === type.amount)?.readable ?? ({ kind: 'all' } as const),
        }
      : null;
  const mutual = await mutualWith(call, seenMeaning(seen, type.owner));
  for (const by of ['payee', 'department'] as const) {
    const named = type.fields.find((field) => requestPlace(type, field) === by)?.name;
    const found = seenMeaning(seen, named);
    if (found?.type !== 'text' && found?.type !== 'department') continue;
    const shown = masks.filter(({ field }) => field === named || field === 'decided_at');
    const peers = await findPeers(call.tx, type, {
      by,
      value: found.value,
      of: id,
      within: [listable(call, type), ...shown.map(({ readable }) => readable)],
      limit: mostShown,
      amount,
    });
    if (peers.total === 0) continue;
    const ids = peers.requests.map((each) => each.id);
    const records = new Map((await readRecords(call.tx, type, ids)).map((each) => [each.id, each]));
    const { total, rejected, usual } = peers;
    const { median } = usual;
    return {
      mutual,
      by,
      total,
      rejected,
      usual:
        amount === null || median === null || usual.approved < fewestCompared
          ? null
          : { ...usual, median: { minor: median, currency: amount.currency } },
      items: peers.requests.flatMap((stored) => {
        const record = records.get(stored.id);
        return record === undefined ? [] : [requestSummary(call, stored, record)];
      }),
    };
  }
  return { mutual, by: null, total: 0, rejected: 0, usual: null, items: [] };
}

async function mutualWith(call: TenantCall, submitter: Value | null): Promise<number> {
  const other = submitter?.type === 'member' ? call.directory.member(submitter.value) : null;
  const { person } = call.subject.member;
  return other === null || other.person === person ? 0 : approvedFor(call.tx, person, other.person);
}
