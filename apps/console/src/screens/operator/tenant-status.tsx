import { useTranslations } from 'use-intl';
import type { OperatorTenantRow } from '@remit/api/operator/operator-views';
import { Chip, type Tone } from '../../parts/chip.tsx';

const tones: Readonly<Record<OperatorTenantRow['status'], Tone>> = {
  preparing: 'accent',
  active: 'gain',
  suspended: 'warn',
  moving: 'accent',
  deleting: 'loss',
};

/** Where a tenant is in its life. */
export function TenantStatus({ status }: { readonly status: OperatorTenantRow['status'] }) {
  const t = useTranslations('operator.status');
  return <Chip tone={tones[status]}>{t(status)}</Chip>;
}
