import type { RequestDraftView } from '@remit/api/requests/request-draft-views';
import type { AskedView, RequestFormView, RequestView } from '@remit/api/requests/request-views';
import type { PersonChip } from '@remit/api/views';
import type { AskedRequest, DraftEntries } from '../../../data/contract/request-calls.ts';
import type { ParsedAmount } from '../../../parts/fields/parse-amount.ts';
import { amountTyped } from './amount-typed.ts';
import { fieldSent, fieldTyped, type TypedHow } from './field-typed.ts';

/** What stands in the form, as typed. */
export interface RequestEntries {
  readonly purpose: string;
  readonly payee: string;
  readonly amount: string;
  readonly currency: string;
  readonly department: string;
  readonly folder: string;
  readonly costType: string;
  /** What has no place among these, by field. */
  readonly fields: Readonly<Record<string, string>>;
  /** In whose place it is asked; null for oneself. */
  readonly onBehalfOf: PersonChip | null;
}

/**
 * The request that the entries make; null as long as its title, amount or department is asked for and not there, or
 * cannot be read. What else is missing, whoever takes it says.
 * @param questions those that are asked now: what is not asked is not sent
 */
export function requestDraftOf(
  entries: RequestEntries,
  amount: ParsedAmount,
  { type, fields }: Pick<RequestFormView, 'type' | 'fields'>,
  questions: AskedView['questions'],
  how: TypedHow,
): AskedRequest | null {
  const asked = questions.flatMap(({ field, required }) => {
    const found = fields.find(({ name }) => name === field);
    return found === undefined ? [] : [{ ...found, required }];
  });
  const asks = new Map(asked.map(({ place, required }) => [place, required]));
  const purpose = asks.has('purpose') ? entries.purpose.trim() : '';
  const payee = asks.has('payee') ? entries.payee.trim() : '';
  const costType = asks.has('cost_type') ? entries.costType : '';
  const department = asks.has('department') ? entries.department : '';
  const reads = amount.kind === 'amount' || (amount.kind === 'empty' && asks.get('amount') !== true);
  if (asks.has('amount') && !reads) return null;
  if (asks.get('purpose') === true && purpose === '') return null;
  if (asks.get('department') === true && department === '') return null;
  if (entries.folder === '') return null;
  const kept = asked.filter(({ place }) => place === null || place === 'project');
  return {
    type,
    folder: entries.folder,
    ...(purpose === '' ? {} : { purpose }),
    ...(asks.has('amount') && amount.kind === 'amount'
      ? { amount: { minor: amount.minor, currency: entries.currency } }
      : {}),
    ...(department === '' ? {} : { department }),
    ...(payee === '' ? {} : { payee }),
    ...(costType === '' ? {} : { costType }),
    ...(kept.length === 0
      ? {}
      : {
          fields: Object.fromEntries(
            kept.map((field) => [field.name, fieldSent(field, entries.fields[field.name] ?? '', how)]),
          ),
        }),
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
    fields: {},
    onBehalfOf: null,
  };
}

/** What a request says, as its submitter would type it; a field that a rule hides from them begins empty. */
export function entriesOf(
  request: RequestView,
  { me, ...how }: TypedHow & { readonly me: string },
): RequestEntries {
  const { locale, currency } = how;
  return {
    purpose: request.purpose ?? '',
    payee: request.payee ?? '',
    amount: request.amount === null ? '' : amountTyped(request.amount, locale),
    currency: request.amount?.currency ?? currency,
    department: request.department ?? '',
    folder: request.folder,
    costType: request.costType ?? '',
    fields: Object.fromEntries([
      ...(request.project === null ? [] : [['project', request.project]]),
      ...request.fields.map(({ field, value }) => [field, fieldTyped(value, how)]),
    ]),
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
  const { purpose, payee, amount, currency, costType, fields, onBehalfOf } = draft;
  return {
    purpose,
    payee,
    amount,
    currency,
    costType,
    fields,
    onBehalfOf,
    department: draft.department ?? empty.department,
    folder: draft.folder ?? empty.folder,
  };
}
