import type { Condition } from '@remit/policy/condition';
import type { Directory, Member } from '@remit/policy/directory';
import { membershipRule } from '@remit/policy/membership-rule';

/**
 * The rule by which alone somebody is in a group: its own, or that of a group inside it. Null where they are in it, or in
 * one inside it, directly.
 */
export function inByRule({ groups, timeZone }: Directory, id: string, member: Member): Condition | null {
  const inside = new Set([id]);
  for (const each of inside) {
    for (const inner of groups.find((group) => group.id === each)?.groups ?? []) inside.add(inner);
  }
  const here = groups.filter((group) => inside.has(group.id));
  if (here.some(({ members }) => members.includes(member.id))) return null;
  for (const { rule = null } of here) {
    if (rule !== null && membershipRule(rule, timeZone)(member) === 'true') return rule;
  }
  return null;
}
