import { favoured } from '@remit/policy/favour';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { changedItems } from '@remit/policy/draft/changed-items';
import type { Resource } from '@remit/policy/check';
import { waitedFor } from '@remit/approvals/take-event';
import { countRequests, type RequestList, type StoredRequest } from '@remit/store/requests/requests';
import { lackingUnder } from './draft-effect-asked.ts';
import { type ApprovalGround, approvalGround } from '../approvals/approval-ground.ts';
import { openRequest } from '../requests/open-request.ts';
import { listTypes, recordsOf } from '../requests/request-pages.ts';
import { requestTypes } from '../requests/request-types.ts';
import type { TenantCall } from '../tenant-call.ts';

/** A waiting request that others than now could decide. */
export interface MovedRequest {
  readonly stored: StoredRequest;
  readonly resource: Resource;
  /** Ids of the members whom it waits for, before and after, in order. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export interface RequestsEffect {
  readonly moved: readonly MovedRequest[];
  /** How many waiting requests there are, and how many of them, the oldest, were looked at. */
  readonly waiting: number;
  readonly looked: number;
  /** How many of those looked at lack what only the draft has their form ask for. */
  readonly lacking: number;
}

/** Whom a request waits for is asked of everybody who could decide it, twice: the oldest are looked at. */
const mostLooked = 200;

/** What never bears on who may decide a request. */
const besideTheMatter = new Set(['guard', 'test', 'comments', 'field', 'module']);

/** The policy in force, to read records for both by: with the favours that the draft asks for too. */
function bringingFavours(compiled: CompiledPolicy, draft: CompiledPolicy): CompiledPolicy {
  const types = [...compiled.types].map(([name, type]) => {
    const asked = new Set([...type.favours, ...(draft.types.get(name)?.favours ?? [])]);
    return [name, asked.size === type.favours.length ? type : favoured(type, [...asked])] as const;
  });
  return { ...compiled, types: new Map(types) };
}

/** Whom waiting requests wait for, under the policy in force and under a draft. */
export async function requestsEffect(call: TenantCall, draft: CompiledPolicy): Promise<RequestsEffect> {
  const types = requestTypes(call);
  const changes = changedItems(call.policy.published.document, draft.document);
  if (types.length === 0 || changes.every(({ kind }) => besideTheMatter.has(kind))) {
    return { moved: [], waiting: 0, looked: 0, lacking: 0 };
  }
  const asked: RequestList = {
    within: [{ kind: 'all' }],
    without: [],
    status: 'waiting',
    asker: null,
    order: 'oldest first',
    after: null,
    limit: mostLooked,
  };
  const requests = await listTypes(
    call.tx,
    types.map((type) => ({ type, list: asked })),
  );
  const counts =
    requests.length < mostLooked
      ? [requests.length]
      : await Promise.all(types.map((type) => countRequests(call.tx, type, asked)));
  const waiting = counts.reduce((sum, count) => sum + count, 0);
  const records = await recordsOf(call.tx, bringingFavours(call.policy.compiled, draft), requests);
  const now = await approvalGround(call);
  const then: ApprovalGround = { ...now, compiled: draft };
  const moved = requests.flatMap((stored): readonly MovedRequest[] => {
    const resource = records.get(stored.id);
    if (resource === undefined) return [];
    const [from, to] = [now, then].map((ground) => {
      const { state, deciders } = openRequest(ground, { stored, resource });
      return waitedFor(state, deciders);
    });
    if (from === undefined || to === undefined || JSON.stringify(from) === JSON.stringify(to)) return [];
    return [{ stored, resource, from, to }];
  });
  const lacking = await lackingUnder(call.tx, [...records.values()], [now.compiled, draft], now.environment);
  return { moved, waiting, looked: requests.length, lacking };
}
