import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { PersonChange } from '../../data/contract/people-calls.ts';
import { problemOf } from '../../data/problem.ts';
import { ChangeMark } from '../../parts/change-mark.tsx';
import { useCalls } from '../../shell/tenant-context.ts';

const shown = 12;

/** What a change would mean for somebody, before it is made: the consequence first. */
export function ChangeEffect({ change }: { readonly change: PersonChange }) {
  const t = useTranslations('manage');
  const calls = useCalls();
  const query = useQuery({
    ...calls.options.people.preview.queryOptions(change),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  if (query.error !== null) return <p className="text-loss">{problemOf(query.error).message}</p>;
  if (query.data === undefined) return <p className="text-ink-2">{t('checking')}</p>;
  const { refusal, headline, sentences, sessions } = query.data;
  return (
    <div aria-live="polite" className={query.isPlaceholderData ? 'opacity-70' : undefined}>
      {refusal === null ? null : (
        <p className="mb-2 rounded-md bg-loss-tint px-3 py-2 text-loss">
          <span className="font-medium">{t('refused')}:</span> {refusal}.
        </p>
      )}
      {headline === null ? null : <p className="font-medium">{headline}</p>}
      <ul className="mt-1.5 flex flex-col gap-1 text-ink-2">
        {sentences.slice(0, shown).map(({ change: kind, sentence }) => (
          <li key={sentence} className="flex items-start gap-2">
            <ChangeMark change={kind} />
            <span className="min-w-0 first-letter:uppercase">{sentence.replaceAll('`', '')}</span>
          </li>
        ))}
      </ul>
      {sentences.length > shown ? (
        <p className="mt-1 text-ink-3">{t('more', { count: sentences.length - shown })}</p>
      ) : null}
      {refusal === null ? (
        <p className="mt-2 text-xs text-ink-3">{t('sessions', { count: sessions })}</p>
      ) : null}
    </div>
  );
}
