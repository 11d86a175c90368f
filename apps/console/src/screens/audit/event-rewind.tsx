import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { AuditEventView } from '@remit/api/audit/audit-views';
import { buttonLook } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { useMe } from '../../shell/tenant-context.ts';

/** The pages about access as they were when it happened. */
export function EventRewind({ event }: { readonly event: AuditEventView }) {
  const t = useTranslations('audit.event');
  const { tenant, rooms } = useMe();
  const at = new Date(event.at).toISOString();
  const { type, id, name } = event.target;
  const target = type === 'remit.Member' && id !== null && name !== null ? [{ id, name }] : [];
  const people = new Map(
    [...(event.actor === null ? [] : [event.actor]), ...target].map((person) => [person.id, person.name]),
  );
  if (!rooms.roles.allowed) return null;
  return (
    <Section level={3} title={t('rewind')}>
      <div className="mt-1.5 flex flex-wrap gap-2">
        {[...people].map(([person, called]) => (
          <Link
            key={person}
            to="/t/$tenant/people/$person"
            params={{ tenant: tenant.slug, person }}
            search={{ at }}
            className={buttonLook('plain')}
          >
            {t('rewindPerson', { name: called })}
          </Link>
        ))}
        <Link
          to="/t/$tenant/access/matrix"
          params={{ tenant: tenant.slug }}
          search={{ at }}
          className={buttonLook('plain')}
        >
          {t('rewindRoles')}
        </Link>
      </div>
    </Section>
  );
}
