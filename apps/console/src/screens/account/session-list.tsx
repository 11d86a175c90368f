import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { OwnSessionView } from '@remit/api/account/account-views';
import { identity } from '../../data/calls.ts';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Section } from '../../parts/section.tsx';
import { useFailureToast, useToast } from '../../parts/toasts.tsx';
import { When } from '../../parts/when.tsx';
import { agentName } from './agent-name.ts';
import { sectionTitle } from './section-title.ts';

interface SessionListProps {
  readonly sessions: readonly OwnSessionView[];
  readonly onChange: () => void;
}

/** Where one is signed in with a browser, this one first. */
export function SessionList({ sessions, onChange }: SessionListProps) {
  const t = useTranslations('account.sessions');
  const toast = useToast();
  const failed = useFailureToast();
  const end = useMutation({
    mutationFn: (id: string) => identity.client.account.endSession.mutate({ id }),
    onSuccess: () => toast(t('ended')),
    onError: failed,
    onSettled: onChange,
  });
  const endOthers = useMutation({
    mutationFn: () => identity.client.account.endOtherSessions.mutate(),
    onSuccess: ({ sessionsEnded }) => toast(t('othersEnded', { ended: sessionsEnded })),
    onError: failed,
    onSettled: onChange,
  });
  const nameOf = ({ agent }: OwnSessionView): string => {
    const name = agentName(agent);
    return name === null ? t('unknown') : t('on', { browser: name.browser, system: name.system });
  };
  const ordered = sessions.toSorted((a, b) => Number(b.current) - Number(a.current));
  return (
    <Section title={t('title', { count: sessions.length })} level={2} titleClass={sectionTitle}>
      <ul className="card mt-3 divide-y divide-line">
        {ordered.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
            <div className="min-w-0 flex-1 basis-52">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {nameOf(session)}
                {session.current ? <Chip tone="accent">{t('here')}</Chip> : null}
                {session.secondFactor ? <Chip tone="gain">{t('strong')}</Chip> : null}
              </p>
              <p className="text-xs text-ink-3">
                {t('used')} <When at={session.lastUsedAt ?? session.createdAt} exact />
                {session.address === null ? null : `, ${t('from', { address: session.address })}`}
              </p>
            </div>
            {session.current ? null : (
              <Button
                aria-label={t('endNamed', { name: nameOf(session) })}
                pending={end.isPending && end.variables === session.id}
                onClick={() => end.mutate(session.id)}
              >
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button look="danger" className="mt-3" pending={endOthers.isPending} onClick={() => endOthers.mutate()}>
        {t('endOthers')}
      </Button>
    </Section>
  );
}
