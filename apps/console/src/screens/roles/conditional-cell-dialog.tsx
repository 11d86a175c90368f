import type { ResourceType } from '@remit/policy/document';
import { useTranslations } from 'use-intl';
import type { CellState } from '../../draft/cell-state.ts';
import type { GrantEdit } from '../../draft/edit-grants.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { cellWords } from './cell-words.ts';

interface ConditionalCellDialogProps {
  readonly type: ResourceType;
  readonly action: string;
  readonly state: CellState;
  readonly onClose: () => void;
  readonly onChoose: (edit: Omit<GrantEdit, 'role'>) => void;
}

/** A grant that carries a limit or a condition: says which, and asks whether it goes with it. */
export function ConditionalCellDialog({
  type,
  action,
  state,
  onClose,
  onChoose,
}: ConditionalCellDialogProps) {
  const t = useTranslations('grants');
  const edit = { kind: 'grant', type: type.name, action } as const;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('conditionalTitle', { type: type.label, action })}
      description={t('conditionalLead')}
    >
      <p className="mb-5 rounded-md bg-sunken px-3 py-2 font-mono text-xs">{cellWords(state)}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t('conditionalKeep')}</Button>
        <Button onClick={() => onChoose({ ...edit, to: 'all' })}>{t('conditionalAll')}</Button>
        <Button look="danger" onClick={() => onChoose({ ...edit, to: 'none', withConditions: 'removed' })}>
          {t('conditionalRemove')}
        </Button>
      </div>
    </Dialog>
  );
}
