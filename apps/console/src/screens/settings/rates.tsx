import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Guard } from '@remit/api/views';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { Section } from '../../parts/section.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { When } from '../../parts/when.tsx';
import { useCalls } from '../../shell/tenant-context.ts';

/** The rates into the base currency: the one that counts of each currency, those before it, and how to set another. */
export function Rates({ update }: { readonly update: Guard }) {
  const t = useTranslations('general');
  const calls = useCalls();
  const query = useQuery(calls.options.rates.list.queryOptions());
  const [setting, setSetting] = useState(false);
  if (query.error !== null) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { base = '', rates = [] } = query.data ?? {};
  return (
    <Section
      level={2}
      title={t('rates')}
      titleClass="border-b border-line px-4 py-2 font-medium"
      className="card w-full"
    >
      <p className="px-4 pt-3 text-ink-2">{t('ratesLead', { base })}</p>
      {query.data !== undefined && rates.length === 0 ? (
        <p className="px-4 pt-2 text-ink-2">{t('ratesNone', { base })}</p>
      ) : null}
      <ul className="mt-2 divide-y divide-line">
        {rates.map(({ currency, rate, from }) => (
          <li key={`${currency} ${from}`} className="flex items-center justify-between gap-4 px-4 py-2">
            <span className="figures">{t('rateLine', { currency, rate, base })}</span>
            <span className="text-xs text-ink-3">
              {t('rateFrom')} <When at={from} exact />
            </span>
          </li>
        ))}
      </ul>
      <div className="p-4">
        {setting ? (
          <RateForm base={base} onDone={() => setSetting(false)} />
        ) : (
          <GuardedButton guard={update} onPress={() => setSetting(true)} asked={{ title: t('rateSet') }}>
            {t('rateSet')}
          </GuardedButton>
        )}
      </div>
    </Section>
  );
}

function RateForm({ base, onDone }: { readonly base: string; readonly onDone: () => void }) {
  const t = useTranslations('general');
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const [currency, setCurrency] = useState('');
  const [rate, setRate] = useState('');
  const [tried, setTried] = useState(false);
  const code = currency.trim().toUpperCase();
  const wrongCode = !/^[A-Z]{3}$/.test(code) || code === base;
  const wrongRate = !/^\d{1,12}(\.\d{1,18})?$/.test(rate.trim()) || !/[1-9]/.test(rate);
  const set = useMutation({
    mutationFn: () => calls.client.rates.set.mutate({ currency: code, rate: rate.trim() }),
    onSuccess: () => {
      toast(t('rateDone', { currency: code }), t('rateLine', { currency: code, rate: rate.trim(), base }));
      onDone();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.rates.pathKey() }),
  });
  return (
    <form
      noValidate
      className="flex flex-wrap items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!wrongCode && !wrongRate && !set.isPending) set.mutate();
      }}
    >
      <TextField
        label={t('rateCurrency')}
        error={tried && wrongCode ? t('rateCurrencyWrong', { base }) : null}
        required
        maxLength={3}
        value={currency}
        className="w-24 uppercase"
        onChange={setCurrency}
      />
      <TextField
        label={t('rateValue', { base })}
        hint={t('rateHint')}
        error={tried && wrongRate ? t('rateWrong') : null}
        required
        inputMode="decimal"
        value={rate}
        className="figures w-48"
        onChange={setRate}
      />
      <div className="flex w-full gap-2">
        <Button submits look="primary" pending={set.isPending}>
          {t('rateSave')}
        </Button>
        <Button onClick={onDone}>{t('rateCancel')}</Button>
      </div>
      {set.error === null ? null : (
        <p role="alert" className="text-loss">
          {problemOf(set.error).message}
        </p>
      )}
    </form>
  );
}
