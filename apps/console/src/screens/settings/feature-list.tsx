import { useTranslations } from 'use-intl';
import type { TenantConfigView } from '@remit/api/tenant/tenant-views';
import { Chip } from '../../parts/chip.tsx';
import { Section } from '../../parts/section.tsx';

interface FeatureListProps {
  readonly slug: string;
  readonly flags: TenantConfigView['flags'];
}

const features = [
  'recordLists',
  'search',
  'auditExport',
  'refusalNames',
  'filesKept',
] as const satisfies readonly (keyof TenantConfigView['flags'])[];

/** What of a tenant its operator alone changes: its address, and the features that it has. */
export function FeatureList({ slug, flags }: FeatureListProps) {
  const t = useTranslations('general');
  return (
    <Section
      level={2}
      title={t('features')}
      titleClass="border-b border-line px-4 py-2 font-medium"
      className="card w-full"
    >
      <dl className="divide-y divide-line">
        <div className="flex items-start justify-between gap-4 px-4 py-2.5">
          <dt>
            {t('address')}
            <span className="block text-xs text-ink-3">{t('addressHint')}</span>
          </dt>
          <dd className="font-mono text-xs">/t/{slug}</dd>
        </div>
        {features.map((name) => {
          const value = flags[name];
          const words = typeof value === 'string' ? t(`names.${value}`) : t(value ? 'on' : 'off');
          return (
            <div key={name} className="flex items-center justify-between gap-4 px-4 py-2.5">
              <dt>{t(`feature.${name}`)}</dt>
              <dd>
                <Chip tone={value === false ? 'plain' : 'accent'}>{words}</Chip>
              </dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
