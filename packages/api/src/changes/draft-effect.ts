import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { MembersDiff } from '@remit/policy/compare/diff-policies';
import { effectOfPolicies } from '@remit/policy/compare/effect-of-policies';
import { hashOf } from '@remit/store/secrets/hash-of';
import { canonicalCall } from '../canonical-call.ts';
import { requestsEffect, type RequestsEffect } from './draft-effect-requests.ts';
import { countRowsEffect, type RowsEffect } from './draft-effect-rows.ts';
import { ofEverybody } from '../of-everybody.ts';
import { rememberGroups } from '../remember-groups.ts';
import type { TenantCall } from '../tenant-call.ts';

/** What publishing a draft would mean for everybody, whoever asks. What one asker may be told of it is less. */
export interface DraftEffect {
  readonly basedOn: number;
  /** People for whom the same changes. */
  readonly groups: readonly MembersDiff[];
  readonly rows: RowsEffect;
  readonly requests: RequestsEffect;
  /** Equal for the same draft on the same version with the same effect, and for nothing else. */
  readonly effectHash: string;
}

/**
 * The exact effect of a draft on everybody in the tenant: the enforcing engine on both versions, records counted in the
 * tenant's own tables, waiting requests asked whom they wait for, all in the snapshot of the call. It does not depend on
 * who asks: whoever publishes works out the same as whoever accepted.
 * @param draft compiled under the number that it would be published as
 * Source: semantics.md, "Change".
 */
export async function effectOfDraft(asked: TenantCall, draft: CompiledPolicy): Promise<DraftEffect> {
  const call = canonicalCall(asked);
  const groups = groupsOf(call, draft);
  const rows = await countRowsEffect({ ...call, environment: ofEverybody(call) }, draft, groups);
  const requests = await requestsEffect(call, draft);
  const basedOn = call.policy.published.version;
  const { folders } = call.directory.directory;
  return {
    basedOn,
    groups,
    rows,
    requests,
    effectHash: hashOf({
      basedOn,
      document: hashOf(draft.document),
      folders: hashOf(folders),
      groups: groupsText(groups),
      rows: rows.counted,
      uncounted: rows.uncounted.toSorted(),
      requests: requests.moved.map(({ stored, from, to }) => [stored.id, from, to]),
      looked: [requests.looked, requests.waiting, requests.lacking],
    }),
  };
}

/** Whom a draft touches and how, without looking into any table. */
export function groupsOf(call: TenantCall, draft: CompiledPolicy): readonly MembersDiff[] {
  const { directory } = call.directory;
  const before = canonicalCall(call).policy.compiled;
  const environment = ofEverybody(call);
  return rememberGroups({ before, after: draft, directory, environment }, () =>
    effectOfPolicies({ compiled: before, directory }, { compiled: draft, directory }, environment),
  );
}

/** Groups as texts in an order of their own. The name of a region says which of the folders it has. */
const groupsText = (groups: readonly MembersDiff[]): readonly string[] =>
  groups
    .map(({ members, changes: { actions, fields } }) =>
      hashOf({
        members: members.toSorted(),
        actions: actions.map(({ cells, ...action }) => ({
          ...action,
          cells: cells.map(({ region, change, through }) => ({ folders: region.name, change, through })),
        })),
        fields: fields.map(({ cells, ...field }) => ({
          ...field,
          cells: cells.map(({ region, change, before, after, through }) => {
            return { folders: region.name, change, before, after, through };
          }),
        })),
      }),
    )
    .toSorted();
