import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestFormView, RequestSummary, RequestView } from '@remit/api/request-views';
import type { RequestDraft } from '../../data/contract.ts';
import { problemOf } from '../../data/problem.ts';
import { buttonLook } from '../../parts/button.tsx';
import { Field, inputLook } from '../../parts/field.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { parseAmount } from '../../parts/parse-amount.ts';
import { SelectBox } from '../../parts/select-box.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { AmountField } from './amount-field.tsx';
import { amountTyped } from './amount-typed.ts';
import { emptyEntries, entriesOf, requestDraftOf, type RequestEntries } from './request-entries.ts';
import { requestChoices } from './request-choices.ts';
import { WhoWillDecide } from './who-will-decide.tsx';
import { useRequestPreview } from './use-request-preview.ts';

interface NewRequestFormProps {
  readonly form: RequestFormView;
  /** The request that is changed, or sent again; without it a new one is written. */
  readonly again?: { readonly kind: 'change' | 'resubmit'; readonly request: RequestView };
}

/** The form, and beside it the answer to "who will decide this" as it is typed. */
export function NewRequestForm({ form, again }: NewRequestFormProps) {
  const t = useTranslations('newRequest');
  const words = useTranslations('approvals');
  const calls = useCalls();
  const me = useMe();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const [tried, setTried] = useState(false);
  const [entries, setEntries] = useState<RequestEntries>(() =>
    again === undefined
      ? emptyEntries(form, me.tenant.baseCurrency)
      : entriesOf(again.request, navigator.language, me.tenant.baseCurrency),
  );
  const set = (change: Partial<RequestEntries>): void => setEntries((before) => ({ ...before, ...change }));
  const amount = parseAmount(entries.amount, entries.currency, navigator.language);
  const draft = requestDraftOf(entries, amount);
  const preview = useRequestPreview(draft);
  const submit = useMutation({
    mutationFn: (asked: RequestDraft): Promise<RequestSummary> => {
      const { requests } = calls.client;
      if (again === undefined) return requests.submit.mutate(asked);
      const { id, revision } = again.request;
      return requests[again.kind].mutate({ id, revision, request: asked });
    },
    onSuccess: async (request) => {
      await cache.invalidateQueries({ queryKey: calls.options.requests.pathKey() });
      const { number } = request;
      toast(
        again?.kind === 'change' ? words('again.changed', { number }) : t('done', { number }),
        entries.purpose,
      );
      await navigate({
        to: '/t/$tenant/requests/$request',
        params: { tenant: me.tenant.slug, request: request.id },
      });
    },
  });
  const send = (): void => {
    setTried(true);
    if (draft !== null && !submit.isPending) submit.mutate(draft);
  };
  const missing = (value: string, message: string): string | null =>
    tried && value.trim() === '' ? message : null;
  const { departments, folders, costTypes } = requestChoices(form, again?.request ?? null);
  const back = { tenant: me.tenant.slug };
  return (
    <form
      noValidate
      className="grid max-w-5xl gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]"
      onSubmit={(event) => {
        event.preventDefault();
        if (preview.data?.submit.allowed !== false) send();
      }}
    >
      <div className="flex flex-col gap-4">
        <Field
          label={t('purpose')}
          hint={t('purposeHint')}
          error={missing(entries.purpose, t('purposeMissing'))}
        >
          {(wiring) => (
            <input
              {...wiring}
              required
              maxLength={300}
              value={entries.purpose}
              onChange={(event) => set({ purpose: event.target.value })}
              className={inputLook}
            />
          )}
        </Field>
        <AmountField
          typed={entries.amount}
          currency={entries.currency}
          parsed={amount}
          tried={tried}
          onChange={set}
        />
        <Field label={t('payee')} optional={t('optional')}>
          {(wiring) => (
            <input
              {...wiring}
              maxLength={200}
              value={entries.payee}
              onChange={(event) => set({ payee: event.target.value })}
              className={inputLook}
            />
          )}
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('department')}>
            {(wiring) => (
              <SelectBox
                {...wiring}
                value={entries.department}
                onChange={(event) => set({ department: event.target.value })}
              >
                {departments.map(({ path, name }) => (
                  <option key={path} value={path}>
                    {name}
                  </option>
                ))}
              </SelectBox>
            )}
          </Field>
          <Field label={t('costType')}>
            {(wiring) => (
              <SelectBox
                {...wiring}
                value={entries.costType}
                onChange={(event) => set({ costType: event.target.value })}
              >
                {costTypes.map((costType) => (
                  <option key={costType} value={costType}>
                    {costType}
                  </option>
                ))}
              </SelectBox>
            )}
          </Field>
        </div>
        <Field label={t('folder')} hint={t('folderHint')}>
          {(wiring) => (
            <SelectBox
              {...wiring}
              value={entries.folder}
              onChange={(event) => set({ folder: event.target.value })}
            >
              {folders.map((folder) => (
                <option key={folder} value={folder}>
                  {folder}
                </option>
              ))}
            </SelectBox>
          )}
        </Field>
        <div role="alert" className="text-loss first-letter:uppercase">
          {submit.isError ? problemOf(submit.error).message : null}
        </div>
        <div className="flex gap-2">
          <GuardedButton
            look="primary"
            guard={preview.data?.submit ?? form.create}
            pending={submit.isPending}
            onPress={send}
            asked={{ title: t('title') }}
            className="max-sm:flex-1"
          >
            {again === undefined ? t('submit') : words(`again.send.${again.kind}`)}
          </GuardedButton>
          {again === undefined ? (
            <Link to="/t/$tenant/requests" params={back} className={buttonLook('ghost')}>
              {t('cancel')}
            </Link>
          ) : (
            <Link
              to="/t/$tenant/requests/$request"
              params={{ ...back, request: again.request.id }}
              className={buttonLook('ghost')}
            >
              {t('cancel')}
            </Link>
          )}
        </div>
      </div>
      <WhoWillDecide
        preview={preview}
        asked={draft !== null}
        onTakeSmaller={(smaller) =>
          set({ amount: amountTyped(smaller, navigator.language), currency: smaller.currency })
        }
      />
    </form>
  );
}
