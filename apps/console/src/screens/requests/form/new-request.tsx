import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestFormView } from '@remit/api/requests/request-views';
import { problemOf } from '../../../data/problem.ts';
import { Page } from '../../../parts/page.tsx';
import { RefusedState } from '../../../parts/states/refused-state.tsx';
import { Skeleton } from '../../../parts/states/skeleton.tsx';
import { useCalls } from '../../../shell/tenant-context.ts';
import { approvals } from '../../../words/approvals.ts';
import { newRequest } from '../../../words/new-request.ts';
import { requestDrafts } from '../../../words/request-drafts.ts';
import { MoreWords } from '../../../words/words.tsx';
import { NewRequestForm } from './new-request-form.tsx';
import { TypeChoice } from './type-choice.tsx';
import { SavedRequest } from '../draft/saved-request.tsx';
import { UnknownType } from './unknown-type.tsx';

/** Ask for something, and see who will decide it before it is sent. */
export function NewRequestScreen() {
  return (
    <MoreWords words={{ approvals, newRequest, requestDrafts }}>
      <NewRequest />
    </MoreWords>
  );
}

function NewRequest() {
  const t = useTranslations('newRequest');
  const calls = useCalls();
  const cache = useQueryClient();
  const { saved, type, asked } = useSearch({ strict: false });
  const query = useQuery({
    ...calls.options.requests.form.queryOptions(type === undefined ? {} : { type }),
    // Whoever chooses another type sees the form of the one before until that one is there.
    placeholderData: keepPreviousData,
    throwOnError: (error, { state }) => state.data === undefined && problemOf(error).code !== 'invalid',
  });
  // A form that was saved is the same form still, although its address says now which draft it is.
  const [begun, setBegun] = useState<string | null>(null);
  const [reopened, setReopened] = useState(0);
  const [fresh, setFresh] = useState(0);
  const [told, setTold] = useState<string | null>(null);
  // What was said in the palette fills the form once; the address of its draft says it no more.
  const [line, setLine] = useState(asked);
  if (asked !== line && (asked !== undefined || (saved === undefined && begun === null))) begin();
  if (begun !== null && saved === begun && told !== begun) setTold(begun);
  // The address said which draft it is, and says so no more: whoever came here again begins another.
  if (saved === undefined && begun !== null && told === begun) begin();
  const reopen = (): void => {
    cache.removeQueries({ queryKey: calls.options.requestDrafts.get.queryKey() });
    setBegun(null);
    setReopened((times) => times + 1);
  };
  const isNew = saved === undefined || saved === begun;
  if (query.isPending) return <Skeleton />;
  if (query.data === undefined) return <UnknownType type={type ?? ''} />;
  const form = query.data;
  return (
    <Page title={isNew ? titleOf(form) : t('title')} lead={t('lead')}>
      {!form.create.allowed && !form.forOthers && form.types.length < 2 ? (
        <RefusedState title={t('refused')} guard={form.create} />
      ) : isNew ? (
        <>
          {form.types.length > 1 && saved === undefined ? <TypeChoice form={form} /> : null}
          <NewRequestForm
            key={`new ${form.type} ${fresh}`}
            form={form}
            onSaved={setBegun}
            onReopen={reopen}
            {...(line === undefined ? {} : { line })}
          />
        </>
      ) : (
        <SavedRequest key={`${saved} ${reopened}`} id={saved} onReopen={reopen} />
      )}
    </Page>
  );

  function titleOf({ type: shown, typeLabel }: RequestFormView): string {
    return shown === 'fin.PaymentRequest' ? t('title') : t('titleOf', { type: typeLabel });
  }

  function begin(): void {
    setBegun(null);
    setTold(null);
    setLine(asked);
    setFresh(fresh + 1);
  }
}
