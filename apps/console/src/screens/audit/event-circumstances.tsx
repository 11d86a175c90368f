import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { AuditEventView } from '@remit/api/audit/audit-views';
import { useMoment } from '../../parts/use-when.ts';
import { agentName } from '../account/agent-name.ts';
import { useStamp } from './use-stamp.ts';

/** When it happened, by whom and in whose place, to what, from where and with what, and what was in force. */
export function EventCircumstances({ event }: { readonly event: AuditEventView }) {
  const t = useTranslations('audit.event');
  const words = useTranslations('audit');
  const moment = useMoment();
  const stamp = useStamp();
  const known = agentName(event.agent);
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1.5 text-sm">
      <Fact name={t('at')}>
        <time dateTime={new Date(event.at).toISOString()} title={moment(event.at)}>
          {stamp(event.at)}
        </time>
      </Fact>
      <Fact name={t('by')}>
        {event.actor?.name ?? (event.actorId === null ? t('byRemit') : words('gone'))}
      </Fact>
      {event.onBehalfOf === null ? null : (
        // A request is decided in somebody's place; whatever else names a second person was seen as them.
        <Fact name={t(event.action.startsWith('request.') ? 'behalf' : 'seenAs')}>
          {event.onBehalfOf.name}
        </Fact>
      )}
      {event.roles.length === 0 ? null : (
        <Fact name={t('roles')}>{event.roles.map((role) => event.names[role] ?? role).join(', ')}</Fact>
      )}
      <Fact name={t('on')}>
        {event.target.label}{' '}
        {event.target.name ?? (
          <code title={event.target.id ?? undefined} className="font-mono text-xs text-ink-3">
            {event.target.id?.slice(0, 8)}
          </code>
        )}
      </Fact>
      {event.address === null ? null : <Fact name={t('from')}>{event.address}</Fact>}
      {event.agent === null ? null : (
        <Fact name={t('with')}>
          <span title={event.agent}>{known === null ? event.agent : t('agent', { ...known })}</span>
        </Fact>
      )}
      {event.policyVersion === null ? null : <Fact name={t('policy')}>{event.policyVersion}</Fact>}
      {event.directoryRevision === null ? null : <Fact name={t('directory')}>{event.directoryRevision}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
