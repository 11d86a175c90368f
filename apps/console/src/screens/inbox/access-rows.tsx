import { Link } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { AccessRequestView } from '@remit/api/access/access-views';
import { classes } from '../../parts/classes.ts';
import { Section } from '../../parts/section.tsx';
import { When } from '../../parts/when.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { lastingParts } from '../access-requests/lasting.ts';

interface AccessRowsProps {
  readonly requests: readonly AccessRequestView[];
  readonly shown: string | null;
}

/** Who asks for access that the reader of an inbox may give: which role, where, for how long and until when it waits. */
export function AccessRows({ requests, shown }: AccessRowsProps) {
  const t = useTranslations('accessRequests');
  const { tenant } = useMe();
  if (requests.length === 0) return null;
  return (
    <Section
      level={2}
      title={t('inbox', { count: requests.length })}
      titleClass="border-b border-line bg-surface px-4 py-1.5 text-xs font-medium text-ink-3"
    >
      <ul>
        {requests.map((request) => {
          const chosen = request.id === shown;
          const { unit, count } = lastingParts(request.lasts);
          return (
            <li key={request.id} className="border-b border-line">
              <Link
                to="/t/$tenant/inbox"
                params={{ tenant: tenant.slug }}
                search={{ access: request.id }}
                data-request={request.id}
                aria-current={chosen ? 'true' : undefined}
                className={classes(
                  'flex flex-col gap-0.5 border-l-2 border-transparent bg-surface px-4 py-2.5 focus-visible:-outline-offset-2',
                  chosen ? 'lg:border-accent lg:bg-accent-tint' : 'hover:bg-hover',
                )}
              >
                <span className="flex items-baseline gap-3">
                  <span className="min-w-0 flex-1 truncate font-medium">{request.label}</span>
                  <span className="shrink-0 text-ink-2">
                    {t('forTime', { time: t(`lasts.${unit}`, { count }) })}
                  </span>
                </span>
                <span className="flex items-center gap-2 text-xs text-ink-2">
                  <span className="min-w-0 flex-1 truncate">
                    {request.member?.name ?? t('somebody')} · {request.folder}
                  </span>
                  <When at={request.submittedAt} />
                </span>
                <span className="mt-1 flex min-h-5 min-w-0 items-center gap-1.5 text-xs text-ink-2">
                  <KeyRound size={13} aria-hidden className="shrink-0 text-gain" />
                  <span className="truncate">{request.reason}</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
