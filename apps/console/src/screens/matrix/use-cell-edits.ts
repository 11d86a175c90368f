import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Draft } from '../../draft/draft.ts';
import { conditionalCells, editCells, type CellAddress, type CellSetting } from '../../draft/edit-cells.ts';
import { useWhy } from '../../parts/why/why-context.ts';

/** Cells that carry conditions, and what they were to be set to. */
export interface AskedCells {
  readonly cells: readonly CellAddress[];
  readonly conditional: readonly CellAddress[];
  readonly to: Exclude<CellSetting, 'restore'>;
}

/** One change of a set of cells. */
export interface CellsSet {
  readonly cells: readonly CellAddress[];
  readonly to: CellSetting;
}

/** Sets cells in the draft, as one step each time, and says what came of it; asks first where a condition is at stake. */
export function useCellEdits(draft: Draft) {
  const t = useTranslations('matrix');
  const why = useWhy();
  const [asked, setAsked] = useState<AskedCells | null>(null);
  const [said, setSaid] = useState('');
  const make = (changes: readonly CellsSet[], conditions: 'kept' | 'removed'): void => {
    const left = { ownerless: 0, conditional: 0 };
    let set = 0;
    const outcome = draft.change((present) => {
      let document = present;
      for (const { cells, to } of changes) {
        const edited = editCells(document, draft.base, cells, { to, conditions });
        ({ document } = edited);
        set += edited.set;
        left.ownerless += edited.left.ownerless;
        left.conditional += edited.left.conditional;
      }
      return { ok: true, document };
    });
    if (!outcome.ok) {
      why({ title: t('title'), outcome: 'deny', sentences: [outcome.reason] });
      return;
    }
    setSaid(
      [
        t('set', { count: set }),
        ...(left.ownerless > 0 ? [t('leftOwnerless', { count: left.ownerless })] : []),
        ...(left.conditional > 0 ? [t('leftConditional', { count: left.conditional })] : []),
      ].join(', '),
    );
  };
  return {
    said,
    say: setSaid,
    asked,
    /** Sets cells, or asks what becomes of those that carry a condition. */
    set: (cells: readonly CellAddress[], to: CellSetting): void => {
      const conditional = to === 'restore' ? [] : conditionalCells(draft.document, cells);
      if (to === 'restore' || conditional.length === 0) make([{ cells, to }], 'kept');
      else setAsked({ cells, conditional, to });
    },
    /** Sets several kinds in one step, as pasting does; conditions stay. */
    setAll: (changes: readonly CellsSet[]): void => make(changes, 'kept'),
    /** Answers what was asked: `leave` those with conditions, or set them too. Null forgets it. */
    answer: (choice: 'leave' | 'set' | null): void => {
      setAsked(null);
      if (asked === null || choice === null) return;
      const kept = new Set(asked.conditional);
      const cells = choice === 'set' ? asked.cells : asked.cells.filter((cell) => !kept.has(cell));
      if (cells.length > 0) make([{ cells, to: asked.to }], choice === 'set' ? 'removed' : 'kept');
    },
  };
}
