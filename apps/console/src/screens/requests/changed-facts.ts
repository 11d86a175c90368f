import type { RequestView } from '@remit/api/requests/request-views';
import type { Amount } from '@remit/api/views';

export type FactName = 'purpose' | 'amount' | 'payee' | 'department' | 'costType' | 'project';

export interface ChangedFact {
  readonly name: FactName;
  readonly before: string | Amount | null;
  readonly after: string | Amount | null;
}

/** What a request says otherwise than when it was seen: what a decision is about, and nothing about how far it is. */
export function changedFacts(seen: RequestView, now: RequestView): readonly ChangedFact[] {
  const facts: readonly ChangedFact[] = [
    { name: 'purpose', before: seen.purpose, after: now.purpose },
    { name: 'amount', before: seen.amount, after: now.amount },
    { name: 'payee', before: seen.payee, after: now.payee },
    { name: 'department', before: seen.departmentName, after: now.departmentName },
    { name: 'costType', before: seen.costType, after: now.costType },
    { name: 'project', before: seen.project, after: now.project },
  ];
  return facts.filter(({ before, after }) => !isSame(before, after));
}

function isSame(one: ChangedFact['before'], other: ChangedFact['before']): boolean {
  if (typeof one === 'string' || typeof other === 'string' || one === null || other === null) {
    return one === other;
  }
  return one.minor === other.minor && one.currency === other.currency;
}
