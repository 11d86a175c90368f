import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ChangedItem } from '@remit/policy/draft/changed-items';
import { itemId } from '@remit/policy/draft/document-items';
import type { Guard } from '@remit/api/views';
import { itemCalled } from '../../draft/item-called.ts';
import { Chip } from '../../parts/chip.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { useCalls } from '../../shell/tenant-context.ts';

const tones = { added: 'gain', removed: 'loss', changed: 'warn' } as const;

interface ItemListProps {
  readonly items: readonly ChangedItem[];
  /** Null where nothing is to be taken back. */
  readonly publish: Guard | null;
  /** Takes the change of an item back, or takes it up as this version has it, where another one is in force. */
  readonly onRollBack?: (item: ChangedItem, way: 'back' | 'up') => void;
  readonly takesUp?: boolean;
}

/** What a change is made of, each with the way back. Types are those of the tables: no version takes them back. */
export function ItemList({ items, publish, onRollBack, takesUp = false }: ItemListProps) {
  const t = useTranslations('versions');
  const calls = useCalls();
  const { data: policy } = useQuery(calls.options.policy.current.queryOptions());
  return (
    <ul className="card divide-y divide-line">
      {items.map((item) => {
        const name = t(`item.${item.kind}`, { key: itemCalled(policy?.document, item) });
        const fixed = item.kind === 'module' || item.kind === 'resource';
        return (
          <li key={itemId(item)} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <span className="min-w-0 font-medium break-words">{name}</span>
            <Chip tone={tones[item.change]}>{t(`change.${item.change}`)}</Chip>
            {publish === null || onRollBack === undefined || fixed ? null : (
              <span className="ml-auto flex gap-1.5">
                {takesUp && item.change !== 'removed' ? (
                  <GuardedButton
                    guard={publish}
                    asked={{ title: t('takeUpOne', { item: name }) }}
                    aria-label={t('takeUpOne', { item: name })}
                    onPress={() => onRollBack(item, 'up')}
                  >
                    {t('takeUp')}
                  </GuardedButton>
                ) : null}
                <GuardedButton
                  guard={publish}
                  asked={{ title: t('rollBackOne', { item: name }) }}
                  aria-label={t('rollBackOne', { item: name })}
                  onPress={() => onRollBack(item, 'back')}
                >
                  {t('rollBackShort')}
                </GuardedButton>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
