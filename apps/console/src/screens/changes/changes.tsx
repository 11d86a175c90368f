import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FilePlus2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Guard } from '@remit/api/views';
import { useBeginDraft } from '../../draft/use-begin-draft.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { Page } from '../../parts/page.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { AccessTabs } from '../../shell/access-tabs.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { changes as words } from '../../words/changes.ts';
import { draftState } from '../../words/draft-state.ts';
import { MoreWords } from '../../words/words.tsx';
import { DraftLine } from './draft-line.tsx';

/** Every draft of the policy: those that are open or, one key away, those that ended. */
export function ChangesScreen() {
  return (
    <MoreWords words={{ changes: words, draftState }}>
      <Changes />
    </MoreWords>
  );
}

function Changes() {
  const t = useTranslations('changes');
  const calls = useCalls();
  const navigate = useNavigate();
  const ended = useSearch({ from: '/t/$tenant/changes' }).show === 'ended';
  const list = useQuery(calls.options.changes.list.queryOptions({ ended }));
  const show = (word: 'ended' | undefined): void =>
    void navigate({ to: '.', search: { show: word }, replace: true, resetScroll: false });
  if (list.isPending) return <Skeleton />;
  if (list.data === undefined)
    return <ErrorState alone error={list.error} onRetry={() => void list.refetch()} />;
  const { drafts, begin } = list.data;
  // Where there is nothing else, what begins one stands in the middle of it, and not twice.
  const empty = drafts.length === 0 && !ended;
  return (
    <Page title={t('title')} lead={t('lead')} actions={empty ? null : <BeginDraft guard={begin} />}>
      <AccessTabs timed={false} />
      <div role="group" aria-label={t('which')} className="mb-4 flex flex-wrap gap-1">
        <Button aria-pressed={!ended} onClick={() => show(undefined)}>
          {t('open')}
        </Button>
        <Button aria-pressed={ended} onClick={() => show('ended')}>
          {t('ended')}
        </Button>
      </div>
      {drafts.length === 0 ? (
        <EmptyState
          title={t(ended ? 'noneEnded' : 'none')}
          reason={t(ended ? 'noneEndedReason' : 'noneReason')}
          action={ended ? undefined : <BeginDraft guard={begin} />}
        />
      ) : (
        <ul aria-label={t('title')} className="card divide-y divide-line overflow-hidden">
          {drafts.map((draft) => (
            <DraftLine key={draft.id} draft={draft} />
          ))}
        </ul>
      )}
    </Page>
  );
}

/** Begins a draft without an edit, and goes on to where the first one is made. */
function BeginDraft({ guard }: { readonly guard: Guard }) {
  const t = useTranslations('changes');
  const calls = useCalls();
  const navigate = useNavigate();
  const { tenant } = useMe();
  const { data: policy } = useQuery(calls.options.policy.current.queryOptions());
  const begin = useBeginDraft(
    ({ id }) =>
      void navigate({
        to: '/t/$tenant/access/roles',
        params: { tenant: tenant.slug },
        search: { draft: id },
      }),
  );
  return (
    <GuardedButton
      look="primary"
      guard={guard}
      asked={{ title: t('begin') }}
      icon={<FilePlus2 size={14} aria-hidden />}
      pending={begin.isPending || policy === undefined}
      onPress={() => {
        if (begin.isPending || policy === undefined) return;
        begin.mutate({ version: policy.version, step: [], name: null });
      }}
    >
      {t('begin')}
    </GuardedButton>
  );
}
