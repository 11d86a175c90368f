import type { StepProgress } from './approval-case.ts';
import type { Decider } from './step-deciders.ts';

/**
 * Whether the approvals that a step has are enough: of any one, of a number of persons, of every person who could decide
 * now, or of one person for each role. A person counts once, whatever accounts and roles they have.
 * @param deciders everybody who may decide the step now
 */
export function stepMet({ by, need, approvals }: StepProgress, deciders: readonly Decider[]): boolean {
  const persons = new Set(approvals.map(({ person }) => person));
  switch (need) {
    case 'any':
      return persons.size > 0;
    case 'all': {
      // For a decider whose delegate has approved, nothing is left to be said.
      const stoodFor = new Set(approvals.map(({ onBehalfOf }) => onBehalfOf));
      const lent = new Set(approvals.map(({ lentBy }) => lentBy));
      const own = deciders.filter(({ onBehalfOf }) => onBehalfOf === null);
      const isSaid = ({ member, person }: Decider): boolean =>
        persons.has(person) || lent.has(person) || stoodFor.has(member);
      return persons.size > 0 && own.every(isSaid);
    }
    case 'each': {
      if (by.kind !== 'roles') return persons.size > 0;
      return by.roles.every((role) => approvals.some(({ as }) => as === role));
    }
    default:
      return persons.size >= need;
  }
}
