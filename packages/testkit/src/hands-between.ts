import type { Member } from '@remit/policy/directory';
import { isReached } from './is-reached.ts';
import type { ApprovalWorld } from './approval-world.ts';

/**
 * The natural persons between two members without whom, by whatever account, the decisions of the one would not have come
 * to the other: each is left out once, to see whether they come all the same.
 */
export function handsBetween(
  { delegations, directory: { members }, now }: Pick<ApprovalWorld, 'delegations' | 'directory' | 'now'>,
  from: Member['id'],
  to: Member['id'],
): readonly string[] {
  const ends = new Set([from, to]);
  return [...new Set(members.map(({ person }) => person))].filter((person) => {
    const own = new Set(
      members.filter((each) => each.person === person && !ends.has(each.id)).map(({ id }) => id),
    );
    const without = delegations.filter((each) => !own.has(each.from) && !own.has(each.to));
    return !isReached(without, now, from, to);
  });
}
