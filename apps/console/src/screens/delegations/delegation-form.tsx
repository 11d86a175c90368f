import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { delegationTime, type DelegationTime } from './delegation-time.ts';

const empty = { from: '', last: '', reason: '', passOn: false };

/** Hands one's own decisions to somebody for a time. */
export function DelegationForm({ known }: { readonly known: readonly (PersonChip | null)[] }) {
  const t = useTranslations('delegations');
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const { timeZone } = useMe().tenant;
  const [to, setTo] = useState<PersonChip | null>(null);
  const [entries, setEntries] = useState(empty);
  const [problem, setProblem] = useState<DelegationTime['kind'] | null>(null);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<typeof empty>): void => setEntries((before) => ({ ...before, ...change }));
  const create = useMutation({
    mutationFn: (asked: Parameters<typeof calls.client.delegations.create.mutate>[0]) =>
      calls.client.delegations.create.mutate(asked),
    onSuccess: (made) => {
      toast(t('created', { name: made.to?.name ?? t('someone') }), made.reason);
      setTo(null);
      setEntries(empty);
      setTried(false);
    },
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.delegations.pathKey() }),
  });
  const send = (): void => {
    setTried(true);
    const reason = entries.reason.trim();
    const time = delegationTime(entries.from, entries.last, timeZone, Date.now());
    setProblem(time.kind);
    if (to === null || reason === '' || time.kind !== 'time' || create.isPending) return;
    const { since, until } = time;
    create.mutate({ to: to.id, since, until, passOn: entries.passOn, reason });
  };
  const suggested = [...new Map(known.flatMap((each) => (each === null ? [] : [[each.id, each]]))).values()];
  return (
    <form
      noValidate
      className="card flex flex-col gap-4 self-start bg-sunken p-5"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="flex flex-col gap-1">
        <p className="font-medium">{t('who')}</p>
        <PersonPicker
          label={t('who')}
          person={to}
          suggested={suggested}
          find={(q) => (q.length < 2 ? Promise.resolve([]) : calls.client.delegations.people.query({ q }))}
          onPick={setTo}
        />
        {tried && to === null ? (
          <p role="alert" className="flex gap-1.5 text-xs text-loss">
            <CircleAlert size={14} aria-hidden className="mt-0.5 shrink-0" />
            {t('whoMissing')}
          </p>
        ) : null}
      </div>
      <DateField
        label={t('from')}
        hint={t('fromHint')}
        value={entries.from}
        onChange={(day) => set({ from: day })}
      />
      <DateField
        label={t('until')}
        hint={t('untilHint', { zone: timeZone })}
        error={timeError()}
        value={entries.last}
        onChange={(last) => {
          setProblem(null);
          set({ last });
        }}
      />
      <TextField
        label={t('reason')}
        hint={t('reasonHint')}
        error={tried && entries.reason.trim() === '' ? t('reasonMissing') : null}
        required
        maxLength={500}
        value={entries.reason}
        onChange={(reason) => set({ reason })}
      />
      <CheckField checked={entries.passOn} onChange={(passOn) => set({ passOn })}>
        {t('passOn')}
      </CheckField>
      <div role="alert" className="text-loss first-letter:uppercase empty:hidden">
        {create.isError ? problemOf(create.error).message : null}
      </div>
      <Button submits look="primary" pending={create.isPending} className="self-start">
        {t('create')}
      </Button>
    </form>
  );

  function timeError(): string | null {
    switch (problem) {
      case null:
      case 'time':
        return null;
      case 'no-end':
        return t('untilMissing');
      case 'over-before-it-begins':
        return t('untilEarly');
      default:
        return problem satisfies never;
    }
  }
}
