import { EFFECT_RESULTS, effectOnPeople, resultOf } from '@remit/policy/compare/effect-on-people';
import { dutyChanges } from '@remit/policy/compare/duty-changes';
import { effectHeadline } from '@remit/policy/compare/effect-headline';
import { matches } from '@remit/policy/evaluate-row-filter';
import type { MembersDiff } from '@remit/policy/compare/diff-policies';
import { printPolicy } from '@remit/language/print-policy';
import { hashOf } from '@remit/store/secrets/hash-of';
import type {
  EffectGroup,
  ImpactEffectView,
  ImpactPeopleView,
  RequestsView,
} from './changes-impact-views.ts';
import { asksAnew } from '../asks-anew.ts';
import { type DraftEffect, groupsOf } from './draft-effect.ts';
import { ofEverybody } from '../of-everybody.ts';
import { effectLines } from './draft-effect-lines.ts';
import { rowsView } from './draft-effect-rows-view.ts';
import type { RequestsEffect } from './draft-effect-requests.ts';
import { draftItems } from './draft-items.ts';
import { typeGuard } from '../guard.ts';
import { roleLabel } from '../grant-words.ts';
import { liveSessions } from '../live/live-sessions.ts';
import type { PolicyInForce } from '../policy/policy-cache.ts';
import { listable } from '../requests/request-access.ts';
import { requestTypes } from '../requests/request-types.ts';
import { requestSummary } from '../requests/request-view.ts';
import type { TenantCall } from '../tenant-call.ts';
import { textHunks } from '../policy/text-hunks.ts';
import { chipsOf, toldMembers } from '../told-members.ts';

const mostGroups = 60;
const mostNamed = 20;
const mostRequests = 50;
const mostDeciders = 5;

/** Of an effect, as much as the asker may be told: the people whom they may explain, and how many others there are. */
export function toldGroups(
  call: TenantCall,
  groups: readonly MembersDiff[],
): { readonly told: readonly MembersDiff[]; readonly others: number } {
  const tells = toldMembers(call);
  const told = groups
    .map(({ members, changes }) => ({ members: members.filter(tells), changes }))
    .filter(({ members }) => members.length > 0);
  const count = (some: readonly MembersDiff[]): number =>
    some.reduce((sum, { members }) => sum + members.length, 0);
  return { told, others: count(groups) - count(told) };
}

/** What a draft means for people, and what it is made of. Reads no table. */
export function impactOnPeople(call: TenantCall, draft: PolicyInForce): ImpactPeopleView {
  const { told, others } = toldGroups(call, groupsOf(call, draft.compiled));
  const effect = effectOnPeople(told);
  const label = (role: string): string => roleLabel(draft.compiled, role);
  const base = call.policy;
  const duties = dutyChanges(base.compiled, draft.compiled).length;
  const groups = told
    .map(({ members, changes }) => ({ members, changes, result: resultOf(changes) }))
    .toSorted(
      (a, b) =>
        EFFECT_RESULTS.indexOf(a.result) - EFFECT_RESULTS.indexOf(b.result) ||
        b.members.length - a.members.length,
    );
  return {
    basedOn: base.published.version,
    documentHash: hashOf(draft.compiled.document),
    headline: effectHeadline(effect, label, { others, duties }),
    effect,
    others,
    duties,
    members: call.directory.directory.members.length,
    groups: groups.slice(0, mostGroups).map(({ members, changes, result }): EffectGroup => ({
      result,
      people: chipsOf(call, members).slice(0, mostNamed),
      total: members.length,
      lines: effectLines(draft, changes),
    })),
    groupsLeftOut: Math.max(0, groups.length - mostGroups),
    items: draftItems(base, draft, ofEverybody(call), call.directory.directory),
    text: textHunks(printPolicy(base.published.document), printPolicy(draft.compiled.document)),
  };
}

/**
 * What of an effect is counted in the tables, as much as the asker may be told. Whoever may not publish could ask for any
 * value by a condition of their own, so that a draft which asks anew has nothing counted for them.
 */
export async function effectView(
  call: TenantCall,
  draft: PolicyInForce,
  effect: DraftEffect,
): Promise<ImpactEffectView> {
  const { told, others } = toldGroups(call, effect.groups);
  const publishes = typeGuard(call, 'remit.Policy', 'publish', null).allowed;
  const kept = !publishes && asksAnew(draft.compiled.document, call.policy.published.document);
  const requests = kept ? null : requestsView(call, effect.requests);
  const sessions = await sessionsOf(call, told);
  const moved = requests === null ? 0 : requests.moved.length + requests.hidden;
  return {
    headline: effectHeadline(effectOnPeople(told), (role) => roleLabel(draft.compiled, role), {
      others,
      duties: dutyChanges(call.policy.compiled, draft.compiled).length,
      requests: moved,
      sessions: sessions?.sessions ?? 0,
    }),
    rows: kept ? null : rowsView(call, draft, effect.rows),
    rowsKept: kept
      ? 'This draft puts a condition to records that the policy in force does not. Counting by it would tell what is in them, so only those who may publish are told.'
      : null,
    requests,
    sessions,
    effectHash: publishes ? effect.effectHash : null,
    documentHash: hashOf(draft.compiled.document),
  };
}

function requestsView(call: TenantCall, { moved, waiting, looked, lacking }: RequestsEffect): RequestsView {
  const readable = new Map(requestTypes(call).map((type) => [type.name, listable(call, type)]));
  const tells = toldMembers(call);
  const deciders = (members: readonly string[]) => ({
    people: chipsOf(call, members.filter(tells)).slice(0, mostDeciders),
    total: members.length,
  });
  const seen = moved.filter(({ resource }) =>
    matches(readable.get(resource.type) ?? { kind: 'none' }, resource),
  );
  return {
    moved: seen.slice(0, mostRequests).map(({ stored, resource, from, to }) => {
      const { id, number, purpose } = requestSummary(call, stored, resource);
      return {
        id,
        number,
        purpose,
        from: deciders(from),
        to: deciders(to),
      };
    }),
    hidden: moved.length - Math.min(seen.length, mostRequests),
    waiting,
    looked,
    lacking,
  };
}

/** Open sessions of people for whom something changes; null for whoever may not know. */
async function sessionsOf(
  call: TenantCall,
  told: readonly MembersDiff[],
): Promise<ImpactEffectView['sessions']> {
  if (!typeGuard(call, 'remit.Session', 'read', null).allowed) return null;
  const touched = new Set(
    told.filter(({ changes }) => resultOf(changes) !== 'keeps').flatMap(({ members }) => members),
  );
  if (touched.size === 0) return { sessions: 0, people: 0 };
  const open = (await liveSessions(call, null)).filter(({ memberId }) => touched.has(memberId));
  return { sessions: open.length, people: new Set(open.map(({ memberId }) => memberId)).size };
}
