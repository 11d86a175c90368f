import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { problemOf } from '../../data/problem.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Page } from '../../parts/page.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { LazyTimeChip } from '../../shell/lazy-moment.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { simulate as words } from '../../words/simulate.ts';
import { MoreWords, readerLocale } from '../../words/words.tsx';
import { Answer } from './answer.tsx';
import { Examples } from './examples.tsx';
import { QuestionBar } from './question-bar.tsx';
import { questionOf } from './simulate-address.ts';
import { useSimulateSearch } from './use-simulate-search.ts';

/** Any question about access, answered in a sentence with its reason. */
export function SimulateScreen() {
  return (
    <MoreWords words={{ simulate: words }}>
      <Simulate />
    </MoreWords>
  );
}

const NOT_YET = { who: 'incompleteWho', type: 'incompleteType', record: 'incompleteRecord' } as const;

function Simulate() {
  const t = useTranslations('simulate');
  const calls = useCalls();
  const me = useMe();
  const { address } = useSimulateSearch();
  const form = useQuery(calls.options.simulate.form.queryOptions());
  const asked =
    form.data === undefined
      ? 'nothing'
      : questionOf(address, form.data, { timeZone: me.tenant.timeZone, locale: readerLocale() });
  const question = typeof asked === 'string' ? null : asked;
  const answer = useQuery({
    ...calls.options.simulate.ask.queryOptions(
      question ?? {
        member: me.person.id,
        action: null,
        resource: { kind: 'anything' },
        at: null,
        met: [],
        version: null,
        draft: null,
      },
    ),
    enabled: question !== null,
    placeholderData: keepPreviousData,
  });
  if (form.isPending) return <Skeleton />;
  if (form.data === undefined)
    return <ErrorState alone error={form.error} onRetry={() => void form.refetch()} />;
  const missing = answer.isError && problemOf(answer.error).code === 'not-found';
  const said = question === null || answer.isError ? undefined : answer.data;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          {me.rooms.roles.allowed ? <LazyTimeChip /> : null}
          {question === null ? null : <CopyButton text={window.location.href} label={t('copyLink')} />}
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <QuestionBar form={form.data} person={said?.person ?? null} />
        <div className="relative" aria-live="polite">
          <ThinBar active={question !== null && answer.isFetching} label={t('asking')} />
          {asked === 'nothing' ? <Examples form={form.data} /> : null}
          {typeof asked === 'string' && asked !== 'nothing' ? (
            <EmptyState title={t('incomplete')} reason={t(NOT_YET[asked])} />
          ) : null}
          {question !== null && missing ? <EmptyState title={t('gone')} reason={t('goneReason')} /> : null}
          {question !== null && answer.isError && !missing ? (
            <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
          ) : null}
          {said === undefined || question === null ? null : <Answer question={question} view={said} />}
        </div>
      </div>
    </Page>
  );
}
