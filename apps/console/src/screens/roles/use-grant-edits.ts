import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PolicyDocument, ResourceType } from '@remit/policy/document';
import { conditionalCells, editCells, type CellAddress, type CellSetting } from '../../draft/edit-cells.ts';
import type { EditOutcome } from '../../draft/edit-outcome.ts';
import type { AskedCells } from '../matrix/use-cell-edits.ts';

interface GrantEdits {
  /** Cells that carry a condition and were to be set; null while nothing is asked. */
  readonly asked: AskedCells | null;
  /** Sets cells, or asks what becomes of those that carry a condition. */
  readonly set: (cells: readonly CellAddress[], to: CellSetting) => void;
  /** Answers what was asked: `leave` those with conditions, or set them too. Null forgets it. */
  readonly answer: (choice: 'leave' | 'set' | null) => void;
}

/** Sets what a role grants, as one step each time; a condition is never lost without being asked for. */
export function useGrantEdits(
  document: PolicyDocument,
  published: PolicyDocument,
  types: readonly ResourceType[],
  onEdit: (edit: (document: PolicyDocument) => EditOutcome) => void,
): GrantEdits {
  const t = useTranslations('grants');
  const [asked, setAsked] = useState<AskedCells | null>(null);
  const make = (cells: readonly CellAddress[], to: CellSetting, conditions: 'kept' | 'removed'): void =>
    onEdit((present) => {
      const edited = editCells(present, published, cells, { to, conditions });
      const [cell] = cells;
      if (edited.set === 0 && cell !== undefined && edited.left.ownerless > 0) {
        const label = types.find(({ name }) => name === cell.type)?.label ?? cell.type;
        return { ok: false, reason: t('ownerless', { type: label }) };
      }
      return { ok: true, document: edited.document };
    });
  return {
    asked,
    set: (cells, to) => {
      const conditional = to === 'restore' ? [] : conditionalCells(document, cells);
      if (to !== 'restore' && conditional.length > 0) setAsked({ cells, conditional, to });
      else make(cells, to, 'kept');
    },
    answer: (choice) => {
      setAsked(null);
      if (asked === null || choice === null) return;
      const kept = new Set(asked.conditional);
      if (choice === 'set') make(asked.cells, asked.to, 'removed');
      else
        make(
          asked.cells.filter((cell) => !kept.has(cell)),
          asked.to,
          'kept',
        );
    },
  };
}
