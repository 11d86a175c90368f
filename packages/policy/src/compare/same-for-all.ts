import type { CompiledPolicy } from '../compiled-policy.ts';
import type { FactsAsked } from '../facts-asked.ts';
import type { Subject } from '../subject.ts';
import { placesOf, scopedGrants } from '../role-places.ts';
import { typeGrants } from '../type-grants.ts';

const asksWho = ({ subject, put }: FactsAsked): boolean => subject.size > 0 || put.size > 0;

/**
 * Whether everybody who holds what a subject holds at `now` reaches the very records of a type with an action that it
 * reaches: where neither a grant nor a rule asks who they are. Reading, which other actions need too, is not looked at.
 */
export function sameForAll(
  compiled: CompiledPolicy,
  subject: Subject,
  action: string,
  type: string,
  now: number,
): boolean {
  const { types, grantOn } = typeGrants(compiled);
  const found = types.get(type)?.find(({ name }) => name === action);
  if (found === undefined) return true;
  if (asksWho(found.asked)) return false;
  const held = [...placesOf(compiled, subject, now)];
  const placed = held.flatMap(([role, places]) =>
    scopedGrants(compiled, role, places).flatMap(({ grants }) => grants),
  );
  return placed.every((each) => {
    const grant = grantOn(each, found);
    return grant === null || !asksWho(grant.asked(subject));
  });
}
