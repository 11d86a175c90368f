import { useTranslations } from 'use-intl';
import type { PolicyDocument } from '@remit/policy/document';
import type { FieldPlace } from '../../draft/edit-field-rules.ts';
import type { FieldLeak } from '../../draft/field-leaks.ts';
import { roleLabel } from '../../draft/role-label.ts';
import { Section } from '../../parts/section.tsx';

interface FieldLeakListProps {
  readonly document: PolicyDocument;
  readonly place: FieldPlace;
  /** Of all fields. */
  readonly leaks: readonly FieldLeak[];
}

/** What tells of a field to whoever may not see it. */
export function FieldLeakList({ document, place, leaks }: FieldLeakListProps) {
  const t = useTranslations('fields');
  const label = (name: string): string => roleLabel(document.roles, name);
  const told = leaks.filter(({ type, field }) => type === place.type && field === place.field);
  return (
    <Section level={3} title={t('leaks')} className="flex flex-col gap-1">
      {told.length === 0 ? <p className="text-ink-3">{t('noLeaks')}</p> : null}
      <ul className="flex flex-col gap-1.5 empty:hidden">
        {told.map(({ by, roles }) => (
          <li key={`${by.kind} ${by.name}`} className="rounded-md bg-warn-tint px-3 py-2 text-warn">
            {t(`leak.${by.kind}`, {
              name: by.kind === 'grant' || by.kind === 'scope' ? label(by.name) : by.name,
              roles: new Intl.ListFormat('en', { type: 'conjunction' }).format(roles.map(label)),
            })}{' '}
            {t('leakWhy')}
          </li>
        ))}
      </ul>
    </Section>
  );
}
