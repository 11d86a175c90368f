import { type MembershipRule, membershipRule } from '@remit/policy/membership-rule';
import { isWithin } from '@remit/policy/path';
import { periodStanding } from '@remit/policy/standing';
import { storedFacts } from '@remit/policy/stored-facts';
import type { Subject } from '@remit/policy/subject';
import { assignChoices } from '../people/assign-choices.ts';
import { assignmentRecord } from '../assignment-record.ts';
import { roleLabel } from '../grant-words.ts';
import { groupsAround } from './groups-around.ts';
import { whatHangsOn } from './groups-archive.ts';
import { groupRuleWords } from './group-rule-words.ts';
import { groupRow, isIn, seenBy, seesEmpty } from './groups-list.ts';
import { textOf } from './groups-rule.ts';
import type { CommonHolder, GroupRuleView, GroupView, HeadView } from './groups-views.ts';
import { guardOf, rowsGuard, typeGuard, unlessSeenAs } from '../guard.ts';
import { memberRecord } from '../people/people-search.ts';
import { requireHolder } from '../require/require-holder.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';
import type { Guard } from '../views.ts';
import { whoAdministers } from '../who-administers.ts';

/** At most this many people are named; how many there are is said beside. */
const mostNamed = 500;

/**
 * A group or a department: who is in it and by what way, what it gives them, and what the asker may end of that.
 * @throws RemitError `not-found` for one that is not there, and for one without anybody whom the asker may see
 */
export function getGroup(call: TenantCall, holder: CommonHolder): GroupView {
  const { directory, environment, policy } = call;
  const { everybody, people } = requireHolder(call, holder);
  const { inside, around } = neighboursOf(call, holder);
  const next = whoAdministers(call);
  const given = [holder, ...around].flatMap((each) =>
    directory.directory.assignments
      .filter((assignment) => assignment.holder.kind === each.kind && assignment.holder.id === each.id)
      .map((assignment) => ({ assignment, through: each })),
  );
  const assignments = given.map(({ assignment, through }) => {
    const { id, role, folder, from, until } = assignment;
    const decision = decideHere(call, 'delete', assignmentRecord(id, role, folder));
    return {
      id,
      role,
      roleLabel: roleLabel(policy.compiled, role),
      folder,
      from,
      until,
      standing: periodStanding(assignment, environment.now),
      through: { kind: through.kind, name: groupRow(call, through).name },
      unassign: unlessSeenAs(
        call,
        guardOf(call, decision, { type: 'remit.Assignment', action: 'delete' }, next),
      ),
    };
  });
  /** Taking somebody out ends for them what it gives: whoever may not end all of that takes nobody out. */
  const leaveOf = ({ member }: Subject): Guard | null => {
    if (holder.kind === 'department') return null;
    const decision = decideHere(call, 'update', memberRecord(member));
    const asked = { type: 'remit.Member', action: 'update' };
    const guards = [
      unlessSeenAs(call, guardOf(call, decision, asked, next)),
      ...assignments.map(({ unassign }) => unassign),
    ];
    return guards.find(({ allowed }) => !allowed) ?? guards[0] ?? null;
  };
  /** Putting somebody in gives them what it gives: whoever may not assign all of that puts nobody in. */
  const joinOf = (): Guard | null => {
    if (holder.kind === 'department') return null;
    const guards = [
      rowsGuard(call, 'remit.Member', 'update', next),
      ...given.map(({ assignment: { role, folder } }) => {
        const decision = decideHere(call, 'create', assignmentRecord(null, role, folder));
        return unlessSeenAs(
          call,
          guardOf(call, decision, { type: 'remit.Assignment', action: 'create' }, next),
        );
      }),
    ];
    return guards.find(({ allowed }) => !allowed) ?? guards[0] ?? null;
  };
  const ruled = ruleOf(call, holder);
  const rename = typeGuard(call, 'remit.Member', 'update', next);
  return {
    ...groupRow(call, holder),
    choices: assignChoices(call, next),
    rename,
    archive: holder.kind === 'group' ? archiveGuard(call, holder.id, rename) : null,
    head: holder.kind === 'department' ? headOf(call, holder.id, rename) : null,
    join: joinOf(),
    rule: holder.kind === 'group' ? ruleView(call, holder.id, rename) : null,
    people: people.slice(0, mostNamed).flatMap((subject) => {
      const person = directory.chip(subject.member.id);
      if (person === null) return [];
      const through = inside.filter((each) => isIn(subject, each)).map((each) => groupRow(call, each).name);
      const direct = isDirectlyIn(call, subject, holder);
      const byRule = ruled?.(subject.member) === 'true';
      return [{ person, direct, byRule, through, leave: direct ? leaveOf(subject) : null }];
    }),
    hidden: everybody.length - people.length,
    inside: inside.map((each) => groupRow(call, each)),
    around: around.map((each) => groupRow(call, each)),
    assignments,
    now: environment.now,
  };
}

