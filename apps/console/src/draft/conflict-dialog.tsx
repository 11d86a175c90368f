import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { itemId, type ItemName } from '@remit/policy/document-items';
import type { PolicyDocument } from '@remit/policy/document';
import type { DraftConflict } from '@remit/policy/draft-steps';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { DialogActions } from '../parts/dialog-actions.tsx';
import { itemCalled } from './item-called.ts';

interface ConflictDialogProps {
  readonly conflicts: readonly DraftConflict[];
  readonly title: string;
  readonly lead: string;
  /** What stays as somebody else has it, what stays as the reader has it, and what then happens, in words. */
  readonly theirs: string;
  readonly mine: string;
  readonly act: string;
  /** Hears the items that stay as the reader has them. */
  /** What the items are called by. */
  readonly document: PolicyDocument;
  readonly onChoose: (mine: readonly ItemName[]) => void;
  readonly onClose: () => void;
}

const choice =
  'flex min-h-8 items-center rounded border border-line px-2.5 text-ink-2 hover:bg-hover data-checked:border-accent data-checked:bg-accent-tint data-checked:font-medium data-checked:text-ink max-sm:min-h-11';

/** What two sides changed, each to something else: for each item, which of the two stays. Nothing is chosen unsaid. */
export function ConflictDialog({ onChoose, onClose, title, lead, ...props }: ConflictDialogProps) {
  const t = useTranslations('draftBar');
  const [conflicts] = useState(props.conflicts);
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set());
  const choose = (id: string, side: unknown): void => {
    const next = new Set(mine);
    if (side === 'mine') next.add(id);
    else next.delete(id);
    setMine(next);
  };
  return (
    <Dialog open onClose={onClose} title={title} description={lead}>
      <ul className="mb-5 flex flex-col gap-4">
        {conflicts.map((conflict) => {
          const id = itemId(conflict);
          const name = t(`item.${conflict.kind}`, { key: itemCalled(props.document, conflict) });
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
                  {props.theirs}
                </Radio.Root>
                <Radio.Root value="mine" className={choice}>
                  {props.mine}
                </Radio.Root>
              </RadioGroup>
            </li>
          );
        })}
      </ul>
      <DialogActions onCancel={onClose}>
        <Button
          look="primary"
          onClick={() => {
            onChoose(conflicts.filter((conflict) => mine.has(itemId(conflict))));
            onClose();
          }}
        >
          {props.act}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
