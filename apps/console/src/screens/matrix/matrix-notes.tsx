import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { usePainted } from '../../parts/use-painted.ts';
import { useSetSearch } from '../../shell/use-set-search.ts';
import { unfiltered, type MatrixAddress } from './matrix-address.ts';
import type { Matrix } from './use-matrix.ts';
import type { RoleUses } from './use-role-uses.ts';

const UnusedNote = lazyPart(async () => (await import('./unused-note.tsx')).UnusedNote);

interface MatrixNotesProps {
  readonly matrix: Matrix;
  readonly address: MatrixAddress;
  readonly uses: RoleUses;
  /** What came of the last edit. */
  readonly said: string;
  /** Why somebody does not show who was asked for. */
  readonly refused: readonly string[];
}

/** How much of the matrix shows, what of a draft does not, and what came of the last edit. */
export function MatrixNotes(props: MatrixNotesProps) {
  const { matrix, address, uses, said, refused } = usePainted(props);
  const t = useTranslations('matrix');
  const setSearch = useSetSearch();
  const { rows, columns, labelOf } = matrix;
  const hiddenChanges = matrix.hiddenChanges();
  const [one, other] = address.compared;
  const counts = {
    rows: rows.reduce((sum, { level, actions }) => sum + (level === 1 ? actions.length : 0), 0),
    columns: columns.filter(({ role }) => role !== null).length,
  };
  return (
    <>
      <span className="figures">
        {one === undefined || other === undefined
          ? t('counts', counts)
          : t('differences', { one: labelOf(one), other: labelOf(other) })}
      </span>
      {hiddenChanges === 0 ? null : (
        <span className="text-warn">
          {t('hiddenChanges', { count: hiddenChanges })}{' '}
          <button
            type="button"
            className="inline-flex min-h-6 items-center rounded font-medium text-accent hover:underline"
            onClick={() => setSearch({ ...unfiltered, show: 'changed' })}
          >
            {t('showChanges')}
          </button>
        </span>
      )}
      <span role="status" title={said} className="min-w-0 flex-1 truncate">
        {said}
      </span>
      {refused.map((reason) => (
        <span key={reason} className="text-warn first-letter:uppercase">
          {reason}
        </span>
      ))}
      {address.show === 'risky' ? <span>{t('riskyMeans')}</span> : null}
      {address.show === 'unused' ? (
        <Suspense>
          <UnusedNote uses={uses} />
        </Suspense>
      ) : null}
    </>
  );
}
