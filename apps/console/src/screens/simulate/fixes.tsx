import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { SimulateQuestion } from '../../data/contract/access-calls.ts';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { FixAsDraft } from './fix-as-draft.tsx';

/** The smallest changes that would flip a no, each with what else it would give away. */
export function Fixes({ question }: { readonly question: SimulateQuestion }) {
  const t = useTranslations('simulate');
  const calls = useCalls();
  const asked = useQuery(calls.options.simulate.fixes.queryOptions(question));
  if (asked.isError) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (asked.data === undefined) return <p className="text-ink-2">{t('asking')}</p>;
  const { fixes, kept, unsaid } = asked.data;
  return (
    <div className="flex flex-col gap-3">
      {fixes.length === 0 ? <p className="text-ink-2">{t('noFixes')}</p> : null}
      <ol className="divide-y divide-line border-y border-line empty:hidden">
        {fixes.map(({ sentences, also, alsoFields, toHowMany, draft }) => (
          <li key={sentences.join(' ')} className="flex flex-col gap-1 py-2.5">
            {sentences.map((sentence) => (
              <p key={sentence} className="font-medium">
                {sentence}
              </p>
            ))}
            <p className="text-ink-2">
              {toHowMany === 0 ? t('fixGivesNothing') : t('fixGives', { count: toHowMany })}
            </p>
            {also.length + alsoFields === 0 ? null : (
              <p className="text-xs text-ink-2">
                {t('fixAlso')}{' '}
                {[
                  ...also.map(({ type, action, cells }) => t('fixAction', { type, action, cells })),
                  ...(alsoFields === 0 ? [] : [t('fixFields', { count: alsoFields })]),
                ].join(', ')}
              </p>
            )}
            {draft === null ? null : <FixAsDraft draft={draft} name={sentences.join(' ')} />}
          </li>
        ))}
      </ol>
      {unsaid.length === 0 ? null : (
        <p className="text-ink-2">
          {t('fixesUnsaid')} {unsaid.join(' ')}
        </p>
      )}
      {kept ? <p className="text-ink-2">{t('fixesKept')}</p> : null}
    </div>
  );
}
