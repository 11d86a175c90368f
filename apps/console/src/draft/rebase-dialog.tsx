import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { itemId } from '@remit/policy/document-items';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import type { Draft } from './draft.ts';

interface RebaseDialogProps {
  readonly draft: Draft;
  readonly onClose: () => void;
}

const choice =
  'flex min-h-8 items-center rounded border border-line px-2.5 text-ink-2 hover:bg-hover data-checked:border-accent data-checked:bg-accent-tint data-checked:font-medium data-checked:text-ink max-sm:min-h-11';

/** What both the draft and a newer version changed: for each, which of the two stays. Nothing is chosen unsaid. */
export function RebaseDialog({ draft, onClose }: RebaseDialogProps) {
  const t = useTranslations('draftBar');
  const [conflicts] = useState(() => draft.conflicts());
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set());
  const choose = (id: string, side: unknown): void => {
    const next = new Set(mine);
    if (side === 'mine') next.add(id);
    else next.delete(id);
    setMine(next);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('conflictTitle', { name: draft.name ?? t('new'), version: draft.version })}
      description={t('conflictLead')}
    >
      <ul className="mb-5 flex flex-col gap-4">
        {conflicts.map((conflict) => {
          const id = itemId(conflict);
          const name = t(`item.${conflict.kind}`, { key: conflict.key });
          return (
            <li key={id} className="flex flex-col gap-1.5">
              <span className="font-medium break-words">{name}</span>
              <RadioGroup
                aria-label={name}
                value={mine.has(id) ? 'mine' : 'theirs'}
                onValueChange={(side) => choose(id, side)}
                className="flex flex-wrap gap-1.5"
              >
                <Radio.Root value="theirs" className={choice}>
                  {t('theirs', { version: draft.version })}
                </Radio.Root>
                <Radio.Root value="mine" className={choice}>
                  {t('mine')}
                </Radio.Root>
              </RadioGroup>
            </li>
          );
        })}
      </ul>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button
          look="primary"
          onClick={() => {
            draft.rebase(conflicts.filter((conflict) => mine.has(itemId(conflict))));
            onClose();
          }}
        >
          {t('rebase', { version: draft.version })}
        </Button>
      </div>
    </Dialog>
  );
}
