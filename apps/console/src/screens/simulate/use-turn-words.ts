import { useTranslations } from 'use-intl';
import type { OverTimeView, TurnCause } from '@remit/api/simulate/simulate-views';

interface TurnWords {
  readonly outcome: (outcome: OverTimeView['turns'][number]['outcome']) => string;
  readonly cause: (cause: TurnCause) => string;
}

/** What an answer was at a moment, and what happened then, in words. */
export function useTurnWords(): TurnWords {
  const t = useTranslations('simulate');
  return {
    outcome: (outcome) => t(`turned.${outcome}`),
    cause: (cause) => {
      switch (cause.kind) {
        case 'begun':
        case 'now':
        case 'person-starts':
        case 'person-ends':
        case 'person-changed':
          return t(`cause.${cause.kind}`);
        case 'version':
          return t('cause.version', { version: cause.version, reason: cause.reason });
        case 'draft':
        case 'group-joined':
        case 'group-left':
          return t(`cause.${cause.kind}`, { name: cause.name });
        case 'role-given':
        case 'role-changed':
        case 'role-taken':
        case 'role-starts':
        case 'role-ends':
          return t(`cause.${cause.kind}`, { role: cause.role, folder: cause.folder });
        default:
          return cause satisfies never;
      }
    },
  };
}
