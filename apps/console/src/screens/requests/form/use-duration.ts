import { useTranslations } from 'use-intl';
import { durationParts } from './duration-parts.ts';

/** A length of time in ms in words: "3 hours". */
export function useDuration(): (milliseconds: number) => string {
  const t = useTranslations('approvals');
  return (milliseconds) => {
    const { unit, count } = durationParts(milliseconds);
    return t(`duration.${unit}`, { count });
  };
}
