import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { AuditEventView } from '@remit/api/audit/audit-views';
import { buttonLook } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import type { AuditAddress } from './audit-address.ts';

/** Other events that have something in common with this one. */
export function EventPivots({ event }: { readonly event: AuditEventView }) {
  const t = useTranslations('audit.event');
  const { tenant } = useMe();
  const pivots: readonly (readonly [string, AuditAddress])[] = [
    ...(event.actorId === null ? [] : [[t('pivotActor'), { actor: event.actorId }] as const]),
    ...(event.target.id === null ? [] : [[t('pivotTarget'), { target: event.target.id }] as const]),
    [t('pivotAction'), { action: event.action }],
    [t('pivotCall'), { call: event.correlationId }],
    // The person is named too: with both, the record is found without looking through all of it.
    ...(event.sessionId === null || event.actorId === null
      ? []
      : [[t('pivotSession'), { actor: event.actorId, session: event.sessionId }] as const]),
  ];
  return (
    <Section level={3} title={t('pivot')}>
      <div className="mt-1.5 flex flex-wrap gap-2">
        {pivots.map(([name, search]) => (
          <Link
            key={name}
            to="/t/$tenant/audit/$event"
            params={{ tenant: tenant.slug, event: event.id }}
            search={search}
            className={buttonLook('plain')}
          >
            {name}
          </Link>
        ))}
      </div>
    </Section>
  );
}
