import { useTranslations } from 'use-intl';
import { useMoment } from '../parts/use-when.ts';

/**
 * What a moment is called: the version that it is named by, or its day and time by the clocks of the tenant.
 * @param asked as `askedMoment` gives it; null for now
 */
export function useMomentName(asked: string | null): string {
  const t = useTranslations('time');
  const shown = useMoment();
  if (asked === null) return t('now');
  return asked.startsWith('v') ? t('version', { version: Number(asked.slice(1)) }) : shown(Number(asked));
}
