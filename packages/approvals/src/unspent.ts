import type { StepProgress } from './approval-case.ts';
import type { Decider } from './step-deciders.ts';

/**
 * The capacities in which a step may still be decided. Whoever approved leaves nothing for those in their place, and
 * whoever was approved for nothing for themselves or another in their place: one authority counts once, through however
 * many hands it goes. Source: semantics.md, "Acting for another".
 * @param deciders everybody who may decide the step now
 */
export function unspent(
  { approvals }: Pick<StepProgress, 'approvals'>,
  deciders: readonly Decider[],
): readonly Decider[] {
  if (approvals.length === 0) return deciders;
  const persons = new Map(
    deciders.filter(({ onBehalfOf }) => onBehalfOf === null).map(({ member, person }) => [member, person]),
  );
  // A person with two accounts has one authority.
  const behind = (member: string): string => persons.get(member) ?? member;
  const given = new Set(
    approvals
      .filter(({ onBehalfOf }) => onBehalfOf === null)
      .flatMap(({ member, person }) => [member, person]),
  );
  const lent = new Set(
    approvals.flatMap((each) => (each.onBehalfOf === null ? [] : [each.lentBy ?? behind(each.onBehalfOf)])),
  );
  return deciders.filter(({ member, person, onBehalfOf }) => {
    if (onBehalfOf === null) return !lent.has(person) && !lent.has(member);
    const whose = behind(onBehalfOf);
    return !lent.has(whose) && !given.has(whose) && !given.has(onBehalfOf);
  });
}
