import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { AskedView, RequestFormView, RequestPreviewView } from '@remit/api/requests/request-views';
import type { AskedRequest, SeenDraft } from '../../../data/contract/request-calls.ts';
import type { ParsedAmount } from '../../../parts/fields/parse-amount.ts';
import type { TypedHow } from '../form/field-typed.ts';
import { requestDraftOf, type RequestEntries } from '../form/request-entries.ts';
import { useRequestPreview } from '../form/use-request-preview.ts';

interface AskedForm {
  readonly form: RequestFormView;
  readonly entries: RequestEntries;
  readonly amount: ParsedAmount;
  readonly how: TypedHow;
  /** What is asked before anything is typed. */
  readonly first: AskedView;
  /** The draft that it is on the server, whose files count. */
  readonly kept: SeenDraft | null;
}

interface AskedNow {
  /** What is asked by what stands in the form. */
  readonly asks: AskedView;
  /** The request that the answers make; null as long as they make none. */
  readonly asked: AskedRequest | null;
  readonly preview: UseQueryResult<RequestPreviewView>;
}

/** What the form asks hangs on what was answered before: the server says it with who would decide the request. */
export function useAskedRequest({ form, entries, amount, how, first, kept }: AskedForm): AskedNow {
  const [asks, setAsks] = useState<AskedView>(first);
  const asked = requestDraftOf(entries, amount, form, asks.questions, how);
  const preview = useRequestPreview(asked, kept);
  const { data: answer } = preview;
  if (answer !== undefined && !preview.isPlaceholderData && !asksTheSame(asks, answer)) setAsks(answer);
  return { asks, asked, preview };
}

const asksTheSame = (one: AskedView, other: AskedView): boolean =>
  JSON.stringify([one.questions, one.files]) === JSON.stringify([other.questions, other.files]);
