import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { RequestDeciders, RequestsView } from '@remit/api/changes/changes-impact-views';
import { useMe } from '../../shell/tenant-context.ts';

/** Waiting requests that others than now could decide. */
export function ImpactRequests({ requests }: { readonly requests: RequestsView }) {
  const t = useTranslations('draftImpact');
  const { tenant } = useMe();
  const { hidden, lacking, looked, moved, waiting } = requests;
  return (
    <>
      {moved.length + hidden === 0 ? <p className="text-ink-2">{t('requestsNone', { looked })}</p> : null}
      <ul className="card divide-y divide-line empty:hidden">
        {moved.map((request) => (
          <li key={request.id} className="flex flex-col gap-1 px-4 py-2.5">
            <span>
              <Link
                to="/t/$tenant/inbox/$request"
                params={{ tenant: tenant.slug, request: request.id }}
                className="font-medium text-accent hover:underline"
              >
                {request.number}
              </Link>{' '}
              <span className="text-ink-2">{request.purpose}</span>
            </span>
            <span className="text-ink-2">
              <span className="text-ink-3">{t('from')}</span> <Deciders deciders={request.from} />{' '}
              <span className="text-ink-3">{t('to')}</span> <Deciders deciders={request.to} />
            </span>
          </li>
        ))}
      </ul>
      {lacking === 0 ? null : <p className="text-ink-2">{t('requestsLacking', { count: lacking })}</p>}
      {hidden === 0 ? null : <p className="text-ink-3">{t('requestsHidden', { count: hidden })}</p>}
      {looked === waiting ? null : <p className="text-ink-3">{t('requestsLooked', { looked, waiting })}</p>}
    </>
  );
}

function Deciders({ deciders: { people, total } }: { readonly deciders: RequestDeciders }) {
  const t = useTranslations('draftImpact');
  if (total === 0) return <span className="text-loss">{t('decidersNone')}</span>;
  const named = people.map(({ name }) => name).join(', ');
  const more = total - people.length;
  return (
    <span>
      {named}
      {more === 0 ? null : ` ${t('decidersMore', { count: more })}`}
    </span>
  );
}
