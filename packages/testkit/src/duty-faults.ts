import type { PolicyDocument } from '@remit/policy/document';
import { favourDays } from '@remit/policy/favour';

/** An action that a natural person took on a request, or that somebody took in their place. */
export interface DutyTaken {
  readonly action: string;
  readonly person: string;
}

/** Whoever took two actions that an exclusion keeps apart. Favours are none that anybody takes: mutualFaults sees to them. */
export function dutyFaults({ exclusions }: PolicyDocument, duties: readonly DutyTaken[]): readonly string[] {
  return exclusions.flatMap((exclusion) => {
    if (exclusion.kind !== 'actions' || exclusion.actions.some((action) => favourDays(action) !== null))
      return [];
    const [one, other] = exclusion.actions.map(
      (wanted) => new Set(duties.filter(({ action }) => action === wanted).map(({ person }) => person)),
    );
    return [...(one ?? [])]
      .filter((person) => other?.has(person) === true)
      .map((person) => `${person} took both of what ${exclusion.name} keeps apart`);
  });
}