/** What is in a group or hangs on it keeps it. */
function archiveGuard(call: TenantCall, id: string, change: Guard): Guard {
  const hangs = change.allowed ? whatHangsOn(call, id) : null;
  if (hangs === null) return change;
  const next = hangs.next === null ? null : `${hangs.next.charAt(0).toUpperCase()}${hangs.next.slice(1)}.`;
  return { allowed: false, reason: `It ${hangs.reason}.`, next };
}

function ruleOf({ directory }: TenantCall, { kind, id }: CommonHolder): MembershipRule | null {
  const rule = kind === 'group' ? (directory.group(id)?.rule ?? null) : null;
  return rule === null ? null : membershipRule(rule, directory.directory.timeZone);
}

/** Whoever may not change everybody is told that people are in it by a rule, but not what that asks of them. */
function ruleView(call: TenantCall, id: string, update: Guard): GroupRuleView {
  const rule = call.directory.group(id)?.rule ?? null;
  const may = seesEmpty(call);
  const all = call.directory.subjects();
  return {
    text: may ? textOf(rule) : null,
    words: may && rule !== null ? groupRuleWords(call, rule) : null,
    change:
      may || !update.allowed
        ? update
        : {
            allowed: false,
            reason: 'A rule is about everybody, and you may not change everybody.',
            next: null,
          },
    condition: may ? rule : null,
    facts: may ? storedFacts(call.directory.directory.members) : [],
    unsettled: may ? all.filter(({ unsettled }) => unsettled?.includes(id) === true).length : 0,
  };
}

function headOf(call: TenantCall, path: string, change: Guard): HeadView {
  const id = call.directory.department(path)?.head ?? null;
  const head = id === null ? null : call.directory.subject(id);
  const person = head !== null && seenBy(call)(head) ? call.directory.chip(id) : null;
  return { person, unseen: head !== null && person === null, change };
}

function isDirectlyIn({ directory }: TenantCall, { member }: Subject, { kind, id }: CommonHolder): boolean {
  if (kind === 'department') return member.department === id;
  return directory.group(id)?.members.includes(member.id) === true;
}

interface Neighbours {
  /** What lies in it next. */
  readonly inside: readonly CommonHolder[];
  /** All that it lies in, however far out: each gives what it gives to everybody in it. */
  readonly around: readonly CommonHolder[];
}

function neighboursOf({ directory }: TenantCall, { kind, id }: CommonHolder): Neighbours {
  const { departments } = directory.directory;
  if (kind === 'department') {
    const parent = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';
    return {
      inside: departments
        .filter(({ path }) => path !== id && parent(path) === id)
        .map(({ path }) => ({ kind, id: path })),
      around: departments
        .filter(({ path }) => path !== id && isWithin(id, path))
        .toSorted((one, other) => other.path.length - one.path.length)
        .map(({ path }) => ({ kind, id: path })),
    };
  }
  return {
    inside: (directory.group(id)?.groups ?? []).map((inner) => ({ kind, id: inner })),
    around: groupsAround(directory.directory, id).map((outer) => ({ kind, id: outer })),
  };
}
