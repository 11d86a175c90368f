import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { Draft } from '../../draft/draft.ts';
import { useLiveHeadline } from '../../draft/use-live-headline.ts';
import { useCalls } from '../../shell/tenant-context.ts';

/** What a draft would mean for everybody if it counted in part, before it does. */
export function FirstEffect(part: Pick<Draft, 'base' | 'basedOn' | 'document' | 'step'>) {
  const t = useTranslations('draftImpact');
  const { options } = useCalls();
  const live = useLiveHeadline(part, true);
  const told = useQuery({ ...options.changes.directory.queryOptions(), staleTime: Infinity });
  // Not everybody may be told of everybody: then the server says what it means, once it is in the draft.
  const later = told.isError || told.data?.kind === 'kept';
  return (
    <div aria-live="polite" className="rounded-md bg-sunken px-3 py-2" data-testid="first-effect">
      <p className="text-xs text-ink-3">{t('first.effect')}</p>
      <p>
        {live?.kind === 'invalid'
          ? t('first.invalid')
          : (live?.headline ?? t(later ? 'first.later' : 'first.counting'))}
      </p>
    </div>
  );
}
