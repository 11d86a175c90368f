import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { SimulateView } from '@remit/api/simulate/simulate-views';
import type { SimulateQuestion } from '../../data/contract/access-calls.ts';
import { SeeAsButton } from '../../parts/see-as-button.tsx';
import { When } from '../../parts/when.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { AnswerDecision } from './answer-decision.tsx';
import { AnswerWhat } from './answer-what.tsx';
import { AnswerWho } from './answer-who.tsx';

interface AnswerProps {
  readonly question: SimulateQuestion;
  readonly view: SimulateView;
}

/** The answer, whichever kind it is, and by what it holds. */
export function Answer({ question, view }: AnswerProps) {
  const t = useTranslations('simulate');
  const me = useMe();
  const { answer } = view;
  return (
    <div className="flex flex-col gap-4">
      {answer.kind === 'decision' ? (
        <AnswerDecision
          question={question}
          decision={answer}
          reached={view.reached}
          person={view.person}
          at={view.at}
        />
      ) : null}
      {answer.kind === 'who' ? <AnswerWho who={answer} /> : null}
      {answer.kind === 'what' ? <AnswerWhat what={answer} person={view.person} /> : null}
      {view.note === null ? null : <p className="text-ink-2">{view.note}</p>}
      {view.person === null || !me.rooms.people.allowed ? null : (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <Link
            to="/t/$tenant/people/$person"
            params={{ tenant: me.tenant.slug, person: view.person.id }}
            search={question.resource.kind === 'anything' ? {} : { type: question.resource.type }}
            className="inline-flex min-h-6 items-center text-accent underline max-sm:min-h-11"
          >
            {t('rows', { name: view.person.name })}
          </Link>
          {view.seeAs === null || view.person.id === me.person.id ? null : (
            <SeeAsButton guard={view.seeAs} person={view.person} />
          )}
        </p>
      )}
      <p className="text-xs text-ink-3">
        {view.draft === null ? (
          t('asOf', { version: view.policyVersion })
        ) : (
          <>
            {t('underDraft')}{' '}
            <Link
              to="/t/$tenant/changes/$draft/impact"
              params={{ tenant: me.tenant.slug, draft: view.draft.id }}
              className="text-accent underline"
            >
              {view.draft.name}
            </Link>
            {t('underDraftOn', { version: view.policyVersion - 1 })}
          </>
        )}{' '}
        <When at={view.at} exact />
        {question.at === null ? null : `. ${t('recordsNow')}`}
      </p>
    </div>
  );
}
