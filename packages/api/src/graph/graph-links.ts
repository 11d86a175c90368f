import type { Assignment, Holder } from '@remit/policy/directory';
import { membershipRules } from '@remit/policy/membership-rule';
import { isWithin, upward } from '@remit/policy/path';
import { periodStanding, standingProblem } from '@remit/policy/standing';
import { permissionsGiven } from './graph-permissions.ts';
import type { GraphKey, GraphWay } from './graph-views.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { GraphLink } from './graph-link.ts';
import type { GraphFocus } from './graph-focus.ts';

/**
 * Every link of a tenant's access that bears on a focus, now. Who holds a role has it at a folder of theirs: around a
 * person, a group or a department the folders are theirs alone, and around a folder the holders are those there alone.
 */
export function accessLinks(call: TenantCall, focus: GraphFocus): readonly GraphLink[] {
  const assignments = assignmentsFor(call, focus);
  return [...membershipLinks(call), ...heldLinks(assignments), ...policyLinks(call, focus, assignments)];
}

const link = (from: GraphKey, way: GraphWay, to: GraphKey): GraphLink => ({ from, to, way, assignments: [] });
const keyOfHolder = ({ kind, id }: Holder): GraphKey => `${kind === 'member' ? 'person' : kind}:${id}`;
const isHolder = ({ kind }: GraphFocus): boolean =>
  kind === 'person' || kind === 'group' || kind === 'department';

function membershipLinks({ directory: { directory } }: TenantCall): readonly GraphLink[] {
  const departments = new Set(directory.departments.map(({ path }) => path));
  return [
    ...directory.groups.flatMap(({ id, members, groups }) => [
      ...members.map((member) => link(`person:${member}`, 'in', `group:${id}`)),
      ...groups.map((inner) => link(`group:${inner}`, 'inside', `group:${id}`)),
    ]),
    ...membershipRules(directory).flatMap(({ group, holds }) =>
      directory.members
        .filter((member) => !group.members.includes(member.id) && holds(member) === 'true')
        .map(({ id }) => link(`person:${id}`, 'in', `group:${group.id}`)),
    ),
    ...directory.members.flatMap(({ id, department }) =>
      department === null ? [] : [link(`person:${id}`, 'in', `department:${department}`)],
    ),
    ...directory.departments.flatMap(({ path }) => {
      const around = upward(path)
        .filter((above) => above !== path && departments.has(above))
        .toSorted((a, b) => b.length - a.length);
      return around.slice(0, 1).map((above) => link(`department:${path}`, 'inside', `department:${above}`));
    }),
  ];
}

/** The assignments that count now and bear on the focus. */
function assignmentsFor(call: TenantCall, focus: GraphFocus): readonly Assignment[] {
  const { directory, environment, policy } = call;
  const active = directory.directory.assignments.filter(({ holder, role, ...period }) => {
    if (periodStanding(period, environment.now) !== 'active' || !policy.compiled.roles.has(role))
      return false;
    const member = holder.kind === 'member' ? directory.member(holder.id) : null;
    // Whoever does not stand holds nothing.
    return member === null || standingProblem(member, environment.now) === null;
  });
  if (focus.kind === 'folder') return active.filter(({ folder }) => folder === focus.id);
  if (!isHolder(focus) || focus.kind === 'permission') return active;
  const reach = holdersAround(call, focus.kind === 'person' ? 'member' : focus.kind, focus.id);
  return active.filter(({ holder }) => reach.has(keyOfHolder(holder)));
}

/** Whatever gives roles to somebody, or to everybody in a group or a department: itself and all around it. */
function holdersAround(
  { directory, environment }: TenantCall,
  kind: string,
  id: string,
): ReadonlySet<GraphKey> {
  if (kind === 'department') {
    return new Set(upward(id).map((path): GraphKey => `department:${path}`));
  }
  if (kind === 'member') {
    const subject = directory.subject(id);
    if (subject === null || standingProblem(subject.member, environment.now) !== null) return new Set();
    return new Set<GraphKey>([
      `person:${id}`,
      ...subject.groups.map((group): GraphKey => `group:${group}`),
      ...subject.departments.map((path): GraphKey => `department:${path}`),
    ]);
  }
  const around = new Set([id]);
  for (const inner of around) {
    for (const outer of directory.directory.groups) if (outer.groups.includes(inner)) around.add(outer.id);
  }
  return new Set([...around].map((group): GraphKey => `group:${group}`));
}

function heldLinks(assignments: readonly Assignment[]): readonly GraphLink[] {
  const held = Map.groupBy(assignments, ({ holder, role }) => `${keyOfHolder(holder)}\n${role}`);
  const at = Map.groupBy(assignments, ({ role, folder }) => `${role}\n${folder}`);
  return [
    ...[...held.values()].flatMap((all) => {
      const [first] = all;
      if (first === undefined) return [];
      const from = keyOfHolder(first.holder);
      const own = all.map(({ id, folder }) => ({ id, folder }));
      return [{ ...link(from, 'holds', `role:${first.role}`), assignments: own }];
    }),
    ...[...at.values()].flatMap(([first]) =>
      first === undefined ? [] : [link(`role:${first.role}`, 'at', `folder:${first.folder}`)],
    ),
  ];
}

function policyLinks(
  { policy: { compiled } }: TenantCall,
  focus: GraphFocus,
  assignments: readonly Assignment[],
): readonly GraphLink[] {
  const { base, scoped } = permissionsGiven(compiled);
  const held = new Set(assignments.flatMap(({ role }) => membersOf(role)));
  function membersOf(role: string): readonly string[] {
    return (compiled.closures.get(role) ?? []).map((way) => way.at(-1) ?? role);
  }
  const ofRole = new Set(focus.kind === 'role' ? membersOf(focus.id) : []);
  /** Whether what a scope says bears on the focus. */
  const bears = (role: string, folder: string, permissions: readonly string[]): boolean => {
    switch (focus.kind) {
      case 'person':
      case 'group':
      case 'department':
        return held.has(role) && assignments.some((each) => isWithin(folder, each.folder));
      case 'role':
        return ofRole.has(role);
      case 'folder':
        return folder === focus.id;
      case 'permission':
        return permissions.includes(`${focus.type}:${focus.action}`);
      default:
        return focus satisfies never;
    }
  };
  const scopes = scoped.filter(({ role, folder, permissions }) => bears(role, folder, permissions));
  return [
    ...[...compiled.roles.values()].flatMap(({ name, includes = [] }) =>
      // In a folder whoever holds it there is asked for, not what might be held with it elsewhere.
      focus.kind === 'folder'
        ? []
        : includes.map((inner) => link(`role:${name}`, 'includes', `role:${inner}`)),
    ),
    ...[...base].flatMap(([role, permissions]) =>
      permissions.map((permission) => link(`role:${role}`, 'gives', `permission:${permission}`)),
    ),
    ...scopes.flatMap(({ role, folder, permissions }) => [
      link(`role:${role}`, 'scoped', `folder:${folder}`),
      ...permissions.map((permission) => link(`folder:${folder}`, 'gives', `permission:${permission}`)),
    ]),
  ];
}
