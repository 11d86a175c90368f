import type { RequestDraft } from '../../data/contract.ts';
import type { ParsedAmount } from '../../parts/parse-amount.ts';

/** What stands in the form, as typed. */
export interface RequestEntries {
  readonly purpose: string;
  readonly payee: string;
  readonly amount: string;
  readonly currency: string;
  readonly department: string;
  readonly folder: string;
  readonly costType: string;
}

/** The request that the entries make; null as long as something needed is missing or cannot be read. */
export function requestDraftOf(entries: RequestEntries, amount: ParsedAmount): RequestDraft | null {
  const purpose = entries.purpose.trim();
  const payee = entries.payee.trim();
  if (amount.kind !== 'amount' || purpose === '' || entries.department === '' || entries.folder === '')
    return null;
  return {
    purpose,
    amount: { minor: amount.minor, currency: entries.currency },
    department: entries.department,
    folder: entries.folder,
    ...(payee === '' ? {} : { payee }),
    ...(entries.costType === '' ? {} : { costType: entries.costType }),
  };
}
