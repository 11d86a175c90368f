import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { itemId, type ItemName } from '@remit/policy/draft/document-items';
import type { PolicyDocument } from '@remit/policy/document';
import type { DraftConflict } from '@remit/policy/draft/draft-steps';
import { Button } from '../parts/button.tsx';
import { classes } from '../parts/classes.ts';
import { Dialog } from '../parts/dialogs/dialog.tsx';
import { DialogActions } from '../parts/dialogs/dialog-actions.tsx';
import { itemCalled } from './item-called.ts';
import { saidBySide, type SaidLine } from './said-by-side.ts';

type Side = 'theirs' | 'mine';

interface ConflictDialogProps {
  readonly conflicts: readonly DraftConflict[];
  readonly title: string;
  readonly lead: string;
  /** What stays as somebody else has it, what stays as the reader has it, and what then happens, in words. */
  readonly theirs: string;
  readonly mine: string;
  readonly act: string;
  /** What the items are called by. */
  readonly document: PolicyDocument;
  /** Hears the items that stay as the reader has them. */
  readonly onChoose: (mine: readonly ItemName[]) => void;
  readonly onClose: () => void;
}

const choice =
  'flex min-h-8 items-center rounded border border-line px-2.5 text-ink-2 hover:bg-hover data-checked:border-accent data-checked:bg-accent-tint data-checked:font-medium data-checked:text-ink max-sm:min-h-11';

/** What two sides changed, each to something else: for each item, which of the two stays. Nothing is chosen unsaid. */
export function ConflictDialog({ onChoose, onClose, title, lead, ...props }: ConflictDialogProps) {
  const t = useTranslations('draftBar');
  const [conflicts] = useState(props.conflicts);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const [tried, setTried] = useState(false);
  const open = conflicts.some((conflict) => !chosen.has(itemId(conflict)));
  return (
    <Dialog open onClose={onClose} title={title} description={lead}>
      <ul className="mb-5 flex flex-col gap-4">
        {conflicts.map((conflict) => {
          const id = itemId(conflict);
          const name = t(`item.${conflict.kind}`, { key: itemCalled(props.document, conflict) });
          return (
            <li key={id} className="flex flex-col gap-1.5">
              <span className="font-medium break-words">{name}</span>
              <RadioGroup<Side | null>
                aria-label={name}
                value={chosen.get(id) ?? null}
                onValueChange={(side) => {
                  if (side !== null) setChosen(new Map(chosen).set(id, side));
                }}
                className="grid items-start gap-2 sm:grid-cols-2"
              >
                {(['theirs', 'mine'] as const).map((side) => (
                  <div key={side} className="flex min-w-0 flex-col gap-1">
                    <Radio.Root value={side} className={choice}>
                      {props[side]}
                    </Radio.Root>
                    <SaidLines lines={saidBySide(conflict.was, conflict[side])} />
                  </div>
                ))}
              </RadioGroup>
            </li>
          );
        })}
      </ul>
      <p role="alert" className="mb-3 text-loss empty:hidden">
        {tried && open ? t('chooseEach') : null}
      </p>
      <DialogActions onCancel={onClose}>
        <Button
          look="primary"
          onClick={() => {
            setTried(true);
            if (open) return;
            onChoose(conflicts.filter((conflict) => chosen.get(itemId(conflict)) === 'mine'));
            onClose();
          }}
        >
          {props.act}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const looks = { removed: 'bg-loss-tint text-loss', added: 'bg-gain-tint text-gain' } as const;
const signs = { removed: '−', added: '+' } as const;

function SaidLines({ lines }: { readonly lines: readonly SaidLine[] }) {
  const t = useTranslations('draftBar');
  return (
    <ul className="flex flex-col overflow-hidden rounded font-mono text-xs empty:hidden">
      {numbered(lines).map(({ kind, number, text }) => (
        <li key={number} className={classes('flex px-1.5 leading-5', looks[kind])}>
          <span
            aria-hidden
            data-sign={signs[kind]}
            className="w-3.5 shrink-0 before:content-[attr(data-sign)]"
          />
          <span className="sr-only">{t(kind)}: </span>
          <span className="min-w-0 break-words">{text}</span>
        </li>
      ))}
    </ul>
  );
}

const numbered = (lines: readonly SaidLine[]) => lines.map((line, at) => ({ ...line, number: at + 1 }));
