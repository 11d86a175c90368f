import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { Drafted, ImpactEffectView } from '@remit/api/changes/changes-impact-views';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Section } from '../../parts/section.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { ImpactRequests } from './impact-requests.tsx';
import { ImpactRows } from './impact-rows.tsx';

interface ImpactEffectProps {
  readonly effect: UseQueryResult<Drafted<ImpactEffectView>>;
  readonly looks: { readonly titleClass: string; readonly className: string };
}

/** What of an effect is counted in the tables: records, waiting requests, sessions. */
export function ImpactEffect({ effect, looks }: ImpactEffectProps) {
  const t = useTranslations('draftImpact');
  const answer = effect.data?.kind === 'answer' ? effect.data.answer : null;
  if (effect.isError && answer === null) {
    return (
      <Section level={2} title={t('rows')} {...looks}>
        <ErrorState error={effect.error} onRetry={() => void effect.refetch()} />
      </Section>
    );
  }
  return (
    <>
      <Section level={2} title={t('rows')} {...looks}>
        {answer === null ? (
          <Skeleton lines={3} />
        ) : answer.rows === null ? (
          <p className="text-ink-2">{answer.rowsKept}</p>
        ) : (
          <ImpactRows rows={answer.rows} />
        )}
      </Section>
      {answer === null || answer.requests === null ? null : (
        <Section level={2} title={t('requests')} {...looks}>
          <ImpactRequests requests={answer.requests} />
        </Section>
      )}
      {answer === null || answer.sessions === null ? null : (
        <Section level={2} title={t('sessions')} {...looks}>
          <p className="text-ink-2">
            {answer.sessions.sessions === 0 ? t('sessionsNone') : t('sessionsSome', answer.sessions)}
          </p>
        </Section>
      )}
    </>
  );
}
