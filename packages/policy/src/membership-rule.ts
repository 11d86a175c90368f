import { compilePredicate } from './compile-predicate.ts';
import type { Condition, Truth } from './condition.ts';
import type { Directory, Group, Member } from './directory.ts';

/** Whether a member is in a group by its rule. Unknown is no member, and yet not known to be none. */
export type MembershipRule = (member: Member) => Truth;

/**
 * The rule of a group, ready to be asked of one member after another. It is given what is stored of the member and
 * nothing else: neither groups nor roles, no time, no rates and no call.
 * @param zone IANA zone of the tenant, through which a date meets an instant
 */
export function membershipRule(rule: Condition, zone: string): MembershipRule {
  const holds = compilePredicate(rule, null);
  return (member) =>
    holds({
      subject: { member, departments: [], heads: [], groups: [], assignments: [] },
      action: '',
      resource: NOTHING,
      environment: { now: Number.NaN, timeZone: zone, met: [], attributes: {} },
    });
}

const NOTHING = { type: '', id: null, folder: null, attributes: {}, history: null } as const;

/** The groups of a directory that have a rule, each with it. */
export function membershipRules({ groups, timeZone }: Pick<Directory, 'groups' | 'timeZone'>): readonly {
  readonly group: Group;
  readonly holds: MembershipRule;
}[] {
  return groups.flatMap((group) =>
    group.rule === undefined || group.rule === null
      ? []
      : [{ group, holds: membershipRule(group.rule, timeZone) }],
  );
}
