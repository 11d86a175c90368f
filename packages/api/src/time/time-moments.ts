import type { Assignment } from '@remit/policy/directory';
import { matches } from '@remit/policy/evaluate-row-filter';
import { directoryKeptFrom } from '@remit/store/directory/directory-past';
import { listPolicyVersions } from '@remit/store/policy/policy-versions';
import { scheduledDrafts } from '../as-of/as-of-policy.ts';
import { delegationsSeen } from '../approvals/delegations.ts';
import { roleLabel, throughName } from '../grant-words.ts';
import { isIn } from '../groups/groups-list.ts';
import { rowsOf } from '../guard.ts';
import { memberRecord } from '../people/people-search.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { ComingMoment, MomentsView } from './time-views.ts';
import { versionSummary } from '../policy/versions-list.ts';

/** So many of what is to come are listed. */
const mostComing = 40;

/** The published versions, and what somebody set a date for, of people whom the asker may see. */
export async function listMoments(call: TenantCall): Promise<MomentsView> {
  const { now } = call.standing;
  const versions = await listPolicyVersions(call.tx);
  const kept = await directoryKeptFrom(call.tx);
  const drafts = await scheduledDrafts(call);
  const coming = [
    ...drafts.map(({ name, scheduledAt }): ComingMoment => ({
      at: scheduledAt,
      what: { kind: 'draft', name },
    })),
    ...datesOfPeople(call),
    ...(await datesOfDelegations(call)),
  ]
    .filter(({ at }) => at > now)
    .toSorted((a, b) => a.at - b.at);
  return {
    now,
    from: Math.max(kept, versions.at(-1)?.publishedAt ?? kept),
    versions: versions.map((version) => versionSummary(call, version)),
    coming: coming.slice(0, mostComing),
    comingLeftOut: Math.max(coming.length - mostComing, 0),
  };
}

function datesOfPeople(call: TenantCall): readonly ComingMoment[] {
  const { directory, policy } = call;
  const readable = rowsOf(call, 'remit.Member', 'read');
  const seen = directory.subjects().filter(({ member }) => matches(readable, memberRecord(member)));
  const ids = new Set(seen.map(({ member }) => member.id));
  const isSeen = ({ holder: { kind, id } }: Assignment): boolean =>
    kind === 'member' ? ids.has(id) : seen.some((each) => isIn(each, { kind, id }));
  const dated = directory.directory.assignments.filter(
    ({ from, until }) => (from ?? 0) > call.standing.now || (until ?? 0) > call.standing.now,
  );
  return [
    ...seen.flatMap(({ member: { name, from, until } }) => [
      ...moment(from, { kind: 'person-starts', name }),
      ...moment(until, { kind: 'person-ends', name }),
    ]),
    ...dated.filter(isSeen).flatMap(({ holder, role: id, folder, from, until }) => {
      const held = { name: throughName(directory, holder), role: roleLabel(policy.compiled, id), folder };
      return [
        ...moment(from, { kind: 'role-starts', ...held }),
        ...moment(until, { kind: 'role-ends', ...held }),
      ];
    }),
  ];
}

async function datesOfDelegations(call: TenantCall): Promise<readonly ComingMoment[]> {
  const nameOf = (id: string): string | null => call.directory.member(id)?.name ?? null;
  return (await delegationsSeen(call)).flatMap(({ from, to, since, until }) => {
    const [name, absent] = [nameOf(to), nameOf(from)];
    if (name === null || absent === null) return [];
    return [
      ...moment(since, { kind: 'delegation-starts', name, absent }),
      ...moment(until, { kind: 'delegation-ends', name, absent }),
    ];
  });
}

const moment = (at: number | null, what: ComingMoment['what']): readonly ComingMoment[] =>
  at === null ? [] : [{ at, what }];
