import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { AuditEventView } from '@remit/api/audit/audit-views';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Section } from '../../parts/section.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { actionWords } from './audit-words.ts';
import { EventCircumstances } from './event-circumstances.tsx';
import { EventHead } from './event-head.tsx';
import { EventPivots } from './event-pivots.tsx';
import { EventReasons } from './event-reasons.tsx';
import { EventRewind } from './event-rewind.tsx';
import { EventDetails, EventState } from './event-state.tsx';
import { useStamp } from './use-stamp.ts';

/** Everything that the record says of one event, and what it leads to. */
export function EventFacts({ event }: { readonly event: AuditEventView }) {
  const t = useTranslations('audit.event');
  const words = useTranslations('audit');
  const stamp = useStamp();
  const compared = event.before !== null || event.after !== null;
  return (
    <article className="flex flex-col gap-5">
      <EventHead event={event} />
      <EventCircumstances event={event} />
      <EventReasons event={event} />
      {compared ? (
        <Section level={3} title={t('changes')}>
          <EventState before={event.before} after={event.after} names={event.names} />
        </Section>
      ) : null}
      {event.details === null ? null : (
        <Section level={3} title={t('details')}>
          <div className="mt-1">
            <EventDetails details={event.details} names={event.names} />
          </div>
        </Section>
      )}
      {event.hidden.length === 0 ? null : (
        <p className="text-xs text-ink-2">{t('hidden', { names: event.hidden.join(', ') })}</p>
      )}
      {event.call.length === 0 ? null : (
        <Section level={3} title={t('call')}>
          <ul className="mt-1 flex flex-col">
            {event.call.map((other) => (
              <li key={other.id}>
                <EventLink id={other.id}>
                  {actionWords(words, other.action)} · {stamp(other.at)}
                </EventLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <EventRewind event={event} />
      <EventPivots event={event} />
      <Section level={3} title={t('seal')}>
        <p className="mt-1 font-mono text-xs break-all text-ink-2">{event.hash ?? t('waiting')}</p>
        <p className="mt-1 flex items-center gap-1.5 text-xs text-ink-3">
          {t('reference')} <code className="font-mono break-all">{event.correlationId}</code>
          <CopyButton text={event.correlationId} label={t('copy')} />
        </p>
      </Section>
    </article>
  );
}

function EventLink({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const { tenant } = useMe();
  return (
    <Link
      to="/t/$tenant/audit/$event"
      params={{ tenant: tenant.slug, event: id }}
      search={(before) => before}
      className="inline-flex min-h-6 items-center text-accent hover:underline max-sm:min-h-11"
    >
      {children}
    </Link>
  );
}
