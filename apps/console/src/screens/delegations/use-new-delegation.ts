import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { delegationTime, type DelegationTime } from './delegation-time.ts';

interface Entries {
  readonly to: PersonChip | null;
  /** Its first and last day, as they are typed. */
  readonly from: string;
  readonly last: string;
  readonly reason: string;
  readonly passOn: boolean;
}

const empty: Entries = { to: null, from: '', last: '', reason: '', passOn: false };

/** A delegation while it is written: what is entered, what is wrong with its time, and sending it. */
export function useNewDelegation() {
  const t = useTranslations('delegations');
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const { timeZone } = useMe().tenant;
  const [entries, setEntries] = useState(empty);
  const [problem, setProblem] = useState<Exclude<DelegationTime['kind'], 'time'> | null>(null);
  const [tried, setTried] = useState(false);
  const creating = useMutation({
    mutationFn: (asked: Parameters<typeof calls.client.delegations.create.mutate>[0]) =>
      calls.client.delegations.create.mutate(asked),
    onSuccess: (made) => {
      toast(t('created', { name: made.to?.name ?? t('someone') }), made.reason);
      setEntries(empty);
      setTried(false);
    },
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.delegations.pathKey() }),
  });
  const set = (change: Partial<Entries>): void => {
    // What was wrong with its time is said until another end is entered.
    if (change.last !== undefined) setProblem(null);
    setEntries((before) => ({ ...before, ...change }));
  };
  const send = (): void => {
    setTried(true);
    const { to, passOn } = entries;
    const reason = entries.reason.trim();
    const time = delegationTime(entries.from, entries.last, timeZone, Date.now());
    setProblem(time.kind === 'time' ? null : time.kind);
    if (to === null || reason === '' || time.kind !== 'time' || creating.isPending) return;
    creating.mutate({ to: to.id, since: time.since, until: time.until, passOn, reason });
  };
  return { entries, set, tried, problem, creating, send };
}
