import { useTranslations } from 'use-intl';
import type { CellStates } from '../../draft/cell-states.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { cellWords } from '../roles/cell-words.ts';
import type { AskedCells } from './use-cell-edits.ts';

interface ConditionalCellsDialogProps {
  readonly asked: AskedCells;
  readonly states: CellStates;
  readonly labelOf: (role: string) => string;
  readonly onAnswer: (choice: 'leave' | 'set' | null) => void;
}

/** As many are named as can be read at a glance. */
const MOST_NAMED = 5;

/** Cells with a limit or a condition among those that were set: says which, and asks what becomes of them. */
export function ConditionalCellsDialog({ asked, states, labelOf, onAnswer }: ConditionalCellsDialogProps) {
  const t = useTranslations('matrix');
  const { conditional, cells, to } = asked;
  const named = conditional.slice(0, MOST_NAMED);
  return (
    <Dialog
      open
      onClose={() => onAnswer(null)}
      title={t('conditionalTitle', { count: conditional.length })}
      description={t('conditionalLead')}
    >
      <ul className="mb-5 flex flex-col gap-1.5">
        {named.map(({ role, type, action }) => (
          <li key={`${role} ${type} ${action}`} className="rounded-md bg-sunken px-3 py-2 text-xs">
            <span className="font-medium">{`${labelOf(role)}, ${type}, ${action}`}</span>
            <span className="block font-mono">{cellWords(states.of(role, type, action))}</span>
          </li>
        ))}
        {conditional.length > named.length ? (
          <li className="text-xs text-ink-2">{t('more', { count: conditional.length - named.length })}</li>
        ) : null}
      </ul>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => onAnswer(cells.length > conditional.length ? 'leave' : null)}>
          {t('conditionalKeep', { count: conditional.length })}
        </Button>
        <Button look={to === 'none' ? 'danger' : 'plain'} onClick={() => onAnswer('set')}>
          {to === 'none'
            ? t('conditionalRemove', { count: conditional.length })
            : to === 'all'
              ? t('conditionalAll')
              : t('conditionalOwn')}
        </Button>
      </div>
    </Dialog>
  );
}
