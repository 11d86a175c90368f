import { KeyRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { SourceView } from '@remit/api/people/people-access-views';
import { useDay } from './use-when.ts';

/** How a role came to someone, in one line: "SalesRep at /sales/emea, through the group Field sales, until 1 Mar 2027". */
export function SourceLine({ source }: { readonly source: SourceView }) {
  const t = useTranslations('source');
  const day = useDay();
  const { kind, name, rule = '' } = source.through;
  const through = kind === 'member' ? '' : name + rule;
  return (
    <span className="flex items-start gap-2">
      <KeyRound size={14} aria-hidden className="mt-[3px] shrink-0 text-ink-3" />
      <span className="min-w-0">
        <span className="font-medium">{source.roleLabel}</span>{' '}
        <span className="text-ink-2">
          {t('at')} <span className="font-mono text-xs text-ink">{source.folder}</span>
          {source.assignedRole === source.role ? null : t('included', { role: source.assignedLabel })}
          {t(`through.${source.through.kind}`, { name: through })}
          {source.until === null ? null : t('until', { day: day(source.until) })}
          {source.standing === 'active' ? null : t(`standing.${source.standing}`)}
        </span>
      </span>
    </span>
  );
}
