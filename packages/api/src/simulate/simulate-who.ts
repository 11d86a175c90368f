import { decideInFull } from '@remit/policy/decide-in-full';
import { directoryIndex } from '@remit/policy/directory-index';
import { matches } from '@remit/policy/evaluate-row-filter';
import { upward } from '@remit/policy/path';
import { planWithSources } from '@remit/policy/plan-rows';
import { periodStanding } from '@remit/policy/standing';
import type { Subject } from '@remit/policy/subject';
import { whoCan } from '@remit/policy/who-can';
import { grantWords } from '../grant-words.ts';
import { rowsOf } from '../guard.ts';
import { memberRecord } from '../people/people-search.ts';
import { rolesGranting } from '../roles-granting.ts';
import type { SimulatedRecord } from './simulate-resource.ts';
import type { Under } from './simulate-under.ts';
import type { SimulatedWho } from './simulate-views.ts';
import type { TenantCall } from '../tenant-call.ts';

/** At most this many are named; all are counted. */
const mostNamed = 50;

interface Able {
  readonly member: Subject['member'];
  readonly reach: 'always' | 'some';
  /** By what: "Approver at /operations up to 10,000.00 EUR". */
  readonly because: () => string;
}

/**
 * Who can take an action: on a stored record, or on records as described, where facts that were not given may leave
 * somebody with some of them. Whoever's access the asker may not be told is counted and not named.
 */
export function simulateWho(
  call: TenantCall,
  under: Under,
  action: string,
  record: SimulatedRecord,
): SimulatedWho {
  const described = record.kind === 'described' && (action !== 'create' || record.resource.folder === null);
  const able = described
    ? ableWithSuch(call, under, action, record)
    : ableWithThis(call, under, action, record);
  const explained = rowsOf(call, 'remit.Member', 'explain');
  const named = able
    .filter(({ member }) => matches(explained, memberRecord(member)))
    .toSorted((a, b) => Number(a.reach === 'some') - Number(b.reach === 'some'))
    .slice(0, mostNamed)
    .flatMap(({ member, reach, because }) => {
      const person = call.directory.chip(member.id);
      return person === null ? [] : [{ person, reach, because: because() }];
    });
  return { kind: 'who', total: able.length, people: named };
}

function ableWithSuch(
  call: TenantCall,
  { policy, environment }: Under,
  action: string,
  { type, resource }: SimulatedRecord,
): readonly Able[] {
  const { compiled } = policy;
  const giving = rolesGranting(compiled, action, type.name);
  const candidates = holders(call, giving, resource.folder, environment.now);
  return candidates.flatMap((subject): readonly Able[] => {
    const { filter, sources } = planWithSources(compiled, subject, action, type, environment, resource);
    if (filter.kind === 'none') return [];
    const [first] = sources;
    const because = (): string =>
      first === undefined ? '' : grantWords(compiled, call.directory, first.grant, first.source);
    return [{ member: subject.member, reach: filter.kind === 'all' ? 'always' : 'some', because }];
  });
}

/** Planning for everybody would take a second where ten thousand work: only who holds what may give it is asked. */
function holders(
  { directory }: TenantCall,
  roles: ReadonlySet<string>,
  folder: string | null,
  now: number,
): readonly Subject[] {
  const { holdersOf, rolesAssigned } = directoryIndex(directory.directory);
  const above = folder === null ? null : new Set(upward(folder));
  const places = new Set<number>();
  const add = (some: readonly number[]): void => some.forEach((place) => places.add(place));
  for (const role of rolesAssigned) {
    if (!roles.has(role)) continue;
    for (const [tree, { always, timed }] of holdersOf(role)) {
      if (above !== null && !above.has(tree)) continue;
      add(always);
      for (const each of timed) if (periodStanding(each.assignment, now) === 'active') add(each.places);
    }
  }
  const { members } = directory.directory;
  return [...places]
    .toSorted((a, b) => a - b)
    .flatMap((place) => directory.subject(members[place]?.id ?? '') ?? []);
}

function ableWithThis(
  call: TenantCall,
  { policy, environment }: Under,
  action: string,
  { resource }: SimulatedRecord,
): readonly Able[] {
  const { compiled } = policy;
  return whoCan(compiled, call.directory.directory, action, resource, environment).map((able): Able => {
    const because = (): string => {
      const check = { subject: able.subject, action, resource, environment };
      const granted = decideInFull(compiled, check).because.find(({ kind }) => kind === 'granted');
      return granted?.kind === 'granted'
        ? grantWords(compiled, call.directory, granted.grant, granted.source)
        : '';
    };
    return { member: able.member, reach: 'always', because };
  });
}
