import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SessionsView } from '@remit/api/people/people-views';
import { Avatar } from '../../parts/avatar.tsx';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { Page } from '../../parts/page.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useFailureToast, useToast } from '../../parts/toasts.tsx';
import { When } from '../../parts/when.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { administration } from '../../words/administration.ts';
import { MoreWords } from '../../words/words.tsx';
import { agentName } from '../account/agent-name.ts';
import { RevocationTime } from './revocation-time.tsx';
import { SettingsTabs } from './settings-tabs.tsx';

/** Who is in this tenant at this moment, with what, from where. */
export function SessionsScreen() {
  return (
    <MoreWords words={administration}>
      <Sessions />
    </MoreWords>
  );
}

function Sessions() {
  const t = useTranslations('sessions');
  const calls = useCalls();
  const query = useQuery({ ...calls.options.sessions.list.queryOptions(), refetchInterval: 15_000 });
  if (query.isPending) return <Skeleton />;
  if (query.data === undefined) {
    return <ErrorState alone error={query.error} onRetry={() => void query.refetch()} />;
  }
  const { sessions, hidden } = query.data;
  return (
    <Page
      title={t('title')}
      lead={
        <>
          {t('lead', { count: sessions.length + hidden })}
          {hidden === 0 ? null : ` ${t('hidden', { count: hidden })}`}
        </>
      }
      actions={<EndAll view={query.data} />}
    >
      <SettingsTabs />
      <RevocationTime measured={query.data.revocations} />
      <ul className="card divide-y divide-line">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} end={query.data.end} />
        ))}
      </ul>
    </Page>
  );
}

interface SessionRowProps {
  readonly session: SessionsView['sessions'][number];
  readonly end: SessionsView['end'];
}

function SessionRow({ session, end }: SessionRowProps) {
  const t = useTranslations('sessions');
  const calls = useCalls();
  const queries = useQueryClient();
  const toast = useToast();
  const tellFailure = useFailureToast();
  const ending = useMutation({
    mutationFn: () => calls.client.sessions.end.mutate({ session: session.id }),
    onSuccess: () => toast(t('ended')),
    onError: tellFailure,
    onSettled: () => queries.invalidateQueries({ queryKey: calls.options.sessions.pathKey() }),
  });
  const device = useDevice(session);
  const label = t('endNamed', { name: session.person.name, device });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
      <Avatar name={session.person.name} />
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{session.person.name}</span>
          <span className="text-ink-2">{device}</span>
          {session.own ? <Chip tone="accent">{t('own')}</Chip> : null}
          {session.secondFactor ? <Chip tone="gain">{t('strong')}</Chip> : null}
        </p>
        <p className="text-xs text-ink-3">
          {session.lastUsedAt === null ? t('began') : t('used')}{' '}
          <When at={session.lastUsedAt ?? session.createdAt} exact />
          {session.address === null ? null : `, ${t('from', { address: session.address })}`}
        </p>
      </div>
      <GuardedButton
        guard={end}
        asked={{ title: label }}
        aria-label={label}
        pending={ending.isPending}
        onPress={() => ending.mutate()}
      >
        {t('end')}
      </GuardedButton>
    </li>
  );
}

function useDevice({ kind, name, agent }: SessionsView['sessions'][number]): string {
  const t = useTranslations('sessions');
  if (kind === 'client') return t('application', { name: name ?? '' });
  const known = agentName(agent);
  return known === null ? t('unknown') : t('on', { browser: known.browser, system: known.system });
}

/** Wide and at once: one confirmation that says how many it ends. */
function EndAll({ view: { sessions, hidden, end } }: { readonly view: SessionsView }) {
  const t = useTranslations('sessions');
  const calls = useCalls();
  const queries = useQueryClient();
  const toast = useToast();
  const tellFailure = useFailureToast();
  const [open, setOpen] = useState(false);
  const ending = useMutation({
    mutationFn: () => calls.client.sessions.endAll.mutate(),
    onSuccess: ({ sessionsEnded }) => toast(t('allEnded', { count: sessionsEnded })),
    onError: tellFailure,
    onSettled: () => {
      setOpen(false);
      return queries.invalidateQueries({ queryKey: calls.options.sessions.pathKey() });
    },
  });
  return (
    <>
      <GuardedButton guard={end} look="danger" asked={{ title: t('endAll') }} onPress={() => setOpen(true)}>
        {t('endAll')}
      </GuardedButton>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('endAllTitle')}
        description={t('endAllLead', { count: sessions.length + hidden })}
      >
        <DialogActions onCancel={() => setOpen(false)}>
          <Button look="danger" pending={ending.isPending} onClick={() => ending.mutate()}>
            {t('confirm')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
