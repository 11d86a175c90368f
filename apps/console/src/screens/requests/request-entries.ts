import type { RequestDraftView } from '@remit/api/request-draft-views';
import type { RequestFormView, RequestView } from '@remit/api/request-views';
import type { PersonChip } from '@remit/api/views';
import type { AskedRequest, DraftEntries } from '../../data/contract/request-calls.ts';
import type { ParsedAmount } from '../../parts/parse-amount.ts';
import { amountTyped } from './amount-typed.ts';

/** What stands in the form, as typed. */
export interface RequestEntries {
  readonly purpose: string;
  readonly payee: string;
  readonly amount: string;
  readonly currency: string;
  readonly department: string;
  readonly folder: string;
  readonly costType: string;
  /** In whose place it is asked; null for oneself. */
  readonly onBehalfOf: PersonChip | null;
}

/** The request that the entries make; null as long as something needed is missing or cannot be read. */
export function requestDraftOf(entries: RequestEntries, amount: ParsedAmount): AskedRequest | null {
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
    ...(entries.onBehalfOf === null ? {} : { onBehalfOf: entries.onBehalfOf.id }),
  };
}

/** What stands in an empty form: where its reader usually asks, and nothing else. */
export function emptyEntries(form: RequestFormView, currency: string): RequestEntries {
  return {
    purpose: '',
    payee: '',
    amount: '',
    currency,
    department: form.department ?? form.departments[0]?.path ?? '',
    folder: form.folder ?? form.folders[0] ?? '',
    costType: form.costTypes[0] ?? '',
    onBehalfOf: null,
  };
}

/** What a request says, as its submitter would type it; a field that a rule hides from them begins empty. */
export function entriesOf(
  request: RequestView,
  { locale, currency, me }: { readonly locale: string; readonly currency: string; readonly me: string },
): RequestEntries {
  return {
    purpose: request.purpose ?? '',
    payee: request.payee ?? '',
    amount: request.amount === null ? '' : amountTyped(request.amount, locale),
    currency: request.amount?.currency ?? currency,
    department: request.department ?? '',
    folder: request.folder,
    costType: request.costType ?? '',
    onBehalfOf: request.sentBy?.id === me ? request.submitter : null,
  };
}

/** What was typed, as a draft keeps it. */
export function draftEntriesOf({ department, folder, onBehalfOf, ...entries }: RequestEntries): DraftEntries {
  return {
    ...entries,
    department: department || null,
    folder: folder || null,
    onBehalfOf: onBehalfOf?.id ?? null,
  };
}

/** What a draft says, as its writer left it; a place that is not there any more begins as in an empty form. */
export function entriesOfDraft(draft: RequestDraftView, empty: RequestEntries): RequestEntries {
  const { purpose, payee, amount, currency, costType, onBehalfOf } = draft;
  return {
    purpose,
    payee,
    amount,
    currency,
    costType,
    onBehalfOf,
    department: draft.department ?? empty.department,
    folder: draft.folder ?? empty.folder,
  };
}
