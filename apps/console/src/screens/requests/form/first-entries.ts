import type { RequestDraftView } from '@remit/api/requests/request-draft-views';
import type { RequestFormView, RequestView } from '@remit/api/requests/request-views';
import type { PlainRequest } from '../../../parts/plain-request.ts';
import type { TypedHow } from './field-typed.ts';
import { emptyEntries, entriesOf, entriesOfDraft, type RequestEntries } from './request-entries.ts';
import { entriesSaid } from './understood.tsx';

interface Begun {
  /** The request that is changed, or sent again. */
  readonly again: RequestView | null;
  /** The draft that is gone on with. */
  readonly draft: RequestDraftView | null;
  /** What was understood of a line. */
  readonly said: PlainRequest | null;
}

/**
 * What stands in the form when it is opened: what was sent, what was kept, or what a line said, in this order; else nothing.
 * @param how as whom, and in which manner of writing figures, it is typed
 */
export function firstEntries(
  form: RequestFormView,
  { again, draft, said }: Begun,
  how: TypedHow & { readonly me: string },
): RequestEntries {
  if (again !== null) return entriesOf(again, how);
  const empty = emptyEntries(form, how.currency);
  if (draft !== null) return entriesOfDraft(draft, empty);
  return said === null ? empty : entriesSaid(empty, said);
}
