import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { RequestPreviewView } from '@remit/api/requests/request-views';
import type { Amount } from '@remit/api/views';
import { problemOf } from '../../../data/problem.ts';
import { DeciderList } from '../../../parts/decider-list.tsx';
import { ThinBar } from '../../../parts/thin-bar.tsx';
import { SameRequest } from '../same-request.tsx';
import { SmallerAmount } from '../decide/smaller-amount.tsx';
import { StepList } from '../step-list.tsx';

interface WhoWillDecideProps {
  readonly preview: UseQueryResult<RequestPreviewView>;
  /** Whether enough is filled in to ask. */
  readonly asked: boolean;
  /** Whether it is a new one: what is changed is the same as itself. */
  readonly fresh: boolean;
  readonly onTakeSmaller: (amount: Amount) => void;
}

/** The server's answer to who will decide, step by step, kept in sight while a newer one is on its way. */
export function WhoWillDecide({ preview, asked, fresh, onTakeSmaller }: WhoWillDecideProps) {
  const t = useTranslations('newRequest');
  const answer = asked ? preview.data : undefined;
  // Those who are listed below are named there, in the same words.
  const listed = (answer?.deciders ?? []).slice(answer?.steps.length === 0 ? 1 : 0);
  const isNews = (sentence: string): boolean =>
    !listed.some(({ person }) => sentence.startsWith(person.name));
  return (
    <aside
      aria-label={t('whoDecides')}
      className="card relative flex flex-col gap-4 self-start overflow-hidden bg-sunken p-5 lg:row-span-2 lg:min-h-56"
    >
      <ThinBar active={asked && preview.isFetching} label={t('asking')} />
      <h2 className="font-semibold">{t('whoDecides')}</h2>
      <div aria-live="polite" className="flex flex-col gap-4">
        {asked && preview.isError ? (
          <p className="text-loss first-letter:uppercase">{problemOf(preview.error).message}</p>
        ) : null}
        {answer === undefined ? (
          asked ? null : (
            <p className="text-ink-2">{t('fillIn')}</p>
          )
        ) : (
          <>
            {answer.submit.allowed ? null : (
              <p className="rounded-md bg-warn-tint px-3 py-2 text-warn first-letter:uppercase">
                {answer.submit.reason}
              </p>
            )}
            {fresh && answer.same !== null ? <SameRequest same={answer.same} /> : null}
            {answer.sentences.filter(isNews).map((sentence) => (
              <p key={sentence} className="text-base font-medium text-balance first-letter:uppercase">
                {sentence}
              </p>
            ))}
            {answer.steps.length === 0 ? (
              <DeciderList deciders={answer.deciders} total={answer.decidersTotal} />
            ) : (
              <StepList steps={answer.steps} ahead />
            )}
            <SmallerAmount preview={answer} onTake={onTakeSmaller} />
          </>
        )}
      </div>
    </aside>
  );
}
