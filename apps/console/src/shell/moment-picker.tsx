import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ComingMoment, MomentsView } from '@remit/api/time/time-views';
import { ErrorState } from '../parts/states/error-state.tsx';
import { Skeleton } from '../parts/states/skeleton.tsx';
import { When } from '../parts/when.tsx';
import { MomentForm } from './moment-form.tsx';
import { useCalls } from './tenant-context.ts';

interface MomentPickerProps {
  readonly onChosen: () => void;
}

/** The moments that there are to look at: any one by its day and time, published versions, and what has a date. */
export function MomentPicker({ onChosen }: MomentPickerProps) {
  const calls = useCalls();
  const moments = useQuery(calls.options.time.moments.queryOptions());
  if (moments.isPending) return <Skeleton />;
  if (moments.data === undefined)
    return <ErrorState error={moments.error} onRetry={() => void moments.refetch()} />;
  return (
    <div className="flex flex-col gap-6">
      <MomentForm from={moments.data.from} onChosen={onChosen} />
      <Versions moments={moments.data} onChosen={onChosen} />
      <Coming moments={moments.data} onChosen={onChosen} />
    </div>
  );
}

type ListProps = MomentPickerProps & { readonly moments: MomentsView };

function Versions({ moments: { versions, from }, onChosen }: ListProps) {
  const t = useTranslations('time');
  return (
    <List title={t('versions')}>
      {versions.map(({ version, publishedAt, author, reason, inForce }) => {
        const content = (
          <>
            <span className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium">{t('version', { version })}</span>
              {inForce ? <span className="text-ink-2">{t('inForce')}</span> : null}
              <span className="ml-auto text-xs text-ink-2">
                <When at={publishedAt} exact />
              </span>
            </span>
            <span className="text-xs text-ink-2">
              {author === null ? null : `${author.name}: `}
              {reason === '' ? t('noReason') : reason}
              {publishedAt < from ? ` (${t('notKept')})` : null}
            </span>
          </>
        );
        return (
          <li key={version}>
            {publishedAt < from ? (
              <div className="flex flex-col px-3 py-2">{content}</div>
            ) : (
              <Choice at={`v${version}`} onChosen={onChosen}>
                {content}
              </Choice>
            )}
          </li>
        );
      })}
    </List>
  );
}

function Coming({ moments: { coming, comingLeftOut }, onChosen }: ListProps) {
  const t = useTranslations('time');
  return (
    <List title={t('coming')}>
      {coming.map((moment) => (
        <li key={`${moment.at} ${JSON.stringify(moment.what)}`}>
          <Choice at={new Date(moment.at).toISOString()} onChosen={onChosen}>
            <ComingWords what={moment.what} />
            <span className="text-xs text-ink-2">
              <When at={moment.at} exact />
            </span>
          </Choice>
        </li>
      ))}
      {coming.length === 0 ? <li className="px-3 py-2 text-ink-2">{t('comingNone')}</li> : null}
      {comingLeftOut === 0 ? null : (
        <li className="px-3 py-2 text-ink-2">{t('comingLeftOut', { count: comingLeftOut })}</li>
      )}
    </List>
  );
}

function ComingWords({ what }: Pick<ComingMoment, 'what'>) {
  const t = useTranslations('time');
  switch (what.kind) {
    case 'role-starts':
    case 'role-ends': {
      const { kind, ...names } = what;
      return <span>{t(`what.${kind}`, names)}</span>;
    }
    case 'delegation-starts':
    case 'delegation-ends':
      return <span>{t(`what.${what.kind}`, { name: what.name, absent: what.absent })}</span>;
    case 'draft':
    case 'person-starts':
    case 'person-ends':
      return <span>{t(`what.${what.kind}`, { name: what.name })}</span>;
    default:
      return what satisfies never;
  }
}

function List({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 font-semibold">{title}</h3>
      <ul className="card divide-y divide-line overflow-hidden">{children}</ul>
    </section>
  );
}

/** A moment that can be gone to, on the page that is open. */
function Choice({
  at,
  onChosen,
  children,
}: MomentPickerProps & { readonly at: string; readonly children: ReactNode }) {
  return (
    <Link
      to="."
      search={(before) => ({ ...before, at })}
      onClick={onChosen}
      className="flex min-h-11 flex-col justify-center px-3 py-2 hover:bg-hover focus-visible:-outline-offset-2"
    >
      {children}
    </Link>
  );
}
