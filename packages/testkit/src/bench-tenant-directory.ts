import type { Assignment, Department, Directory, Group, Holder, Member } from '@remit/policy/directory';
import { BENCH_REGIONS } from './bench-tenant-types.ts';
import type { Random } from './seeded-random.ts';

/** The instant at which bench tenants are asked: 2026-06-01T12:00:00Z. */
export const BENCH_NOW = 1_780_315_200_000;
const DAY = 86_400_000;

const numbered = (prefix: string, at: number): string => `${prefix}${at}`;

/** A tree of `count` paths of that prefix, parents first, the root among them; no branch is deeper than `depth`. */
export function benchTree(prefix: string, count: number, depth: number, random: Random): readonly string[] {
  const paths = ['/'];
  for (let at = 0; paths.length < count; at++) {
    // The first few stand right below the root, so that the tree is neither one chain nor one fan.
    const parent = at < 8 ? '/' : random.pick(paths);
    if (parent.split('/').length > depth) continue;
    paths.push(parent === '/' ? `/${numbered(prefix, at)}` : `${parent}/${numbered(prefix, at)}`);
  }
  return paths;
}

function membersOf(count: number, departments: readonly string[], random: Random): readonly Member[] {
  return Array.from({ length: count }, (_, at): Member => {
    const id = numbered('m', at);
    return {
      id,
      // Every 50th has a second account.
      person: at % 50 === 49 ? numbered('p', at - 1) : numbered('p', at),
      kind: at % 100 === 99 ? 'service' : 'person',
      name: `Member ${at}`,
      email: `${id}@bench.example`,
      title: '',
      department: at % 40 === 39 ? null : random.pick(departments),
      manager: at === 0 ? null : numbered('m', random.below(at)),
      status: at % 60 === 59 ? 'suspended' : 'active',
      from: null,
      until: at % 30 === 29 ? BENCH_NOW + 30 * DAY : null,
      attributes: {
        region: { type: 'text', value: random.pick(BENCH_REGIONS) },
        clearance: { type: 'number', value: String(random.below(6)) },
      },
    };
  });
}

function groupsOf(count: number, members: readonly Member[], { below }: Random): readonly Group[] {
  const inside = Array.from({ length: count }, (): string[] => []);
  for (const member of members) {
    const mine = new Set(Array.from({ length: below(3) }, () => below(count)));
    for (const at of mine) inside[at]?.push(member.id);
  }
  return inside.map((ids, at) => ({
    id: numbered('g', at),
    name: `Group ${at}`,
    members: ids,
    // A group holds only later ones, so that nesting never runs in a circle.
    groups: at % 10 === 0 && at + 1 < count ? [numbered('g', at + 1 + below(count - at - 1))] : [],
  }));
}

/** How many assignments reach a member through its department and those above it, or through groups. */
function reachedBy(assignments: readonly Assignment[], groups: readonly Group[]) {
  const given = new Map<string, number>();
  for (const { holder } of assignments) {
    const key = `${holder.kind} ${holder.id}`;
    given.set(key, (given.get(key) ?? 0) + 1);
  }
  const byMember = new Map<string, number>();
  for (const group of groups) {
    const count = given.get(`group ${group.id}`) ?? 0;
    for (const id of group.members) byMember.set(id, (byMember.get(id) ?? 0) + count);
  }
  return ({ id, department }: Member): number => {
    let count = byMember.get(id) ?? 0;
    for (let at = department ?? ''; at !== ''; at = at.slice(0, at.lastIndexOf('/')))
      count += given.get(`department ${at}`) ?? 0;
    return count;
  };
}

function assigning(roles: readonly string[], folders: readonly string[], random: Random) {
  let made = 0;
  return (holder: Holder): Assignment => {
    made += 1;
    const period = random.below(100);
    return {
      id: numbered('a', made),
      holder,
      role: random.pick(roles),
      folder: random.below(5) === 0 ? '/' : random.pick(folders),
      from: period < 3 ? BENCH_NOW + 7 * DAY : null,
      until: period > 95 ? BENCH_NOW - DAY : period > 88 ? BENCH_NOW + 90 * DAY : null,
    };
  };
}

/**
 * The people of a bench tenant: a department tree with heads, groups of which some nest, and for each member two to five
 * assignments (a few have more), through groups and departments as far as those reach, the rest in person.
 */
export function benchDirectory(
  memberCount: number,
  roles: readonly string[],
  folders: readonly string[],
  random: Random,
): Directory {
  const size = Math.max(10, Math.trunc(memberCount / 100));
  const paths = benchTree('d', size, 4, random);
  const members = membersOf(memberCount, paths.slice(1), random);
  const departments = paths.map((path): Department => {
    const head = path === '/' || random.below(4) === 0 ? null : random.pick(members).id;
    return { path, name: path, head };
  });
  const groups = groupsOf(size, members, random);
  const assign = assigning(roles, folders, random);
  const shared = [
    ...groups.map(({ id }) => assign({ kind: 'group', id })),
    ...paths
      .slice(1)
      .filter(() => random.below(3) === 0)
      .map((id) => assign({ kind: 'department', id })),
  ];
  const reached = reachedBy(shared, groups);
  const own = members.flatMap((member) => {
    const wanted = 2 + random.below(4) - reached(member);
    return Array.from({ length: Math.max(0, wanted) }, () => assign({ kind: 'member', id: member.id }));
  });
  return {
    revision: 1,
    timeZone: 'Europe/Paris',
    baseCurrency: 'EUR',
    folders,
    departments,
    groups,
    members,
    assignments: [...shared, ...own],
  };
}
