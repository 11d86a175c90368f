import { useTranslations } from 'use-intl';

/** How flags and their values are called. */
export function useFlagWords(): {
  readonly name: (flag: string) => string;
  readonly value: (value: boolean | string) => string;
} {
  const t = useTranslations('operator.flags');
  return {
    name: (flag) => {
      switch (flag) {
        case 'recordLists':
        case 'search':
        case 'auditExport':
        case 'refusalNames':
        case 'filesKept':
          return t(`names.${flag}`);
        default:
          // A flag that this page is too old to know.
          return flag;
      }
    },
    value: (value) => (typeof value === 'string' ? value : t(value ? 'value.on' : 'value.off')),
  };
}
