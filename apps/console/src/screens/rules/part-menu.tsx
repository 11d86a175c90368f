import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'use-intl';

export interface PartAction {
  readonly name:
    | 'addAnd'
    | 'addOr'
    | 'negate'
    | 'up'
    | 'down'
    | 'switchAll'
    | 'switchAny'
    | 'extract'
    | 'removePart';
  readonly run: () => void;
}

/** What can be done with one part of a condition. Only what can be done there is offered. */
export function PartMenu({ actions }: { readonly actions: readonly PartAction[] }) {
  const t = useTranslations('rules');
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={t('change')}
        title={t('change')}
        className="inline-grid size-8 shrink-0 place-items-center rounded-md text-ink-2 hover:bg-hover hover:text-ink max-sm:size-11"
      >
        <Ellipsis size={16} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-60 outline-none">
          <Menu.Popup className="min-w-56 rounded-lg border border-line bg-raised p-1 shadow-raised outline-none">
            {actions.map(({ name, run }) => (
              <Menu.Item
                key={name}
                onClick={run}
                className="flex min-h-8 items-center rounded-md px-2 text-sm outline-none select-none data-highlighted:bg-hover max-sm:min-h-11"
              >
                {t(name)}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
