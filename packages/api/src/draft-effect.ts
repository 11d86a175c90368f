import { createHash } from 'node:crypto';
import type { Environment } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { MembersDiff } from '@remit/policy/diff-policies';
import { effectOfPolicies } from '@remit/policy/effect-of-policies';
import { hashOf } from '@remit/store/hash-of';
import { canonicalCall } from './canonical-call.ts';
import { requestsEffect, type RequestsEffect } from './draft-effect-requests.ts';
import { countRowsEffect, type RowsEffect } from './draft-effect-rows.ts';
import { metWhenActing } from './guard.ts';
import { rememberGroups } from './remember-groups.ts';
import type { TenantCall } from './tenant-call.ts';

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
      groups: groupsText(groups, folders),
      rows: rows.counted,
      uncounted: rows.uncounted.toSorted(),
      requests: requests.moved.map(({ stored, from, to }) => [stored.id, from, to]),
      looked: [requests.looked, requests.waiting],
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

/** What the asker's session has met is the asker's alone: everybody is asked about as one who meets every duty. */
export function ofEverybody({ environment }: Pick<TenantCall, 'environment'>): Environment {
  return { ...environment, met: metWhenActing, attributes: {} };
}

/** Groups as texts in an order of their own. Lists of folders are long and shared by many cells: each is hashed once. */
function groupsText(groups: readonly MembersDiff[], folders: readonly string[]): readonly string[] {
  const places = new Map(folders.map((folder, at) => [folder, at]));
  const known = new Map<readonly string[], string>();
  const placed = (some: readonly string[]): string => {
    const text = known.get(some) ?? hashOfPlaces(some, places);
    known.set(some, text);
    return text;
  };
  return groups
    .map(({ members, changes: { actions, fields } }) =>
      hashOf({
        members: members.toSorted(),
        actions: actions.map(({ cells, ...action }) => ({
          ...action,
          cells: cells.map(({ folders: inside, ...cell }) => ({ ...cell, folders: placed(inside) })),
        })),
        fields: fields.map(({ cells, ...field }) => ({
          ...field,
          cells: cells.map(({ folders: inside, ...cell }) => ({ ...cell, folders: placed(inside) })),
        })),
      }),
    )
    .toSorted();
}

/** SHA-256 of places in the list of all folders. */
function hashOfPlaces(some: readonly string[], places: ReadonlyMap<string, number>): string {
  const numbers = Uint32Array.from(some, (folder) => places.get(folder) ?? 0xffff_ffff);
  return createHash('sha256').update(numbers).digest('base64');
}
