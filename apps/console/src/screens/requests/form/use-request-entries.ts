import { useState } from 'react';
import type { RequestDraftView } from '@remit/api/requests/request-draft-views';
import type { RequestFormView, RequestView } from '@remit/api/requests/request-views';
import type { PersonChip } from '@remit/api/views';
import { parseAmount } from '../../../parts/fields/parse-amount.ts';
import { plainRequest } from '../../../parts/plain-request.ts';
import { useMe } from '../../../shell/tenant-context.ts';
import { firstEntries } from './first-entries.ts';
import type { RequestEntries } from './request-entries.ts';

interface Begun {
  /** The request that is changed, or sent again; null for a new one. */
  readonly again: RequestView | null;
  /** The draft that is gone on with; null for none. */
  readonly draft: RequestDraftView | null;
  /** The line that it is filled in from, as it was typed; empty for none. */
  readonly line: string;
}

/** What stands in the form of a request while it is filled in, and what of it can be read so far. */
export function useRequestEntries(form: RequestFormView, { again, draft, line }: Begun) {
  const { tenant, person } = useMe();
  const how = { locale: navigator.language, currency: tenant.baseCurrency };
  const said = plainRequest(line, how.locale, how.currency);
  const [entries, setEntries] = useState<RequestEntries>(() =>
    firstEntries(form, { again, draft, said }, { ...how, me: person.id }),
  );
  const [picked, setPicked] = useState<readonly PersonChip[]>([]);
  return {
    how,
    said,
    entries,
    amount: parseAmount(entries.amount, entries.currency, how.locale),
    set: (change: Partial<RequestEntries>): void => setEntries((before) => ({ ...before, ...change })),
    /** Who is known by id: whoever was picked here, and whom what was written before names. */
    people: [
      ...picked,
      ...(again?.fields ?? []).flatMap((field) => field.person ?? []),
      ...(draft?.people ?? []),
    ],
    addPerson: (one: PersonChip): void => setPicked((before) => [...before, one]),
  };
}
