import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { CellEffectView } from '@remit/api/changes/changes-cell-views';
import type { Drafted } from '@remit/api/changes/changes-impact-views';
import { stepBetween, type DraftStep } from '@remit/policy/draft/draft-steps';
import type { PolicyDocument } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import { editCells, type CellAddress } from '../../draft/edit-cells.ts';
import { useSettled } from '../../parts/use-settled.ts';
import { useCalls } from '../../shell/tenant-context.ts';

/** What is asked about a cell: what taking it away would do, or what the draft does to it already. */
export type CellQuestion = 'taking away' | 'the draft';

/**
 * Whom an edit of one cell touches, by the server's own count over everybody. Asked once the focus has stood still and the
 * server has every edit, so that the answer is about what is on the screen.
 */
export function useCellEffect(
  draft: Draft,
  cell: CellAddress,
  question: CellQuestion | null,
): { readonly effect: UseQueryResult<Drafted<CellEffectView>>; readonly current: boolean } {
  const calls = useCalls();
  const wanted = JSON.stringify([cell, question]);
  const settled = useSettled(wanted, 150);
  const current = settled === wanted && draft.saving === 'saved';
  const effect = useQuery({
    queryKey: [...calls.options.changes.cell.pathKey(), draft.id, stampOf(draft.document), wanted],
    queryFn: ({ signal }) =>
      calls.client.changes.cell.query(
        {
          draft: draft.id,
          basedOn: draft.basedOn,
          step: question === 'taking away' ? takenAway(draft, cell) : [],
          type: cell.type,
          action: cell.action,
        },
        { signal },
      ),
    enabled: question !== null && current && !draft.moved,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  return { effect, current: current && !effect.isPlaceholderData };
}

function takenAway({ document, base }: Draft, cell: CellAddress): DraftStep {
  return stepBetween(
    document,
    editCells(document, base, [cell], { to: 'none', conditions: 'removed' }).document,
  );
}

const stamps = new WeakMap<PolicyDocument, number>();
let stamped = 0;

/** A number for a document: two that were edited apart have two, without reading through either. */
function stampOf(document: PolicyDocument): number {
  const known = stamps.get(document);
  if (known !== undefined) return known;
  stamped += 1;
  stamps.set(document, stamped);
  return stamped;
}
