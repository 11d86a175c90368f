import { useTranslations } from 'use-intl';
import type { AccessView } from '@remit/api/people/people-access-views';
import { Chip } from '../../parts/chip.tsx';
import { When } from '../../parts/when.tsx';

/** Who this is, how they stand, and as of when the answer holds. */
export function PersonHead({ access }: { readonly access: AccessView }) {
  const t = useTranslations('access');
  const { person, standing } = access;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span>{[person.title, person.departmentName].filter((part) => part !== null).join(' · ')}</span>
      <Chip tone={standing === 'active' ? 'gain' : 'warn'}>{t(`standing.${standing}`)}</Chip>
      <span className="text-xs text-ink-3">
        {t('asOf', { version: access.policyVersion })} <When at={access.at} exact />
      </span>
      {/* Roles that are held stand below all the same, and give nothing. */}
      {standing === 'active' ? null : <span className="basis-full">{t(`without.${standing}`)}</span>}
    </span>
  );
}
