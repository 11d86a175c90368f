import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { ArrowLeft, X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { isUnknown } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useReturnFocus } from '../../parts/use-return-focus.ts';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { actionWords } from './audit-words.ts';
import { EventFacts } from './event-facts.tsx';

/** One event beside the list; on a phone in its place. */
export function EventPanel() {
  const t = useTranslations('audit.event');
  const words = useTranslations('audit');
  const { event: id } = useParams({ from: '/t/$tenant/audit/$event' });
  const panel = useRef<HTMLElement>(null);
  useReturnFocus(panel);
  const calls = useCalls();
  const query = useQuery(calls.options.audit.get.queryOptions({ id }));
  const { tenant } = useMe();
  const navigate = useNavigate();
  const close = (): void =>
    void navigate({ to: '/t/$tenant/audit', params: { tenant: tenant.slug }, search: (before) => before });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <aside
      ref={panel}
      aria-label={query.data === undefined ? t('details') : actionWords(words, query.data.action)}
      className="card relative flex min-h-0 flex-col overflow-hidden max-sm:flex-1 sm:w-[26rem] sm:shrink-0"
    >
      <div className="flex h-11 shrink-0 items-center border-b border-line px-2 sm:hidden">
        <Button look="ghost" icon={<ArrowLeft size={15} aria-hidden />} onClick={close}>
          {t('back')}
        </Button>
      </div>
      <button
        type="button"
        aria-label={t('close')}
        onClick={close}
        className="absolute top-3 right-3 inline-grid size-7 place-items-center rounded-md bg-surface text-ink-2 hover:bg-hover hover:text-ink max-sm:hidden"
      >
        <X size={16} aria-hidden />
      </button>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4">
        {query.data === undefined ? (
          query.isPending ? (
            <Skeleton />
          ) : isUnknown(query.error) ? (
            <EmptyState title={t('unknown')} reason={t('unknownReason')} />
          ) : (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          )
        ) : (
          <EventFacts event={query.data} />
        )}
      </div>
    </aside>
  );
}
