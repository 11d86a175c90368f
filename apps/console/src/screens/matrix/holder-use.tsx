import { useFormatter, useTranslations } from 'use-intl';
import type { RoleHolderUse } from '@remit/api/uses/uses-views';
import { When } from '../../parts/when.tsx';

interface HolderUseProps {
  readonly holder: RoleHolderUse | undefined;
  /** What is asked of their use; null where nothing is told of it. */
  readonly cell: { readonly type: string; readonly action: string } | null;
  /** Whether all use of it is told, so that none told is none. */
  readonly complete: boolean;
}

/** Through what somebody holds a role, and when they last did one thing by it. */
export function HolderUse({ holder, cell, complete }: HolderUseProps) {
  const t = useTranslations('matrix');
  const { list } = useFormatter();
  if (holder === undefined) return null;
  const ways = holder.through.filter((way) => way !== null);
  const used = holder.uses.find((use) => use.type === cell?.type && use.action === cell.action);
  return (
    <span className="flex flex-wrap gap-x-2 text-xs text-ink-3">
      {ways.length === 0 ? null : <span>{t('through', { ways: list(ways) })}</span>}
      {used === undefined ? null : (
        <span>
          {t('lastUsed')} <When at={used.at} />
        </span>
      )}
      {cell !== null && used === undefined && complete ? <span>{t('neverUsed')}</span> : null}
    </span>
  );
}
