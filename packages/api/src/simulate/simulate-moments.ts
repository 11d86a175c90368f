import type { Condition } from '@remit/policy/condition';
import type { Member } from '@remit/policy/directory';
import { membershipRule } from '@remit/policy/membership-rule';
import type { Subject } from '@remit/policy/subject';
import { changesConcerning, type DirectoryChange } from '@remit/store/directory/directory-changes';
import { directoryKeptFrom } from '@remit/store/directory/directory-past';
import { changesOfGroupRules } from '@remit/store/directory/group-rule-changes';
import { listPolicyVersions } from '@remit/store/policy/policy-versions';
import { scheduledDrafts } from '../as-of/as-of-policy.ts';
import type { TenantCall } from '../tenant-call.ts';

/** So many moments are looked at before now, and after it; each before it takes the directory of then. */
const mostPast = 10;
const mostComing = 6;
/** So many rules of groups that changed are looked at for whom they moved. */
const mostRuled = 50;

/** What happened, or is to happen, at a moment that may turn an answer about somebody. */
export type Happening =
  | { readonly kind: 'begun' | 'now' }
  | { readonly kind: 'version'; readonly version: number; readonly reason: string }
  | { readonly kind: 'draft'; readonly name: string }
  | { readonly kind: 'directory'; readonly change: DirectoryChange }
  | { readonly kind: 'role-starts' | 'role-ends'; readonly role: string; readonly folder: string }
  | { readonly kind: 'person-starts' | 'person-ends' };

export interface Moment {
  /** ms since 1970 UTC. */
  readonly at: number;
  readonly what: Happening;
}

export interface Moments {
  /** The earliest first; no two of one instant. */
  readonly moments: readonly Moment[];
  /** Whether there were more before the first of them. */
  readonly more: boolean;
}

/** The moments at which an answer about somebody may have turned, or will by what is known now. */
export async function momentsOf(call: TenantCall, subject: Subject): Promise<Moments> {
  const { now } = call.standing;
  const versions = await listPolicyVersions(call.tx);
  const kept = Math.max(await directoryKeptFrom(call.tx), versions.at(-1)?.publishedAt ?? 0);
  const { member, groups, departments, assignments } = subject;
  const held = assignments.map(({ assignment }) => assignment);
  const changes = await changesConcerning(
    call.tx,
    { member: member.id, groups, departments, assignments: held.map(({ id }) => id) },
    mostPast,
  );
  const past = distinct([
    ...versions.map(({ version, reason, publishedAt: at }): Moment => ({
      at,
      what: { kind: 'version', version, reason },
    })),
    ...[...changes, ...(await movedByRules(call, member))].map((change): Moment => ({
      at: change.at,
      what: { kind: 'directory', change },
    })),
    { at: kept, what: { kind: 'begun' } },
  ]).filter(({ at }) => at >= kept && at <= now);
  const drafts = await scheduledDrafts(call);
  const coming = distinct([
    ...drafts.map(({ name, scheduledAt: at }): Moment => ({ at, what: { kind: 'draft', name } })),
    ...starting(member.from, { kind: 'person-starts' }),
    ...starting(member.until, { kind: 'person-ends' }),
    ...held.flatMap(({ role, folder, from, until }) => [
      ...starting(from, { kind: 'role-starts', role, folder }),
      ...starting(until, { kind: 'role-ends', role, folder }),
    ]),
  ]).filter(({ at }) => at > now);
  return {
    moments: [...past.slice(-mostPast), { at: now, what: { kind: 'now' } }, ...coming.slice(0, mostComing)],
    more: past.length > mostPast || changes.length === mostPast,
  };
}

/** When another rule of a group took somebody in or out, by what is stored of them now. */
async function movedByRules(
  { tx, directory }: TenantCall,
  member: Member,
): Promise<readonly DirectoryChange[]> {
  const { timeZone } = directory.directory;
  const holds = (rule: Condition | null): boolean =>
    rule !== null && membershipRule(rule, timeZone)(member) === 'true';
  const changes = await changesOfGroupRules(tx, mostRuled);
  return changes.flatMap(({ at, group, was, is }): readonly DirectoryChange[] =>
    holds(was) === holds(is)
      ? []
      : [{ at, table: 'remit.group_member', id: group, was: holds(was), role: null, folder: null }],
  );
}

const starting = (at: number | null, what: Happening): readonly Moment[] =>
  at === null ? [] : [{ at, what }];

/** In the order of time; of several at one instant the first that was named. */
function distinct(moments: readonly Moment[]): readonly Moment[] {
  const byInstant = new Map(moments.toReversed().map((moment) => [moment.at, moment]));
  return [...byInstant.values()].toSorted((one, other) => one.at - other.at);
}
